import { Problem } from '../problem/problem';
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

/** The same where the user expects it to be written. @throws Problem host.edit-refused where the field's cell is gone */
export function neededFieldEdit(table: FieldTable, id: string, content: CellEdit): SetCells {
  const edit = fieldEdit(table, id, content);
  if (edit) return edit;
  throw new Problem('host.edit-refused', { detail: `找不到“${table.field(id).label}”的单元格，请先在“模板”里修复` });
}
