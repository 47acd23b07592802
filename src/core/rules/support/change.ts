import type { ScalarField } from '../../pack/pack';
import type { Decimal } from '../../quantity/decimal';
import type { Direction } from '../../prose/words/directions';
import { isZero } from '../../quantity/constants';
import { figureIn } from '../../fields/figure-text';
import { percent } from '../../quantity/format';

/** A movement from one figure to another. */
export interface Change {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly difference: Decimal;
  readonly direction: Direction;
}

export function changeBetween(from: Decimal, to: Decimal): Change {
  const difference = to.minus(from);
  const direction = isZero(difference) ? 'flat' : difference.s > 0 ? 'up' : 'down';
  return { from, to, difference, direction };
}

/** Null where `from` is zero: no rate exists. */
export function changeRate({ from, difference }: Change): Decimal | null {
  return isZero(from) ? null : difference.div(from.abs());
}

/**
 * "决算比预算增加66.40万元，增长30.29%（由219.20万元到285.60万元）", "决算与预算持平（都是8.50万元）".
 * @param label of a comparison: “甲比乙”
 * @param moved of `changeText`
 */
export function comparedText(label: string, change: Change, moved: string, [from, to]: [string, string]): string {
  if (change.direction === 'flat') return `${label.replace('比', '与')}${moved}（都是${to}）`;
  return `${label}${label.includes('比') ? '' : '：'}${moved}（由${from}到${to}）`;
}

/** "增加66.40万元，增长30.29%", "持平": amounts 增加/减少, rates 增长/下降. */
export function changeText(change: Change, field: ScalarField): string {
  if (change.direction === 'flat') return '持平';
  const up = change.direction === 'up';
  const amount = `${up ? '增加' : '减少'}${figureIn(field, change.difference.abs())}`;
  const rate = changeRate(change);
  return rate === null ? amount : `${amount}，${up ? '增长' : '下降'}${percent(rate.abs())}`;
}
