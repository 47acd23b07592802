import type { Audit } from '../../app/audit-report';
import type { AuditResult } from '../contract';

/** The contract's shape and nothing else. */
export function auditAnswer({ findings, passed, amounts }: Audit): AuditResult {
  return {
    findings: findings.map(({ level, kind, message, quotes, left, right, difference, cells }) => ({
      level,
      kind,
      message,
      quotes: quotes.map((quote) => ({ ...quote })),
      ...(left !== undefined && { left }),
      ...(right !== undefined && { right }),
      ...(difference !== undefined && { difference }),
      ...(cells !== undefined && { cells: cells.map((cell) => ({ ...cell })) }),
    })),
    amounts: { ...amounts },
    passed: passed.map(({ kind, quotes }) => ({ kind, quotes: quotes.map((quote) => ({ ...quote })) })),
  };
}
