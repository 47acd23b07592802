import { auditText } from '../core/prose/audit/audit-text';
import type { SourceTable } from '../core/prose/audit/grid';
import type { Quote, Relation, RelationKind } from '../core/prose/audit/relation';
import type { Level } from '../core/rules/level';

/** A contradiction, a question or something that cannot be told, of a text as people wrote it. */
export interface AuditFinding {
  readonly level: Level;
  readonly kind: RelationKind;
  readonly message: string;
  readonly quotes: readonly Quote[];
  readonly left?: string;
  readonly right?: string;
  readonly difference?: string;
  /** Where the text could be mended, and the words that should stand there. */
  readonly amendment?: Quote;
}

export interface Audit {
  readonly findings: readonly AuditFinding[];
  readonly passed: readonly { readonly kind: RelationKind; readonly quotes: readonly Quote[] }[];
}

/** What is read: a text, and where in it tables stand. */
export interface AuditedText {
  readonly text: string;
  readonly tables?: readonly SourceTable[];
}

const levelOf = { fails: 'error', asks: 'explain', unknown: 'unverifiable' } as const;

/** 文字核对: a report's own text against itself. Findings in the order of the text, errors of one place before questions. */
export function auditReport({ text, tables = [] }: AuditedText): Audit {
  const relations = auditText(text, tables);
  const findings = relations.flatMap(({ verdict, ...relation }) =>
    verdict === 'holds' ? [] : [{ level: levelOf[verdict], ...relation }],
  );
  const passed = relations.filter(({ verdict }) => verdict === 'holds').map(({ kind, quotes }) => ({ kind, quotes }));
  return { findings: [...findings].sort((a, b) => firstOf(a) - firstOf(b)), passed };
}

const firstOf = ({ quotes }: Pick<Relation, 'quotes'>): number => Math.min(...quotes.map(({ start }) => start));
