import { Problem } from '../problem/further-problem';
import { adoptedCell, isAbsent, isTheirFormula, writeAdopted } from '../fields/adopted';
import type { FieldTable } from '../fields/field-table';
import { parseA1 } from '../workbook/address';
import type { CellEdit, SetCells } from '../workbook/edit';

/**
 * One cell where a field stands now; null where the field's name is missing or broken, a bureau's form has none, or a formula of theirs
 * stands there.
 */
export function fieldEdit(table: FieldTable, id: string, content: CellEdit): SetCells | null {
  const place = table.place(id);
  const area = place && parseA1(place.address);
  if (!place || !area) return null;
  const theirs = adoptedCell(table, id);
  if (isTheirFormula(table, place.cell)) return null;
  const written = theirs === null ? content : writeAdopted(theirs, table.field(id), content, place.cell);
  if (written === undefined) return null;
  return { edit: 'set-cells', sheet: place.sheet, row: area.top, column: area.left, cells: [[written]] };
}

/** The same where the user expects it to be written. @throws Problem host.edit-refused where the field's cell is gone */
export function neededFieldEdit(table: FieldTable, id: string, content: CellEdit): SetCells {
  const edit = fieldEdit(table, id, content);
  if (edit) return edit;
  const { label } = table.field(id);
  if (isAbsent(table, id))
    throw new Problem('host.edit-refused', { detail: `认领的原表里没有“${label}”这一栏，写不进去` });
  const place = table.place(id);
  if (place && isTheirFormula(table, place.cell))
    throw new Problem('host.edit-refused', {
      detail: `${place.sheet} ${place.address} 的“${label}”是原表自己的公式，没有改；要改请在表里改`,
    });
  throw new Problem('host.edit-refused', { detail: `找不到“${label}”的单元格，请先在“模板”里修复` });
}
