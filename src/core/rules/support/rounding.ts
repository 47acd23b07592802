import { max, parseDecimal, decimalsOf, zero, type Decimal } from '../../quantity/decimal';
import { convertMoney, isMoneyUnit, isPrintedMoneyUnit } from '../../quantity/amount-unit';
import { adoptedCell } from '../../fields/adopted';
import type { FieldTable } from '../../fields/field-table';
import type { ScalarField } from '../../pack/pack';
import { placesShown } from '../../fields/figure-text';

const halves: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`5e-${places + 1}`) ?? zero);
const half = halves[0]!;
const lasts: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`1e-${places}`) ?? zero);

/** Half of the last shown digit: what rounding may hide in one figure. Counts (人, 个, 辆) are not rounded: 0. */
export function halfUnit(field: ScalarField): Decimal {
  const places = placesShown(field);
  if (places === 0 && !isMoneyUnit(field.unit)) return zero;
  return halves[places] ?? zero;
}

/**
 * The same of figures of a workbook that are compared, the first one giving the field. A bureau's own form rounds in its own measure: to
 * whole 元 where it is in 元, to two decimals of any other measure of money; the coarsest of them counts.
 */
export function halfUnitOf(table: Fields, id: string, others: readonly string[] = []): Decimal {
  if (table.adoption === null) return halfUnit(table.field(id));
  return [id, ...others].map((one) => halfPrinted(table, one)).reduce(max);
}

type Fields = Pick<FieldTable, 'adoption' | 'field'>;

function halfPrinted(table: Fields, id: string): Decimal {
  const field = table.field(id);
  const { unit } = field;
  const measure = adoptedCell(table, id)?.measure ?? null;
  if (!isMoneyUnit(unit) || !isPrintedMoneyUnit(measure) || measure === unit) return halfUnit(field);
  return convertMoney(measure === '元' ? half : halves[2]!, measure, unit);
}

/** One in the last shown digit. */
export function lastDigit(places: number): Decimal {
  return lasts[places] ?? zero;
}

/** 0.005×(n+1): the gap that rounding alone can make between a total and n parts. */
export function roundingGap(field: ScalarField, parts: number): Decimal {
  return gapOf(halfUnit(field), parts);
}

/** The same of a workbook's total. */
export function roundingGapOf(table: Fields, id: string, parts: number, ids: readonly string[]): Decimal {
  return gapOf(halfUnitOf(table, id, ids), parts);
}

function gapOf(half: Decimal, parts: number): Decimal {
  return half.s === 0 || half.eq(zero) ? zero : half.times(parts + 1);
}

/** The digits a typed rate shows: 0.94 in a field of two decimals was written as 94 %. Never more than the field shows. */
export function placesWritten(field: ScalarField, ratio: Decimal): number {
  return Math.min(placesShown(field), Math.max(decimalsOf(ratio), 2));
}
