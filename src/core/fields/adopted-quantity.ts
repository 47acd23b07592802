import { cachedValue } from '../workbook/snapshot';
import { adoptedCell } from './adopted';
import type { FieldTable } from './field-table';
import { visible } from './meant-number';
import { readQuantity } from './printed-quantity';

/** A figure with its unit in the same cell of a bureau's form; null: the cell is no such text, or the form is of our own making. */
export function adoptedQuantity(
  table: Pick<FieldTable, 'adoption' | 'place'>,
  id: string,
): { readonly text: string; readonly unit: string } | null {
  if (adoptedCell(table, id)?.part.is !== 'value') return null;
  const place = table.place(id);
  const text = place === null ? '' : visible(String(cachedValue(place.cell) ?? ''));
  const said = readQuantity(text);
  return said.is === 'quantity' && said.number !== null ? { text, unit: said.unit } : null;
}
