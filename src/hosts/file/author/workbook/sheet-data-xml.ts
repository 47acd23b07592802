import { a1 } from '../../../../core/workbook/address';
import type { CellEdit } from '../../../../core/workbook/edit';
import { Problem } from '../../../../core/problem/further-problem';
import { xstring } from '../../read/escape';
import { fileFormula } from './formula';
import { maxRowHeightPt } from './measures';
import type { SheetPlan } from './plan';
import { cellName, cellOfKey } from './rects';
import type { SharedTexts } from './shared-texts';
import { escapeXml } from './xml-text';

/** Excel's limit for the text of one cell. */
const maxTextLength = 32767;

export interface SheetDataOptions {
  readonly cachedResults: boolean;
  readonly texts: SharedTexts;
  /** The style's number in the workbook's style part, by cellKey; 0 for the standard style. */
  styleOf(key: number): number;
}

/**
 * The sheet's `<sheetData>`. Written here and not by exceljs: its model takes an object per cell, so that ten thousand rows cost
 * half a gigabyte. Values under a merge are left out: only the first cell of a merge may hold one.
 */
export function sheetDataXml(sheet: SheetPlan, options: SheetDataOptions): string {
  const rows: string[] = [];
  let number = 0;
  let cells = '';
  const close = (): void => {
    if (number > 0) rows.push(rowXml(number, sheet.rowHeightsPt[number - 1], cells));
    cells = '';
  };
  const goTo = (row: number): void => {
    close();
    for (number += 1; number < row; number += 1)
      if (sheet.rowHeightsPt[number - 1] !== undefined) rows.push(rowXml(number, sheet.rowHeightsPt[number - 1], ''));
  };
  for (const key of cellsOf(sheet)) {
    const { row, column } = cellOfKey(key);
    if (row !== number) goTo(row);
    const value = sheet.merged.get(key) === 'covered' ? null : (sheet.values.get(key) ?? null);
    cells += cellXml(cellName(row, column), value, sheet.name, options.styleOf(key), options);
  }
  goTo(Math.max(number, sheet.rowHeightsPt.length) + 1);
  return `<sheetData>${rows.join('')}</sheetData>`;
}

/** Keys of all cells with a value or a look, in the order of the file. */
function cellsOf({ values, looks }: SheetPlan): Float64Array {
  const keys = new Set(looks.keys());
  for (const [key, value] of values) if (value !== null && value !== '') keys.add(key);
  return Float64Array.from(keys).sort();
}

function rowXml(row: number, points: number | undefined, cells: string): string {
  const size =
    points === undefined
      ? ''
      : points > 0
        ? ` ht="${Math.min(points, maxRowHeightPt)}" customHeight="1"`
        : ' hidden="1"';
  return `<row r="${row}"${size}>${cells}</row>`;
}

function cellXml(at: string, value: CellEdit, sheet: string, style: number, options: SheetDataOptions): string {
  const open = style === 0 ? `<c r="${at}"` : `<c r="${at}" s="${style}"`;
  const where = (): string => `${sheet} ${at}`;
  if (value === null || value === '') return style === 0 ? '' : `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${finite(value, where)}</v></c>`;
  if (typeof value === 'string') return `${open} t="s"><v>${options.texts.add(cellText(value, where))}</v></c>`;
  const formula = `<f>${escapeXml(fileFormula(value.formula))}</f>`;
  if (!options.cachedResults) return `${open}>${formula}</c>`;
  if (typeof value.value === 'number') return `${open}>${formula}<v>${finite(value.value, where)}</v></c>`;
  // An empty result is an empty text: without any result a reader would have to call the formula uncalculated.
  return `${open} t="str">${formula}<v>${escapeXml(cellText(value.value ?? '', where))}</v></c>`;
}

function finite(value: number, where: () => string): number {
  if (!Number.isFinite(value)) throw new Error(`${value} in a cell: ${where()}`);
  return value;
}

/** Line feeds as spreadsheets have them. */
function cellText(text: string, where: () => string): string {
  if (text.length > maxTextLength)
    throw new Problem('host.edit-refused', { detail: `${where()} 的文字超过 ${maxTextLength} 个字` });
  return xstring(text.replace(/\r\n?/g, '\n'));
}

/** The sheet's `<mergeCells>`, or '' when it has none. exceljs compares each new merge with all before it. */
export function mergesXml({ merges }: SheetPlan): string {
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((rect) => `<mergeCell ref="${a1(rect)}"/>`).join('')}</mergeCells>`;
}

/** The box around all that `sheetDataXml` writes, for `<dimension>`. */
export function usedRange(sheet: SheetPlan): string {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const cells of [sheet.values, sheet.looks])
    for (const key of cells.keys()) {
      const { row, column } = cellOfKey(key);
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
  return bottom === 0 ? 'A1' : a1({ top, left, bottom, right });
}
