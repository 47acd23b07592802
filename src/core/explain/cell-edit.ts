import type { FieldTable } from '../fields/field-table';
import { parseA1 } from '../workbook/address';
import type { CellEdit, SetCells } from '../workbook/edit';

/** One cell where a field stands now; null where the field's name is missing or broken. */
export function fieldEdit(table: FieldTable, id: string, content: CellEdit): SetCells | null {
  const place = table.place(id);
  const area = place && parseA1(place.address);
  if (!place || !area) return null;
  return { edit: 'set-cells', sheet: place.sheet, row: area.top, column: area.left, cells: [[content]] };
}
