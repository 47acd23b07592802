import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedValue, cellAt, isFormula, type CellSnapshot, type Snapshot } from '../src/core/workbook/snapshot';

/** The same form in a general formula engine: every constant and formula of the workbook, cell by cell. */
export interface IronCalcForm {
  readonly formulas: number;
  /** Formulas whose result is the one the workbook holds. */
  readonly agreeing: number;
  /** One edit and the recalculation it causes. */
  edit(sheet: string, row: number, column: number, value: number): void;
  /** What a cell shows. */
  shown(sheet: string, row: number, column: number): string;
}

export async function loadIronCalc(snapshot: Snapshot): Promise<IronCalcForm> {
  const { initSync, Model } = await import('@ironcalc/wasm');
  const wasm = join(process.env['JIXIAO_HOME'] ?? '.', 'node_modules/@ironcalc/wasm/wasm_bg.wasm');
  initSync({ module: readFileSync(wasm) });
  const model = new Model('bench', 'en', 'UTC', 'en');
  const indexes = new Map(snapshot.sheets.map((sheet, index) => [sheet.name, index]));
  const indexOf = (sheet: string): number => {
    const index = indexes.get(sheet);
    if (index === undefined) throw new Error(`no sheet ${sheet}`);
    return index;
  };

  model.pauseEvaluation();
  for (const [index, sheet] of snapshot.sheets.entries()) {
    if (index > 0) model.newSheet();
    model.renameSheet(index, sheet.name);
  }
  const formulas: { sheet: string; row: number; column: number }[] = [];
  for (const [index, sheet] of snapshot.sheets.entries()) {
    for (const [down, cells] of sheet.cells.entries()) {
      for (const [right, cell] of cells.entries()) {
        const input = inputOf(cell);
        if (input === null) continue;
        const [row, column] = [sheet.row + down, sheet.column + right];
        model.setUserInput(index, row, column, input);
        if (isFormula(cell)) formulas.push({ sheet: sheet.name, row, column });
      }
    }
  }
  model.resumeEvaluation();
  model.evaluate();

  const shown = (sheet: string, row: number, column: number): string =>
    model.getFormattedCellValue(indexOf(sheet), row, column);
  const agrees = ({ sheet, row, column }: (typeof formulas)[number]): boolean => {
    const held = snapshot.sheets.find((one) => one.name === sheet);
    return held !== undefined && sameResult(cellAt(held, row, column), shown(sheet, row, column));
  };
  return {
    formulas: formulas.length,
    agreeing: formulas.filter(agrees).length,
    shown,
    edit: (sheet, row, column, value) => model.setUserInput(indexOf(sheet), row, column, String(value)),
  };
}

/** As a person would type it; words behind an apostrophe, so that none is taken for a number or a formula. */
function inputOf(cell: CellSnapshot): string | null {
  if (isFormula(cell)) return cell.formula;
  if (cell === null) return null;
  if (typeof cell === 'object') return cell.error;
  return typeof cell === 'string' ? `'${cell}` : String(cell).toUpperCase();
}

function sameResult(cell: CellSnapshot, shown: string): boolean {
  const value = cachedValue(cell);
  if (typeof value === 'number') return Math.abs(Number(shown) - value) <= 1e-6 * Math.max(1, Math.abs(value));
  return shown === (value ?? '');
}
