import type { FieldTable } from '../../fields/field-table';
import { factOfPack } from '../../pack/fact-of-pack';
import type { CheckParams } from '../../pack/check-params';
import type { Pack, ScalarField } from '../../pack/pack';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import { packDecimal } from '../../quantity/constants';
import { zero, type Decimal } from '../../quantity/decimal';
import type { Comparison } from './comparison';
import { changeBetween, type Change } from './change';
import { read } from './reading';
import type { At } from './rows';

type Params = CheckParams<'change-needs-explanation'>;

/** How far a figure may move before a reason is due. */
export interface ChangeLimits {
  readonly rate: Decimal;
  readonly amount: Decimal;
}

/** The pack's amount is in 万元; counts have no amount of money, so only the rate decides. */
export function changeLimits(pack: Pack, field: ScalarField | null): ChangeLimits {
  const rate = packDecimal(pack.thresholds.changeRate);
  const wan = packDecimal(pack.thresholds.changeAmount);
  const unit = field?.unit ?? null;
  return { rate, amount: isMoneyUnit(unit) ? convertMoney(wan, '万元', unit) : zero };
}

/** Beyond the rate AND the amount; what grew from nothing has no rate, so its amount decides. */
export function isBeyond({ from, difference }: Change, { rate, amount }: ChangeLimits): boolean {
  const gap = difference.abs();
  return gap.gt(amount) && gap.gt(from.abs().times(rate));
}

/**
 * Whether the change that a reason is about wants one. Null for texts that explain no change. Blank figures want none: what they may
 * want cannot be told yet, and the rule of the change says so.
 */
export function isReasonDue(table: FieldTable, reason: string, at: At): boolean | null {
  const changes = changesByReason(table.pack).get(reason);
  if (changes === undefined) return null;
  return changes.some(({ from, to, adjusted }) => {
    const whole = adjusted === undefined ? null : read(table.value, at(adjusted));
    const [a, b] = [whole?.is === 'number' ? whole : read(table.value, at(from)), read(table.value, at(to))];
    if (a.is !== 'number' || b.is !== 'number') return false;
    return isBeyond(changeBetween(a.number, b.number), changeLimits(table.pack, table.field(at(to))));
  });
}

const changesByReason = factOfPack(({ checks }): ReadonlyMap<string, readonly Params[]> => {
  const found = new Map<string, Params[]>();
  for (const { rule } of checks)
    if (rule?.kind === 'change-needs-explanation') found.set(rule.reason, [...(found.get(rule.reason) ?? []), rule]);
  return found;
});

/** All comparisons the pack lets a reason speak about: one text may explain 上年 and 预算 together. */
export function comparisonsOf(pack: Pack, reason: string): readonly Comparison[] {
  return comparisonsByReason(pack).get(reason) ?? [];
}

const comparisonsByReason = factOfPack(({ checks }): ReadonlyMap<string, readonly Comparison[]> => {
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
