import type ExcelJS from 'exceljs';
import { columnWidth } from './measures';
import type { SheetPlan } from './plan';

export function writeColumns(target: ExcelJS.Worksheet, sheet: SheetPlan): void {
  sheet.columnWidthsMm.forEach((millimetres, index) => {
    const column = target.getColumn(index + 1);
    // A hidden column keeps a width, so that showing it by hand shows something.
    column.width = millimetres > 0 ? columnWidth(millimetres) : 9.0001;
    if (millimetres <= 0) column.hidden = true;
  });
}
