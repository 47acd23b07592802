import type { CellEdit, Edit, SetCells } from '../workbook/edit';

/** Single cells one under the other become one edit: thousands of rows, few writes. */
export function stacked(edits: readonly Edit[]): Edit[] {
  const done: Edit[] = [];
  let last: { edit: SetCells; cells: (readonly (CellEdit | undefined)[])[] } | null = null;
  for (const edit of edits) {
    if (edit.edit !== 'set-cells') {
      last = null;
      done.push(edit);
    } else if (
      last &&
      last.edit.sheet === edit.sheet &&
      last.edit.column === edit.column &&
      last.edit.row + last.cells.length === edit.row
    ) {
      last.cells.push(...edit.cells);
    } else {
      const cells = [...edit.cells];
      last = { edit, cells };
      done.push({ ...edit, cells });
    }
  }
  return done;
}
