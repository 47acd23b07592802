import type { Pack } from '../pack/pack';
import type { CheckKind } from '../pack/check-params';
import type { Finding } from './finding';

/** Checks that show by figures what a formula typed over has done. */
const byFigures: readonly CheckKind[] = ['sums-to', 'percent-of'];

/** Checks that say why: the formula is gone, or was not calculated anew. */
const byCause: readonly CheckKind[] = ['formula-intact', 'derived-agrees'];

/**
 * A formula typed over (or not calculated anew) makes two findings on one cell: the figures do not fit, and why. People have
 * one thing to mend, so the one with the figures stays and takes the other's cause and fix (恢复公式).
 */
export function oneFaultOneLine(findings: readonly Finding[], pack: Pack): Finding[] {
  const kindOf = new Map(pack.checks.map((check) => [check.id, check.rule?.kind]));
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) {
    const field = finding.cells[0]?.field;
    const kind = kindOf.get(finding.check);
    if (kind === undefined || !byCause.includes(kind) || finding.level !== 'error' || field === undefined) continue;
    causes.set(field, [...(causes.get(field) ?? []), finding]);
  }
  if (causes.size === 0) return [...findings];
  const absorbed = new Set<Finding>();
  const told = findings.map((finding) => {
    const kind = kindOf.get(finding.check);
    const found = causes.get(finding.cells[0]?.field ?? '');
    if (!found || kind === undefined || !byFigures.includes(kind) || finding.level !== 'error') return finding;
    for (const one of found) absorbed.add(one);
    const why = found.find((one) => one.fix !== undefined) ?? found[0]!;
    const { fix, suggestion } = why;
    return {
      ...finding,
      cause: why.message,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(fix === undefined ? {} : { fix }),
    };
  });
  return told.filter((finding) => !absorbed.has(finding));
}
