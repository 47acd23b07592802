import type { AuditState } from '../../../app/report-session/text-audit';
import type { ListedFinding } from '../../../app/list-audit';
import { zhAudit } from '../../text/zh-audit';
import { levelNames } from '../../text/zh';

export type AuditGroupId = 'error' | 'explain' | 'notice' | 'unverifiable' | 'ignored';

/** Findings of one kind, in the order of the text. */
export interface AuditGroup {
  readonly id: AuditGroupId;
  readonly name: string;
  readonly findings: readonly ListedFinding[];
  /** What is still to be done with them; '' where nothing is. */
  readonly rest: string;
}

const order: readonly AuditGroupId[] = ['error', 'explain', 'notice', 'unverifiable', 'ignored'];

/** Those with something in them, those to be looked at first on top. */
export function auditGroups({ audit, ignored }: AuditState): AuditGroup[] {
  const stands = new Set(ignored.map(({ key }) => key));
  const groupOf = ({ key, level }: ListedFinding): AuditGroupId => (stands.has(key) ? 'ignored' : level);
  return order.flatMap((id) => {
    const findings = (audit?.findings ?? []).filter((finding) => groupOf(finding) === id);
    if (findings.length === 0) return [];
    const isOpen = id === 'error' || id === 'explain';
    const name = id === 'ignored' ? zhAudit.ignoredGroup : levelNames[id];
    return [{ id, name, findings, rest: isOpen ? zhAudit.openIn(findings.length) : '' }];
  });
}

export interface AuditCounts {
  readonly open: number;
  readonly unknown: number;
  readonly passed: number;
  /** Relations that were computed again, however it came out. */
  readonly decided: number;
  readonly ignored: number;
}

export function auditCounts(state: AuditState): AuditCounts {
  const counts = Object.fromEntries(auditGroups(state).map(({ id, findings }) => [id, findings.length]));
  const of = (id: AuditGroupId): number => counts[id] ?? 0;
  const passed = state.audit?.passed.length ?? 0;
  const all = (state.audit?.findings.length ?? 0) + passed;
  const unknown = (state.audit?.findings ?? []).filter(({ level }) => level === 'unverifiable').length;
  return { open: of('error') + of('explain'), unknown, passed, decided: all - unknown, ignored: of('ignored') };
}

/** The head of the view, and what screen readers hear after a reading. */
export function auditSentence(state: AuditState): string {
  if (!state.audit) return zhAudit.first;
  const { open, unknown, passed, decided, ignored } = auditCounts(state);
  if (open > 0) return zhAudit.open(open);
  if (decided + unknown === 0) return zhAudit.nothing;
  if (ignored > 0) return zhAudit.allIgnored(ignored);
  return unknown > 0 || passed === 0 ? zhAudit.noneButUnknown(unknown) : zhAudit.none;
}
