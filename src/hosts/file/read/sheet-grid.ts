import { columnLetters, parseA1, type Area } from '../../../core/workbook/address';
import { budgets, overBudget } from '../../../core/problem/budgets';
import type { Problem } from '../../../core/problem/problem';
import { FilledCells, type FilledBox } from '../../../core/workbook/filled-box';
import { isFormula, type CellSnapshot, type CellValue } from '../../../core/workbook/snapshot';
import { damaged } from '../package/zip';
import { AreaIndex } from './area-index';
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

/** Collects a sheet's cells in any order, resolves shared and array formulas, and cuts the used range. */
export class SheetGrid {
  readonly #source: Pick<SheetSource, 'file' | 'sheet' | 'limitMb' | 'read'>;
  readonly #filled = new FilledCells();
  readonly #masters = new Map<string, Master>();
  /** Followers met before their master, with its key. */
  readonly #orphans: {
    readonly row: number;
    readonly column: number;
    readonly shared: string;
    readonly value: CellValue;
  }[] = [];
  readonly #arrays: { readonly area: Omit<Area, 'sheet'>; readonly formula: string }[] = [];

  /** Characters of formulas that cells share, each cell counted. */
  #expanded = 0;

  constructor(source: Pick<SheetSource, 'file' | 'sheet' | 'limitMb' | 'read'>) {
    this.#source = source;
  }

  /** `value` undefined: the file stores none, which for a formula means its result is not known. */
  add(row: number, column: number, value: CellValue | undefined, formula: FormulaSource | null): void {
    if (!(row >= 1 && row <= 1048576 && column >= 1 && column <= 16384)) throw this.#fault(row, column, '超出了工作表');
    if (value !== undefined || formula) this.#count();
    const kind = formula?.attributes['t'];
    const shared = kind === 'shared' ? (formula?.attributes['si'] ?? '') : null;
    if (!formula || (formula.text === '' && shared === null && kind !== 'dataTable')) {
      if (value !== undefined) this.#filled.add(row, column, value);
      return;
    }
    const result = value === undefined ? { error: '#UNCACHED' } : value;
    if (shared !== null && formula.text === '') {
      const master = this.#masters.get(shared);
      if (master) this.#filled.add(row, column, this.#follow(master, row, column, result));
      else this.#orphans.push({ row, column, shared, value: result });
      return;
    }
    if (formula.text.length > budgets.formula.most) throw overBudget('formula', this.#source.file);
    const { ref, r1, r2 } = formula.attributes;
    const text = `=${kind === 'dataTable' ? `TABLE(${r1 ?? ''},${r2 ?? ''})` : formula.text.trimStart().replace(/^=/, '')}`;
    if (shared !== null && (ref !== undefined || !this.#masters.has(shared)))
      this.#masters.set(shared, { text, row, column });
    if (ref?.includes(':') && (kind === 'array' || kind === 'dataTable')) {
      const area = parseA1(ref);
      if (area) this.#arrays.push({ area, formula: text });
    }
    this.#filled.add(row, column, { formula: text, value: result });
  }

  finish(): FilledBox {
    for (const { row, column, shared, value } of this.#orphans) {
      const master = this.#masters.get(shared);
      if (!master) throw this.#fault(row, column, '所用的共享公式不存在');
      this.#filled.add(row, column, this.#follow(master, row, column, value));
    }
    if (this.#arrays.length > 0) this.#spreadArrays();
    // Empty places count like inflated bytes.
    const box = this.#filled.cut((this.#source.limitMb * 1024 * 1024) / 8);
    if (box === null) throw overBudget('inflated', this.#source.file, this.#source.limitMb);
    return box;
  }

  #follow(master: Master, row: number, column: number, value: CellValue): CellSnapshot {
    this.#expanded += master.text.length;
    if (this.#expanded > budgets.expandedFormulas.most) throw overBudget('expandedFormulas', this.#source.file);
    return { formula: shiftFormula(master.text, row - master.row, column - master.column), value };
  }

  /** Only the first cell of an array formula carries it in the file; Excel shows it in all of them. */
  #spreadArrays(): void {
    const areas = new AreaIndex(this.#arrays);
    this.#filled.changeEach((cell, row, column) => {
      if (isFormula(cell)) return cell;
      const array = areas.at(row, column);
      return array ? { formula: array.formula, value: cell } : cell;
    });
  }

  #count(): void {
    const { read, file } = this.#source;
    if (++read.cells > budgets.cells.most) throw overBudget('cells', file);
  }

  #fault(row: number, column: number, detail: string): Problem {
    return damaged(this.#source.file, `工作表“${this.#source.sheet}”的单元格 ${columnLetters(column)}${row} ${detail}`);
  }
}
