import type { CellSnapshot } from '../../core/workbook/snapshot';
import type { ReadAnswer } from '../../hosts/port/file-reading';

/** Rows of a sheet that cross ahead of the answer they belong to. */
export interface Rows {
  readonly sheet: number;
  readonly rows: readonly (readonly CellSnapshot[])[];
}

/** Cells that the page takes in at once: a million in one message stop it for a second, so many for some milliseconds. */
const cellsAtOnce = 20_000;

/** A large answer in pieces: its rows first, then itself without them. A small one stays whole. */
export function inPieces(answer: ReadAnswer, post: (rows: Rows) => void): ReadAnswer {
  if (answer.want !== 'workbook') return answer;
  const sheets = answer.snapshot.sheets.map((sheet, index) => {
    if (sheet.cells.reduce((sum, row) => sum + row.length, 0) <= cellsAtOnce) return sheet;
    let [from, count] = [0, 0];
    sheet.cells.forEach((row, at) => {
      count += row.length;
      if (count < cellsAtOnce && at < sheet.cells.length - 1) return;
      post({ sheet: index, rows: sheet.cells.slice(from, at + 1) });
      [from, count] = [at + 1, 0];
    });
    return { ...sheet, cells: [] };
  });
  return { ...answer, snapshot: { ...answer.snapshot, sheets } };
}

/** Takes the pieces in as they come, and puts them together. */
export class Pieces {
  private readonly rows = new Map<number, (readonly CellSnapshot[])[]>();

  take({ sheet, rows }: Rows): void {
    const known = this.rows.get(sheet) ?? [];
    for (const row of rows) known.push(row);
    this.rows.set(sheet, known);
  }

  whole(answer: ReadAnswer): ReadAnswer {
    if (answer.want !== 'workbook' || this.rows.size === 0) return answer;
    const sheets = answer.snapshot.sheets.map((sheet, index) => ({
      ...sheet,
      cells: this.rows.get(index) ?? sheet.cells,
    }));
    return { ...answer, snapshot: { ...answer.snapshot, sheets } };
  }
}
