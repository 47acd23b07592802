import { visible } from '../fields/meant-number';
import { parseDecimal } from '../quantity/decimal';
import { cachedValue, isCellError, type CellSnapshot, type SheetSnapshot } from '../workbook/snapshot';
import { uncalculated } from './printed-figure';
import type { PastedLine } from './split-text';

/** The rows of somebody's sheet as lines, numbered as in the sheet. What a formula shows counts, an error too. */
export function linesOfSheet(sheet: SheetSnapshot): readonly PastedLine[] {
  return sheet.cells.flatMap((row, at): PastedLine[] => {
    const cells = row.map((cell) => errorText(cell) ?? shownText(cell));
    const said = cells.filter((cell) => cell !== '');
    return said.length === 0 ? [] : [{ number: sheet.row + at, text: said.join(' '), cells, by: 'tabs' }];
  });
}

function errorText(cell: CellSnapshot): string | null {
  const value = cachedValue(cell);
  if (!isCellError(value)) return null;
  return value.error === '#UNCACHED' ? uncalculated : value.error;
}

/** A cell as people see it, its number format aside; an error is ''. */
export function shownText(cell: CellSnapshot): string {
  const value = cachedValue(cell);
  if (typeof value === 'number') return plainNumber(value);
  return value === null || typeof value === 'boolean' || isCellError(value) ? '' : visible(value);
}

/** Never 1e-7; and 0.1 + 0.2 as a sheet shows it: Excel keeps 15 digits. */
function plainNumber(value: number): string {
  return parseDecimal(String(Number(value.toPrecision(15))))?.toFixed() ?? String(value);
}
