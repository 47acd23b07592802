import { readPrinted, type Printed } from '../intake/printed-figure';
import { shownText } from '../intake/sheet-lines';
import { cellAt, isCellError, isFormula } from '../workbook/snapshot';
import { a1 } from '../workbook/address';
import type { ShownAs } from '../workbook/number-format';
import { shownAt, type SheetLooks } from '../workbook/sheet-looks';
import type { MergedArea, PrintedSheet } from './printed-sheet';

/** A cell, or merged cells, as one place of the form. */
export interface Block extends MergedArea {
  /** As it is seen; '' where it is empty. */
  readonly text: string;
  readonly printed: Printed;
  /** The number that stands there, if it is one to the program too. */
  readonly number: number | null;
  readonly formula: string | null;
  /** How its number is shown. */
  readonly shownAs: ShownAs | null;
  /** Which of its rows or columns nobody sees. */
  readonly hidden: 'row' | 'column' | null;
}

/** A printed sheet by blocks. 1-based as the sheet itself. */
export interface PrintedGrid {
  readonly sheet: string;
  readonly rows: number;
  readonly columns: number;
  at(row: number, column: number): Block;
  /** Blocks that begin in that row, from the left. */
  row(row: number): readonly Block[];
}

/** Forms are small; whoever sends a whole ledger as a sheet gets its first rows read. */
const mostRows = 400;
const mostColumns = 60;

export function printedGrid(sheet: PrintedSheet): PrintedGrid {
  const merges = sheet.merges.filter(({ top, left }) => top <= mostRows && left <= mostColumns);
  const filled = sheet.cells.flatMap((row, at) =>
    row.flatMap((cell, across) => (cell === null ? [] : [{ row: sheet.row + at, column: sheet.column + across }])),
  );
  const rows = Math.min(mostRows, farthest([...filled.map(({ row }) => row), ...merges.map(({ bottom }) => bottom)]));
  const columns = Math.min(
    mostColumns,
    farthest([...filled.map(({ column }) => column), ...merges.map(({ right }) => right)]),
  );
  const blocks: Block[][] = [];
  const owner = (row: number, column: number): Block => blocks[row - 1]![column - 1]!;
  for (let row = 1; row <= rows; row++) blocks.push(new Array<Block>(columns));
  const put = (area: MergedArea): void => {
    const block = blockOf(area, sheet);
    for (let row = area.top; row <= Math.min(rows, area.bottom); row++)
      for (let column = area.left; column <= Math.min(columns, area.right); column++)
        blocks[row - 1]![column - 1] ??= block;
  };
  merges.forEach(put);
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++) put({ top: row, left: column, bottom: row, right: column });
  return {
    sheet: sheet.name,
    rows,
    columns,
    at: owner,
    row: (row) => blocks[row - 1]!.filter((block, at) => block.top === row && block.left === at + 1),
  };
}

/** "2023年" over the heads of a year's columns. */
const yearAlone = /^(?:19|20)\d{2}年度?$/;

function farthest(places: readonly number[]): number {
  return places.reduce((most, one) => Math.max(most, one), 0);
}

function blockOf(area: MergedArea, sheet: PrintedSheet): Block {
  const { looks } = sheet;
  const cell = cellAt({ ...sheet, isProtected: false }, area.top, area.left);
  const value = isFormula(cell) ? cell.value : cell;
  const shownAs = typeof value === 'number' ? shownAt(looks, addressOf(area)) : null;
  const text = typeof value === 'object' && isCellError(value) ? '' : shownText(cell, shownAs, looks);
  return {
    ...area,
    text,
    printed: shownAs === 'date' ? { is: 'unreadable' } : yearAlone.test(text) ? { is: 'words' } : readPrinted(text),
    number: typeof value === 'number' ? value : null,
    formula: isFormula(cell) ? cell.formula : null,
    shownAs,
    hidden: looks ? hiddenIn(area, looks) : null,
  };
}

function hiddenIn({ top, left, bottom, right }: MergedArea, looks: SheetLooks): Block['hidden'] {
  const all = (from: number, to: number, hidden: ReadonlySet<number>): boolean => {
    for (let at = from; at <= to; at++) if (!hidden.has(at)) return false;
    return true;
  };
  return all(top, bottom, looks.hiddenRows) ? 'row' : all(left, right, looks.hiddenColumns) ? 'column' : null;
}

/** Leading blanks of a label are its place in the hierarchy: seen before they are taken off. */
export function indentOf(sheet: PrintedSheet, { top, left }: MergedArea): number {
  const cell = cellAt({ ...sheet, isProtected: false }, top, left);
  const value = isFormula(cell) ? cell.value : cell;
  const lead = typeof value === 'string' ? /^[\s\u3000]*/.exec(value)![0] : '';
  return [...lead].reduce((sum, sign) => sum + (sign === '\u3000' ? 2 : 1), 0);
}

export function addressOf({ top, left }: MergedArea): string {
  return a1({ top, left, bottom: top, right: left });
}

/** Words, which may name something; a figure, a dash and an empty block cannot. */
export function isWords({ printed }: Block): boolean {
  return printed.is === 'words';
}
