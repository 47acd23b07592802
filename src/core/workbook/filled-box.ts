import type { CellSnapshot, SheetSnapshot } from './snapshot';

/** The part of a SheetSnapshot that says what stands where. */
export type FilledBox = Pick<SheetSnapshot, 'row' | 'column' | 'cells'>;

const noCells: readonly CellSnapshot[] = [];

/**
 * Collects a sheet's cells in any order and cuts the used range as a Snapshot has it: the box around all non-empty cells (what a
 * program calls the used range may be larger, for formats and deleted rows), each row ending at its last non-empty cell.
 */
export class FilledCells {
  readonly #rows: number[] = [];
  readonly #columns: number[] = [];
  readonly #cells: CellSnapshot[] = [];

  /** Row and column are 1-based. An empty cell takes no place. */
  add(row: number, column: number, cell: CellSnapshot): void {
    if (cell === null) return;
    this.#rows.push(row);
    this.#columns.push(column);
    this.#cells.push(cell);
  }

  /** Every cell again, in the order they came; what `change` returns stands there from now on. */
  changeEach(change: (cell: CellSnapshot, row: number, column: number) => CellSnapshot): void {
    for (let index = 0; index < this.#cells.length; index++)
      this.#cells[index] = change(this.#cells[index]!, this.#rows[index]!, this.#columns[index]!);
  }

  /**
   * The box. `mostPlaces` bounds the places it may have, empty ones and rows among them: a few cells far to the right in many rows
   * would cost gigabytes; null where it has more.
   */
  cut(): FilledBox;
  cut(mostPlaces: number): FilledBox | null;
  cut(mostPlaces = Infinity): FilledBox | null {
    if (this.#cells.length === 0) return { row: 1, column: 1, cells: [] };
    let top = Infinity;
    let left = Infinity;
    let bottom = 0;
    for (const row of this.#rows) {
      if (row < top) top = row;
      if (row > bottom) bottom = row;
    }
    for (const column of this.#columns) if (column < left) left = column;
    const grid: (CellSnapshot[] | undefined)[] = new Array<undefined>(bottom - top + 1).fill(undefined);
    let free = mostPlaces - grid.length;
    for (let index = 0; index < this.#cells.length; index++) {
      const cells = (grid[this.#rows[index]! - top] ??= []);
      const at = this.#columns[index]! - left;
      free -= Math.max(0, at + 1 - cells.length);
      if (free < 0) return null;
      while (cells.length < at) cells.push(null);
      cells[at] = this.#cells[index]!;
    }
    return { row: top, column: left, cells: grid.map((cells) => cells ?? noCells) };
  }
}
