import type ExcelJS from 'exceljs';
import type { CellEdit } from '../../../../core/workbook/edit';
import { Problem } from '../../../../core/problem/problem';
import { toExcelStyle } from './cell-look';
import { fileFormula } from './formula';
import { cellKey, cellName, cellOfKey } from './rects';
import type { SheetPlan } from './plan';
import { columnWidth, maxRowHeightPt } from './measures';
import { xstring } from '../../read/escape';

/** Excel's limit for the text of one cell. */
const maxTextLength = 32767;

export interface CellOptions {
  readonly cachedResults: boolean;
}

/** Values, looks and merges. Equal looks share one style object: the library indexes styles by identity. */
export function writeCells(target: ExcelJS.Worksheet, sheet: SheetPlan, options: CellOptions): void {
  for (const { top, left, bottom, right } of sheet.merges) target.mergeCellsWithoutStyle(top, left, bottom, right);
  const covered = new Set<number>();
  for (const { top, left, bottom, right } of sheet.merges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) covered.add(cellKey(row, column));
    }
    covered.delete(cellKey(top, left));
  }
  for (const [key, value] of sorted(sheet.values)) {
    // A value given to a covered cell would land in the merge's first cell.
    if (covered.has(key)) continue;
    const { row, column } = cellOfKey(key);
    const cellValue = toExcelValue(value, () => `${sheet.name} ${cellName(row, column)}`, options);
    if (cellValue !== null) target.getCell(row, column).value = cellValue;
  }
  const styles = new Map<string, Partial<ExcelJS.Style>>();
  for (const [key, look] of sorted(sheet.looks)) {
    const { row, column } = cellOfKey(key);
    const style = toExcelStyle(look);
    const text = JSON.stringify(style);
    const shared = styles.get(text) ?? style;
    styles.set(text, shared);
    target.getCell(row, column).style = shared;
  }
}

export function writeSizes(target: ExcelJS.Worksheet, sheet: SheetPlan): void {
  sheet.columnWidthsMm.forEach((millimetres, index) => {
    const column = target.getColumn(index + 1);
    // A hidden column keeps a width, so that showing it by hand shows something.
    column.width = millimetres > 0 ? columnWidth(millimetres) : 9.0001;
    if (millimetres <= 0) column.hidden = true;
  });
  sheet.rowHeightsPt.forEach((points, index) => {
    const row = target.getRow(index + 1);
    if (points > 0) row.height = Math.min(points, maxRowHeightPt);
    else row.hidden = true;
  });
}

function toExcelValue(value: CellEdit, where: () => string, options: CellOptions): ExcelJS.CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return finite(value, where);
  if (typeof value === 'string') return cellText(value, where);
  const formula = fileFormula(value.formula);
  if (!options.cachedResults) return { formula } as ExcelJS.CellFormulaValue;
  // An empty result is an empty text: without any result a reader would have to call the formula uncalculated.
  const result = typeof value.value === 'number' ? finite(value.value, where) : cellText(value.value ?? '', where);
  return { formula, result };
}

function finite(value: number, where: () => string): number {
  if (!Number.isFinite(value)) throw new Error(`${value} in a cell: ${where()}`);
  return value;
}

/** Line feeds as spreadsheets have them. */
function cellText(text: string, where: () => string): string {
  if (text.length > maxTextLength) {
    throw new Problem('host.edit-refused', { detail: `${where()} 的文字超过 ${maxTextLength} 个字` });
  }
  return xstring(text.replace(/\r\n?/g, '\n'));
}

function sorted<T>(cells: Map<number, T>): [number, T][] {
  return [...cells].sort(([one], [other]) => one - other);
}
