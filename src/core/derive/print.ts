import type { FieldTable } from '../fields/field-table';
import { textOf } from '../fields/field-value';
import { decimalsShown } from '../pack/field-format';
import { round, type Decimal } from '../quantity/decimal';
import { fixed, percent } from '../quantity/format';

/** Zero as the formulas test it: ROUND(x,8)=0, so that float noise divides nothing in Excel either. */
export function isZero(value: Decimal): boolean {
  return round(value, 8).eq(0);
}

/** A field as text in a joined cell: numbers at their printed decimals, words as they are, nothing where blank. */
export function printed(table: FieldTable, id: string): string {
  const value = table.value(id);
  const field = table.field(id);
  if (value.is !== 'number') return textOf(value);
  if (field.kind !== 'number') return value.number.toFixed();
  return field.unit === '%' ? percent(value.number, decimalsShown(field)) : fixed(value.number, decimalsShown(field));
}
