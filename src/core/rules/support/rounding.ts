import { parseDecimal, decimalsOf, zero, type Decimal } from '../../quantity/decimal';
import { isMoneyUnit } from '../../quantity/amount-unit';
import type { ScalarField } from '../../pack/pack';
import { placesShown } from '../../fields/figure-text';

const halves: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`5e-${places + 1}`) ?? zero);
const lasts: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`1e-${places}`) ?? zero);

/** Half of the last shown digit: what rounding may hide in one figure. Counts (人, 个, 辆) are not rounded: 0. */
export function halfUnit(field: ScalarField): Decimal {
  const places = placesShown(field);
  if (places === 0 && !isMoneyUnit(field.unit)) return zero;
  return halves[places] ?? zero;
}

/** One in the last shown digit. */
export function lastDigit(places: number): Decimal {
  return lasts[places] ?? zero;
}

/** 0.005×(n+1): the gap that rounding alone can make between a total and n parts. */
export function roundingGap(field: ScalarField, parts: number): Decimal {
  const half = halfUnit(field);
  return half.s === 0 || half.eq(zero) ? zero : half.times(parts + 1);
}

/** The digits a typed rate shows: 0.94 in a field of two decimals was written as 94 %. Never more than the field shows. */
export function placesWritten(field: ScalarField, ratio: Decimal): number {
  return Math.min(placesShown(field), Math.max(decimalsOf(ratio), 2));
}
