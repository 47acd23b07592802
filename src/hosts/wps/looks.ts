import type { MergedArea } from '../../core/adopt/printed-sheet';
import { a1 } from '../../core/workbook/address';
import { shownBy } from '../../core/workbook/number-format';
import { dateShiftOf, type SheetLooks } from '../../core/workbook/sheet-looks';
import type { EtWorksheet } from './et-api';

/** Forms are small: behind these nobody reads (printed-grid). */
const mostLines = { rows: 400, columns: 60 };

/** @param used from A1 on. WPS does not say here from which year it counts days. */
export function looksOf(sheet: EtWorksheet, used: MergedArea): SheetLooks {
  const right = Math.min(used.right, mostLines.columns);
  const bottom = Math.min(used.bottom, mostLines.rows);
  const dates = new Set<string>();
  const percents = new Set<string>();
  forEachFormat(sheet, { ...used, right, bottom }, (code, address) => {
    const shown = shownBy(code);
    if (shown !== null) (shown === 'date' ? dates : percents).add(address);
  });
  const hidden = (count: number, isHidden: (at: number) => boolean): Set<number> =>
    new Set(Array.from({ length: count }, (_, at) => at + 1).filter(isHidden));
  return {
    dates,
    percents,
    hiddenRows: hidden(bottom, (row) => sheet.Range(cellAt(row, 1)).EntireRow.Hidden),
    hiddenColumns: hidden(right, (column) => sheet.Range(cellAt(1, column)).EntireColumn.Hidden),
    dateShift: dateShiftOf(false),
  };
}

/** A block that differs says null, and is halved until it does not. */
function forEachFormat(sheet: EtWorksheet, block: MergedArea, tell: (code: string, address: string) => void): void {
  const { top, left, bottom, right } = block;
  const code = sheet.Range(a1(block)).NumberFormat;
  if (code === null) {
    const [rows, columns] = [bottom - top, right - left];
    if (rows === 0 && columns === 0) return;
    const middle = rows >= columns ? top + Math.floor(rows / 2) : left + Math.floor(columns / 2);
    const [first, second] =
      rows >= columns
        ? [
            { ...block, bottom: middle },
            { ...block, top: middle + 1 },
          ]
        : [
            { ...block, right: middle },
            { ...block, left: middle + 1 },
          ];
    forEachFormat(sheet, first, tell);
    forEachFormat(sheet, second, tell);
    return;
  }
  if (shownBy(code) === null) return;
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) tell(code, cellAt(row, column));
}

function cellAt(row: number, column: number): string {
  return a1({ top: row, left: column, bottom: row, right: column });
}
