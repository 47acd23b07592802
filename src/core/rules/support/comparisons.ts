import { factOfPack } from '../../pack/fact-of-pack';
import type { Pack } from '../../pack/pack';
import type { Comparison } from './agreement';

/** All comparisons the pack lets a reason speak about: one text may explain 上年 and 预算 together. */
export function comparisonsOf(pack: Pack, reason: string): readonly Comparison[] {
  return byReason(pack).get(reason) ?? [];
}

const byReason = factOfPack(({ checks }): ReadonlyMap<string, readonly Comparison[]> => {
  const found = new Map<string, Comparison[]>();
  for (const { rule } of checks) {
    if (rule?.kind === 'explanation-agrees') add(found, rule.reason, ...rule.comparisons);
    if (rule?.kind === 'change-needs-explanation') {
      add(found, rule.reason, { from: rule.from, to: rule.to, label: `${rule.toLabel}比${rule.fromLabel}` });
      if (rule.adjusted !== undefined)
        add(found, rule.reason, { from: rule.adjusted, to: rule.to, label: `${rule.toLabel}比全年预算` });
    }
  }
  return found;
});

function add(found: Map<string, Comparison[]>, reason: string, ...more: readonly Comparison[]): void {
  const list = found.get(reason) ?? [];
  if (list.length === 0) found.set(reason, list);
  for (const one of more) if (!list.some((other) => other.from === one.from && other.to === one.to)) list.push(one);
}
