import { countLines } from '../layout/text-lines';
import type { TableModel, TableRowModel } from './table-model';

/** Rows that are printed again on each page: `headFrom` rows come before them. */
export type HeadRows = Pick<TableModel, 'headFrom' | 'headerRows'>;

/** A row of one line of type, a line of type in a row that has more, and the air and rule of a row (points): as reports print tables. */
const rowPt = 22.1;
const linePt = 13.8;
const airPt = 3.9;
/** What a page has room for beside a table's title, lead and notes, and its width. */
const pages = {
  portrait: { roomPt: 530, widthMm: 156 },
  landscape: { roomPt: 360, widthMm: 265 },
} as const;
/** A table that is longer than a page by less is set a little closer instead. */
const closer = 1.08;

/** How much lower a table's rows are set, so that no page has only its last row: 1 where it fits, or needs a second page anyhow. */
export function rowScale(table: Pick<TableModel, 'rows' | 'columnsMm'>, orientation: 'portrait' | 'landscape'): number {
  if (table.rows.some(({ breakAfter }) => breakAfter)) return 1;
  const over = heightOf(table, orientation) / pages[orientation].roomPt;
  return over > 1 && over <= closer ? 1 / over : 1;
}

/**
 * The head of a table whose pack names none. A form with several heads has one that most rows stand under; a table that needs more than a
 * page begins anew there, for Word repeats only the first rows of a table.
 */
export function headRowsOf(
  table: Pick<TableModel, 'rows' | 'columnsMm'>,
  orientation: 'portrait' | 'landscape',
): HeadRows {
  const { rows } = table;
  const heads = headBlocks(rows);
  const hanging = heads.map(({ to }, index) => (heads[index + 1]?.from ?? rows.length) - to);
  const main = heads[hanging.indexOf(Math.max(...hanging))];
  if (main === undefined) return { headerRows: 0 };
  const headerRows = main.to - main.from;
  if (main.from === 0) return { headerRows };
  const isLong = heightOf(table, orientation) > pages[orientation].roomPt * closer;
  return isLong ? { headFrom: main.from, headerRows } : { headerRows: 0 };
}

/** Rows of words alone, one of them in the type of heads, as far as the cells that begin in them reach. */
function headBlocks(rows: readonly TableRowModel[]): { readonly from: number; readonly to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (!isHead(rows[row]!) || isUnderTall(rows, row)) continue;
    let to = row + 1;
    while (to < rows.length && isHead(rows[to]!)) to++;
    if (!isUnderTall(rows, to)) blocks.push({ from: row, to });
    row = to - 1;
  }
  return blocks;
}

function isHead({ cells }: TableRowModel): boolean {
  return (
    cells.length > 1 && cells.every(({ field }) => field === undefined) && cells.some(({ style }) => style === 'head')
  );
}

/** Whether a cell that begins above reaches into the row: no table can begin there. */
function isUnderTall(rows: readonly TableRowModel[], row: number): boolean {
  return rows.slice(0, row).some(({ cells }, above) => cells.some(({ rowSpan }) => above + rowSpan > row));
}

function heightOf(
  { rows, columnsMm }: Pick<TableModel, 'rows' | 'columnsMm'>,
  orientation: 'portrait' | 'landscape',
): number {
  const scale = pages[orientation].widthMm / columnsMm.reduce((sum, each) => sum + each, 0);
  return rows.reduce((height, { heightPt, cells }) => {
    const lines = cells.map(({ text, column, colSpan, rowSpan, sizePt }) => {
      const width = columnsMm.slice(column, column + colSpan).reduce((sum, each) => sum + each, 0) * scale;
      return rowSpan > 1 ? 1 : countLines(text, width, Math.min(sizePt, 10.5));
    });
    return height + Math.max(Math.min(heightPt, rowPt), Math.max(1, ...lines) * linePt + airPt);
  }, 0);
}

/** The rows of each printed table: a head in the middle begins one of its own, and one after a page break has the head again. */
export function printedRows({ rows, headFrom = 0, headerRows }: TableModel): TableRowModel[][] {
  const head = rows.slice(headFrom, headFrom + headerRows);
  const parts: TableRowModel[][] = [[]];
  rows.forEach((row, index) => {
    if (index === headFrom && index > 0) parts.push([]);
    parts[parts.length - 1]!.push(row);
    if (row.breakAfter && index < rows.length - 1) parts.push(index + 1 > headFrom ? [...head] : []);
  });
  return parts.filter((part) => part.length > 0);
}

/** A document that has the table in one piece keeps it so. */
export function inOnePiece(model: TableModel): TableModel {
  const { headFrom = 0, ...whole } = model;
  return headFrom === 0 ? model : { ...whole, headerRows: 0 };
}
