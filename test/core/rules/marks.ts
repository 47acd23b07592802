import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initSync, Model } from '@ironcalc/wasm';
import { cellMapFrom, refsFor } from '../../../src/core/table/cell-map';
import { faultFormulasOf } from '../../../src/core/rules/formulas/registry';
import type { RuleContext } from '../../../src/core/rules/rule';
import type { Verdict } from '../../../src/core/rules/verdict';
import { isFormula, type CellSnapshot } from '../../../src/core/workbook/snapshot';
import type { CheckParams } from '../../../src/core/pack/check-params';

/**
 * The fields that the sheet itself would mark, as a formula engine that is not ours evaluates what the kind states as formulas
 * (core/rules/formulas) on the first sheet of the workbook; null where the kind states nothing.
 */
export function marksOf(params: CheckParams, { table, binding, snapshot }: RuleContext): string[] | null {
  const formulas = faultFormulasOf(params.kind);
  const sheet = snapshot.sheets[0];
  if (formulas === null || sheet === undefined) return null;
  initSync({ module: readFileSync(join(__dirname, '../../../node_modules/@ironcalc/wasm/wasm_bg.wasm')) });
  const map = cellMapFrom(binding);
  const namer = { expand: (ref: string) => table.expand(ref), ref: (id: string) => refsFor(map, sheet.name)(id) };
  const faults = formulas(params, namer, table.pack);
  const model = new Model('marks', 'en', 'UTC', 'en');
  model.renameSheet(0, sheet.name);
  sheet.cells.forEach((row, down) =>
    row.forEach((cell, right) => cell !== null && model.setUserInput(0, down + 1, right + 1, typed(cell))),
  );
  faults.forEach((fault, index) => model.setUserInput(0, index + 1, 20, `=${fault.formula}`));
  model.evaluate();
  return faults.flatMap((fault, index) => {
    const shown = model.getFormattedCellValue(0, index + 1, 20);
    if (shown !== 'TRUE' && shown !== 'FALSE') throw new Error(`${fault.formula} → ${shown}`);
    return shown === 'TRUE' ? [fault.field] : [];
  });
}

function typed(cell: CellSnapshot): string {
  if (isFormula(cell)) return cell.formula;
  if (typeof cell === 'object' && cell !== null) return 'error' in cell ? cell.error : '';
  return typeof cell === 'string' ? `'${cell}` : String(cell);
}

/** What a mark on the sheet is for: a fault at the check's own level (no 尾差) that nobody has answered. */
export const isMarkable = (verdict: Verdict): boolean =>
  verdict.outcome === 'fail' && verdict.level === undefined && verdict.answered !== true;
