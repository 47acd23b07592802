import { xmlText } from '../../../../core/fields/xml-text';
import { Problem } from '../../../../core/problem/problem';
import { a1, columnLetters } from '../../../../core/workbook/address';
import type { CellEdit, SetCells, SizeColumns, SizeRows } from '../../../../core/workbook/edit';
import type { FormatMap, Rect } from './area';

/** Excel's limit for the text of one cell. */
const maxTextLength = 32767;
/** Excel's limit; taller rows are cut by Excel itself. */
const maxRowHeightPt = 409;

/** The block a set-cells edit covers; null for an edit without cells. */
export function rectOfCells({ row, column, cells }: SetCells): Rect | null {
  const width = Math.max(0, ...cells.map((line) => line.length));
  return cells.length === 0 || width === 0
    ? null
    : { top: row, left: column, bottom: row + cells.length - 1, right: column + width - 1 };
}

/** One assignment for the whole block; null in a written matrix leaves a cell alone. Cached results are Excel's own business here. */
export function writeCells(sheet: Excel.Worksheet, edit: SetCells, formats: FormatMap): void {
  const rect = rectOfCells(edit);
  if (!rect) return;
  const width = rect.right - rect.left + 1;
  sheet.getRange(a1(rect)).formulas = edit.cells.map((line, down) =>
    Array.from({ length: width }, (_, right) => {
      const where = { row: edit.row + down, column: edit.column + right };
      return excelInput(
        line[right],
        formats.at(where.row, where.column),
        () => `${edit.sheet} ${columnLetters(where.column)}${where.row}`,
      );
    }),
  );
}

function excelInput(cell: CellEdit | undefined, format: string, where: () => string): number | string | null {
  if (cell === undefined) return null;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new Error(`${cell} in a cell: ${where()}`);
    return cell;
  }
  if (typeof cell === 'object') return cell.formula.startsWith('=') ? cell.formula : `=${cell.formula}`;
  if (cell.length > maxTextLength)
    throw new Problem('host.edit-refused', { detail: `${where()} 的文字超过 ${maxTextLength} 个字` });
  const text = xmlText(cell.replace(/\r\n?/g, '\n'));
  return format !== '@' && readsOtherwise(text) ? `'${text}` : text;
}

/**
 * Texts that Excel would take for a number, date, formula or error as if typed (spaces before a sign do not count to it, and full-width
 * signs are signs): the apostrophe keeps them text. Wide on purpose, a
 * needless apostrophe does no harm; not in text cells ("@"), which take everything as it is.
 */
function readsOtherwise(text: string): boolean {
  return (
    /^\s*[=+\-@'#＝＋－＠]/.test(text) ||
    /^(?:true|false)$/i.test(text.trim()) ||
    /^[\s(（¥￥$]*\d[\d\s.,，:：%％/\-年月日时分秒()（）eE]*$/.test(text)
  );
}

/** Millimetres on paper → whole screen pixels → points, which Excel's API takes (0.75 pt a pixel). 0 hides the column. */
export function sizeColumns(sheet: Excel.Worksheet, { widthsMm }: SizeColumns): void {
  for (const { from, to, value } of runs(widthsMm)) {
    const range = sheet.getRange(`${columnLetters(from)}:${columnLetters(to)}`);
    if (value <= 0) range.columnHidden = true;
    else range.format.columnWidth = Math.max(1, Math.round((value / 25.4) * 96)) * 0.75;
  }
}

export function sizeRows(sheet: Excel.Worksheet, { heightsPt }: SizeRows): void {
  for (const { from, to, value } of runs(heightsPt)) {
    const range = sheet.getRange(`${from}:${to}`);
    if (value <= 0) range.rowHidden = true;
    else range.format.rowHeight = Math.min(value, maxRowHeightPt);
  }
}

/** Equal neighbours together, 1-based: fewer ranges, a smaller request. */
function runs(values: readonly number[]): { from: number; to: number; value: number }[] {
  const found: { from: number; to: number; value: number }[] = [];
  values.forEach((value, index) => {
    const last = found.at(-1);
    if (last?.value === value) last.to = index + 1;
    else found.push({ from: index + 1, to: index + 1, value });
  });
  return found;
}
