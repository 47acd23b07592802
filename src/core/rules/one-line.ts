import type { Pack } from '../pack/pack';
import type { Finding } from './finding';
import { ruleOf } from './registry';
import type { ProseReader } from './rule';

/**
 * A formula typed over (or not calculated anew) makes two findings on one cell: the figures do not fit, and why. People have
 * one thing to mend, so the one with the figures stays and takes the other's cause and fix (恢复公式).
 */
export function oneFaultOneLine(findings: readonly Finding[], pack: Pack, reader?: ProseReader): Finding[] {
  const shows = new Map(
    pack.checks.map(({ id, rule }) => [id, rule === null ? undefined : ruleOf(rule.kind, reader)?.shows]),
  );
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) {
    const field = finding.cells[0]?.field;
    if (shows.get(finding.check) !== 'cause' || finding.level !== 'error' || field === undefined) continue;
    causes.set(field, [...(causes.get(field) ?? []), finding]);
  }
  if (causes.size === 0) return [...findings];
  const absorbed = new Set<Finding>();
  // Two causes on one cell are one: a changed formula shows another figure, and the form can put the formula back.
  for (const found of causes.values()) {
    const why = found.find((one) => one.fix !== undefined) ?? found[0];
    for (const one of found) if (one !== why) absorbed.add(one);
  }
  const told = findings.map((finding) => {
    const found = causes.get(finding.cells[0]?.field ?? '');
    if (!found || shows.get(finding.check) !== 'figures' || finding.level !== 'error') return finding;
    for (const one of found) absorbed.add(one);
    const why = found.find((one) => one.fix !== undefined) ?? found[0]!;
    const { fix, suggestion, blame } = why;
    return {
      ...finding,
      cause: why.message,
      ...(blame === undefined ? {} : { blame }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(fix === undefined ? {} : { fix }),
    };
  });
  return told.filter((finding) => !absorbed.has(finding));
}
