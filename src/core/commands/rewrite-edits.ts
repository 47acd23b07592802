import { neededFieldEdit } from '../edits/cell-edit';
import type { FieldTable } from '../fields/field-table';
import { textOf } from '../fields/field-value';
import { Problem } from '../problem/further-problem';
import type { Edit } from '../workbook/edit';
import { cellAt, isFormula, type Snapshot } from '../workbook/snapshot';

/**
 * Another wording in a text's own cell and nowhere else. Empty where the cell does not hold the text any more that the wording was made
 * from: somebody wrote there meanwhile.
 * @throws Problem host.edit-refused where the cell is gone or holds a formula
 */
export function rewriteEdits(snapshot: Snapshot, table: FieldTable, field: string, was: string, text: string): Edit[] {
  const edit = neededFieldEdit(table, field, text.trim() === '' ? null : text);
  const sheet = snapshot.sheets.find(({ name }) => name === edit.sheet);
  if (sheet && isFormula(cellAt(sheet, edit.row, edit.column)))
    throw new Problem('host.edit-refused', { detail: '这一格的字是公式算出来的，请到表上改公式' });
  return textOf(table.value(field)) === was ? [edit] : [];
}
