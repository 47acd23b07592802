import { columnLetters, parseA1 } from '../../../core/workbook/address';
import { Problem } from '../../../core/problem/problem';
import { isFormula, type CellSnapshot, type CellValue } from '../../../core/workbook/snapshot';
import { damaged } from '../package/zip';
import { shiftFormula } from './shared-formula';
import type { SheetSource } from './sheet-source';

/** An `<f>` as the file has it. */
interface FormulaSource {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Master {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

const noCells: readonly CellSnapshot[] = [];

/** Collects a sheet's cells in any order, resolves shared and array formulas, and cuts the used range: the box around all non-empty cells. */
export class SheetGrid {
  readonly #source: Pick<SheetSource, 'file' | 'sheet' | 'limitMb'>;
  readonly #rows: number[] = [];
  readonly #columns: number[] = [];
  readonly #cells: CellSnapshot[] = [];
  readonly #masters = new Map<string, Master>();
  /** Followers met before their master: index of the cell and key of the master. */
  readonly #orphans: { readonly index: number; readonly shared: string; readonly value: CellValue }[] = [];
  readonly #arrays: { readonly area: NonNullable<ReturnType<typeof parseA1>>; readonly formula: string }[] = [];

  constructor(source: Pick<SheetSource, 'file' | 'sheet' | 'limitMb'>) {
    this.#source = source;
  }

  /** `value` undefined: the file stores none, which for a formula means its result is not known. */
  add(row: number, column: number, value: CellValue | undefined, formula: FormulaSource | null): void {
    if (!(row >= 1 && row <= 1048576 && column >= 1 && column <= 16384)) throw this.#fault(row, column, '超出了工作表');
    const kind = formula?.attributes['t'];
    const shared = kind === 'shared' ? (formula?.attributes['si'] ?? '') : null;
    if (!formula || (formula.text === '' && shared === null && kind !== 'dataTable')) {
      if (value !== undefined && value !== null) this.#push(row, column, value);
      return;
    }
    const result = value === undefined ? { error: '#UNCACHED' } : value;
    if (shared !== null && formula.text === '') {
      const master = this.#masters.get(shared);
      if (!master) this.#orphans.push({ index: this.#cells.length, shared, value: result });
      this.#push(row, column, master ? follow(master, row, column, result) : null);
      return;
    }
    const { ref, r1, r2 } = formula.attributes;
    const text = `=${kind === 'dataTable' ? `TABLE(${r1 ?? ''},${r2 ?? ''})` : formula.text.replace(/^\s*=/, '')}`;
    if (shared !== null && (ref !== undefined || !this.#masters.has(shared)))
      this.#masters.set(shared, { text, row, column });
    if (ref?.includes(':') && (kind === 'array' || kind === 'dataTable')) {
      const area = parseA1(ref);
      if (area) this.#arrays.push({ area, formula: text });
    }
    this.#push(row, column, { formula: text, value: result });
  }

  finish(): { row: number; column: number; cells: readonly (readonly CellSnapshot[])[] } {
    for (const { index, shared, value } of this.#orphans) {
      const row = this.#rows[index]!;
      const column = this.#columns[index]!;
      const master = this.#masters.get(shared);
      if (!master) throw this.#fault(row, column, '所用的共享公式不存在');
      this.#cells[index] = follow(master, row, column, value);
    }
    if (this.#arrays.length > 0) this.#spreadArrays();
    return this.#cut();
  }

  /** Only the first cell of an array formula carries it in the file; Excel shows it in all of them. */
  #spreadArrays(): void {
    for (let index = 0; index < this.#cells.length; index++) {
      const cell = this.#cells[index] as CellSnapshot;
      if (isFormula(cell)) continue;
      const row = this.#rows[index]!;
      const column = this.#columns[index]!;
      const array = this.#arrays.find(
        ({ area }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
      );
      if (array) this.#cells[index] = { formula: array.formula, value: cell };
    }
  }

  #cut(): { row: number; column: number; cells: readonly (readonly CellSnapshot[])[] } {
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
    // A few cells far to the right in many rows would cost gigabytes of empty places: they count like inflated bytes.
    let free = (this.#source.limitMb * 1024 * 1024) / 8 - grid.length;
    for (let index = 0; index < this.#cells.length; index++) {
      const cells = (grid[this.#rows[index]! - top] ??= []);
      const at = this.#columns[index]! - left;
      free -= Math.max(0, at + 1 - cells.length);
      if (free < 0) throw new Problem('input.too-large', { file: this.#source.file, limit: this.#source.limitMb });
      while (cells.length < at) cells.push(null);
      cells[at] = this.#cells[index] as CellSnapshot;
    }
    return { row: top, column: left, cells: grid.map((cells) => cells ?? noCells) };
  }

  #push(row: number, column: number, cell: CellSnapshot): void {
    this.#rows.push(row);
    this.#columns.push(column);
    this.#cells.push(cell);
  }

  #fault(row: number, column: number, detail: string): Problem {
    return damaged(this.#source.file, `工作表“${this.#source.sheet}”的单元格 ${columnLetters(column)}${row} ${detail}`);
  }
}

function follow(master: Master, row: number, column: number, value: CellValue): CellSnapshot {
  return { formula: shiftFormula(master.text, row - master.row, column - master.column), value };
}
