import type { FieldTable } from '../../fields/field-table';
import type { FieldValue } from '../../fields/field-value';
import { decimalsOf, max, type Decimal } from '../../quantity/decimal';
import { halfUnitOf, lastDigit } from './rounding';

/** Whether a shown value is what the inputs give, at the digits the field shows; counts exactly. */
export function agrees(table: FieldTable, id: string, shown: FieldValue, value: FieldValue): boolean {
  if (shown === value) return true;
  if (shown.is === 'number' && value.is === 'number') {
    if (shown.number.eq(value.number)) return true;
    return shown.number
      .minus(value.number)
      .abs()
      .lte(hiddenOf(table, id, shown.number));
  }
  if (shown.is !== value.is) return false;
  return (shown.is === 'text' && value.is === 'text' && shown.text === value.text) || words(shown) === words(value);
}

/** What rounding may hide: on a bureau's own form a rate is typed with as many digits as people like. */
function hiddenOf(table: FieldTable, id: string, shown: Decimal): Decimal {
  const half = halfUnitOf(table, id);
  if (table.adoption === null || table.field(id).unit !== '%') return half;
  return max(half, lastDigit(Math.max(decimalsOf(shown), 2)).div(2));
}

function words(value: FieldValue): string {
  return value.is === 'text' || value.is === 'none' ? value.text.replace(/\s+/g, '') : '';
}
