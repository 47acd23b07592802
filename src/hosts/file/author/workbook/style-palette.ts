import type ExcelJS from 'exceljs';
import { toExcelStyle, type CellLook } from './cell-look';

/** The cell of the sheet that exceljs writes where it is told a look; its number is read back from there. */
const paletteCell = /<c r="A(\d+)" s="(\d+)"/g;

/**
 * The looks of one sheet. exceljs owns the style part: each look that differs is given to one cell of column A, and the number that it
 * wrote there is the number of all cells that look so. Those cells are replaced by the sheet's own.
 */
export class StylePalette {
  /** Row of the palette (1-based) by look; equal looks share one. */
  private readonly rows = new Map<CellLook, number>();
  private readonly byText = new Map<string, number>();

  constructor(target: ExcelJS.Worksheet, looks: Iterable<CellLook>) {
    for (const look of looks) {
      if (this.rows.has(look)) continue;
      const style = toExcelStyle(look);
      const text = JSON.stringify(style);
      let row = this.byText.get(text);
      if (row === undefined) {
        this.byText.set(text, (row = this.byText.size + 1));
        target.getCell(row, 1).style = style;
      }
      this.rows.set(look, row);
    }
  }

  /** The numbers in the style part by look, from what exceljs wrote of the sheet. */
  numbersFrom(sheetData: string): (look: CellLook | undefined) => number {
    const numbers = new Map<number, number>();
    for (const [, row, style] of sheetData.matchAll(paletteCell)) numbers.set(Number(row), Number(style));
    return (look) => (look === undefined ? 0 : (numbers.get(this.rows.get(look) ?? 0) ?? 0));
  }
}
