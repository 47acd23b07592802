import { arrivalEdits, type Arrival } from '../../src/core/fields/arrivals';
import type { CellSnapshot, Snapshot } from '../../src/core/workbook/snapshot';

/** The workbook as if this 上年数 had arrived in it: only its memory of that, no cell of a form. */
export function withArrival(snapshot: Snapshot, arrival: Arrival): Snapshot {
  let { sheets, names } = snapshot;
  for (const edit of arrivalEdits(snapshot, [arrival])) {
    if (edit.edit === 'define-name')
      names = [
        ...names.filter(({ name }) => name !== edit.name),
        { name: edit.name, refersTo: edit.refersTo, hidden: edit.hidden },
      ];
    if (edit.edit !== 'set-cells') continue;
    sheets = sheets.map((sheet) => {
      if (sheet.name !== edit.sheet) return sheet;
      const cells: CellSnapshot[][] = sheet.cells.map((row) => [...row]);
      edit.cells.forEach((row, down) =>
        row.forEach((cell, right) => {
          if (cell === undefined || (typeof cell === 'object' && cell !== null)) return;
          const [top, left] = [edit.row + down - sheet.row, edit.column + right - sheet.column];
          while (cells.length <= top) cells.push([]);
          const line = cells[top]!;
          while (line.length <= left) line.push(null);
          line[left] = cell;
        }),
      );
      return { ...sheet, cells };
    });
  }
  return { sheets, names };
}
