import { auditText } from '../../../../src/core/prose/audit/audit-text';
import type { Relation } from '../../../../src/core/prose/audit/relation';

/** What of a text is told to the user: 错误 and 需说明. */
export function raised(text: string): Relation[] {
  return auditText(text).filter(({ verdict }) => verdict === 'fails' || verdict === 'asks');
}

/** Kinds of what is told, each once. */
export function kindsRaised(text: string): string[] {
  return [...new Set(raised(text).map(({ kind }) => kind))].sort();
}

/** Kinds of relations that were computed and hold, each once. */
export function kindsHolding(text: string): string[] {
  return [...new Set(auditText(text).flatMap(({ kind, verdict }) => (verdict === 'holds' ? [kind] : [])))].sort();
}
