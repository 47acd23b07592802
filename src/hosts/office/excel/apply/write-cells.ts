import { a1, columnLetters } from '../../../../core/workbook/address';
import type { SetCells, SizeColumns, SizeRows } from '../../../../core/workbook/edit';
import type { FormatMap } from '../../../port/live/area';
import { cellInput, rectOfCells } from '../../../port/live/cell-input';
import { columnPoints, maxRowHeightPt, runs } from '../../../port/live/sizes';

/** One assignment for the whole block; null in a written matrix leaves a cell alone. Cached results are Excel's own business here. */
export function writeCells(sheet: Excel.Worksheet, edit: SetCells, formats: FormatMap): void {
  const rect = rectOfCells(edit);
  if (!rect) return;
  const width = rect.right - rect.left + 1;
  sheet.getRange(a1(rect)).formulas = edit.cells.map((line, down) =>
    Array.from({ length: width }, (_, right) => {
      const where = { row: edit.row + down, column: edit.column + right };
      return cellInput(
        line[right],
        formats.at(where.row, where.column),
        () => `${edit.sheet} ${columnLetters(where.column)}${where.row}`,
      );
    }),
  );
}

/** Excel's API takes points. 0 hides the column. */
export function sizeColumns(sheet: Excel.Worksheet, { widthsMm }: SizeColumns): void {
  for (const { from, to, value } of runs(widthsMm)) {
    const range = sheet.getRange(`${columnLetters(from)}:${columnLetters(to)}`);
    if (value <= 0) range.columnHidden = true;
    else range.format.columnWidth = columnPoints(value);
  }
}

export function sizeRows(sheet: Excel.Worksheet, { heightsPt }: SizeRows): void {
  for (const { from, to, value } of runs(heightsPt)) {
    const range = sheet.getRange(`${from}:${to}`);
    if (value <= 0) range.rowHidden = true;
    else range.format.rowHeight = Math.min(value, maxRowHeightPt);
  }
}
