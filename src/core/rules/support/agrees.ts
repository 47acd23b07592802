import type { FieldTable } from '../../fields/field-table';
import type { FieldValue } from '../../fields/field-value';
import { halfUnit } from './rounding';

/** Whether a shown value is what the inputs give, at the digits the field shows; counts exactly. */
export function agrees(table: FieldTable, id: string, shown: FieldValue, value: FieldValue): boolean {
  if (shown === value) return true;
  if (shown.is === 'number' && value.is === 'number') {
    if (shown.number.eq(value.number)) return true;
    return shown.number
      .minus(value.number)
      .abs()
      .lte(halfUnit(table.field(id)));
  }
  if (shown.is !== value.is) return false;
  return (shown.is === 'text' && value.is === 'text' && shown.text === value.text) || words(shown) === words(value);
}

function words(value: FieldValue): string {
  return value.is === 'text' || value.is === 'none' ? value.text.replace(/\s+/g, '') : '';
}
