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
  return withCells(answer, (cells, index) => {
    if (cells.reduce((sum, row) => sum + row.length, 0) <= cellsAtOnce) return cells;
    let [from, count] = [0, 0];
    cells.forEach((row, at) => {
      count += row.length;
      if (count < cellsAtOnce && at < cells.length - 1) return;
      post({ sheet: index, rows: cells.slice(from, at + 1) });
      [from, count] = [at + 1, 0];
    });
    return [];
  });
}

type Cells = Rows['rows'];

function withCells(answer: ReadAnswer, of: (cells: Cells, index: number) => Cells): ReadAnswer {
  const changed = <T extends { readonly cells: Cells }>(sheets: readonly T[]): readonly T[] =>
    sheets.map((sheet, index) => ({ ...sheet, cells: of(sheet.cells, index) }));
  if (answer.want === 'document') return answer;
  if (answer.want === 'tables') return { ...answer, sheets: changed(answer.sheets) };
  return { ...answer, snapshot: { ...answer.snapshot, sheets: changed(answer.snapshot.sheets) } };
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
    return this.rows.size === 0 ? answer : withCells(answer, (cells, index) => this.rows.get(index) ?? cells);
  }
}
