import { visible } from '../fields/meant-number';
import { parseDecimal } from '../quantity/decimal';
import { a1 } from '../workbook/address';
import type { ShownAs } from '../workbook/number-format';
import { dateShown, shownAt, type SheetLooks } from '../workbook/sheet-looks';
import { cachedValue, isCellError, type CellSnapshot, type SheetSnapshot } from '../workbook/snapshot';
import { uncalculated } from './printed-figure';
import type { PastedLine } from './split-text';

/** What is read of a sheet; how it shows its cells, where somebody knows. */
export interface LinesSource extends Pick<SheetSnapshot, 'row' | 'column' | 'cells'> {
  readonly looks?: SheetLooks;
}

/** The rows of somebody's sheet as lines, numbered as in the sheet. What a formula shows counts, an error too. */
export function linesOfSheet({ row: top, column: left, cells: rows, looks }: LinesSource): readonly PastedLine[] {
  return rows.flatMap((row, at): PastedLine[] => {
    const cells = row.map((cell, across) => {
      const shownAs = looks ? shownAt(looks, addressAt(top + at, left + across)) : null;
      return errorText(cell) ?? shownText(cell, shownAs, looks);
    });
    const said = cells.filter((cell) => cell !== '');
    if (said.length === 0) return [];
    const isRowHidden = looks?.hiddenRows.has(top + at) === true;
    const unseen = row.map((_, across) => isRowHidden || looks?.hiddenColumns.has(left + across) === true);
    const line = { number: top + at, text: said.join(' '), cells, by: 'tabs' } as const;
    return [unseen.includes(true) ? { ...line, unseen } : line];
  });
}

function errorText(cell: CellSnapshot): string | null {
  const value = cachedValue(cell);
  if (!isCellError(value)) return null;
  return value.error === '#UNCACHED' ? uncalculated : value.error;
}

function addressAt(row: number, column: number): string {
  return a1({ top: row, left: column, bottom: row, right: column });
}

/** A cell as people see it: a date as a day, a percentage with its sign, else without its number format; an error is ''. */
export function shownText(cell: CellSnapshot, shownAs: ShownAs | null = null, looks?: SheetLooks): string {
  const value = cachedValue(cell);
  if (typeof value === 'number' && shownAs === 'date') return dateShown(value + (looks?.dateShift ?? 0));
  if (typeof value === 'number' && shownAs === 'percent') return `${plainNumber(value * 100)}%`;
  if (typeof value === 'number') return plainNumber(value);
  return value === null || typeof value === 'boolean' || isCellError(value) ? '' : visible(value);
}

/** Never 1e-7; and 0.1 + 0.2 as a sheet shows it: Excel keeps 15 digits. */
function plainNumber(value: number): string {
  return parseDecimal(String(Number(value.toPrecision(15))))?.toFixed() ?? String(value);
}
