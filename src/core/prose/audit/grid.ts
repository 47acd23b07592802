import { one, parseDecimal, zero, type Decimal } from '../../quantity/decimal';
import { plainText } from '../plain-text';
import { headWords, noneCell, notRow } from '../words/tables';

/** A cell's text by its place in the source. */
export interface CellRange {
  readonly start: number;
  readonly end: number;
  /** Columns that it covers, where more than one. */
  readonly span?: number;
}

/** A table as a document has it: rows of cells, which need not be equally many. */
export interface SourceTable {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly (readonly CellRange[])[];
}

export interface GridCell {
  readonly start: number;
  readonly end: number;
  /** In plain form, without blanks. */
  readonly text: string;
  /** null for words, blanks and percentages. */
  readonly number: Decimal | null;
  /** Of “95.2%” 95.2; null for everything else. */
  readonly percent: Decimal | null;
  readonly decimals: number;
  /** What rounding may hide: half of the last digit shown; 0 where whole numbers count. */
  readonly slack: Decimal;
  /** Blanks before its text: rows below another are often set off so. */
  readonly indent: number;
  /** Not of one column alone: over several, or one of several below one head. */
  readonly isMerged: boolean;
}

export type GridRow = readonly GridCell[];

/** A table's cells read: its heads, and the rows that hold figures. */
export interface Grid {
  /** Whatever stands over a column, from top to bottom. */
  readonly heads: readonly string[];
  /** The same without the lowest head: columns of one group share it. */
  readonly groups: readonly string[];
  readonly rows: readonly GridRow[];
  /** Lines over the whole width, and the text before the table: its title and its unit may be there. */
  readonly lead: string;
  /** Of a form with several heads one below the other, all but the first: a total may be of the whole form. */
  readonly isSection: boolean;
}

const figure = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const halves: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`5e-${places + 1}`) ?? zero);
const halfOfOne = halves[0]!;
const year = /^(?:19|20)\d{2}年?度?$/;

/**
 * The tables of a document that can be compared: each as wide in all its rows, its heads told from its rows. A table that goes on in the
 * next one (the page ended, 续表) is one table.
 */
export function gridsOf(source: string, tables: readonly SourceTable[]): Grid[] {
  const grids: Grid[] = [];
  let end = 0;
  for (const table of tables) {
    const [first, ...sections] = sectionsOf(source, table);
    if (first === undefined) continue;
    const last = grids[grids.length - 1];
    const between = source.slice(end, table.start).replace(/\s/g, '');
    if (last && goesOn(last, first, between))
      grids[grids.length - 1] = { ...last, rows: [...last.rows, ...first.rows] };
    else grids.push(first);
    grids.push(...sections);
    end = table.end;
  }
  return grids;
}

function goesOn(before: Grid, after: Grid, between: string): boolean {
  if (before.heads.length !== after.heads.length || between.length > 20) return false;
  const isBare = after.heads.every((head) => head === '');
  const isSame = after.heads.every((head, column) => head === before.heads[column]);
  return isSame || (isBare && (between === '' || /续/.test(between)));
}

/** Rows narrower than the widest (notes below a form) cannot be compared and are left out. None without figures. */
function sectionsOf(source: string, table: SourceTable): Grid[] {
  const width = table.rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  if (width < 2) return [];
  const whole = table.rows
    .filter((row) => widthOf(row) === width)
    .map((row) => row.flatMap((cell) => placed(source, cell)));
  const lead = [...linesBefore(source, table.start), ...whole.filter(isLine).map((row) => row[0]!.text)].join('\n');
  const grids: Grid[] = [];
  let [above, rows]: [GridRow[], GridRow[]] = [[], []];
  const finish = (): void => {
    if (rows.length > 0) grids.push(gridOf(headsOf(above), rows, lead, grids.length > 0));
    [above, rows] = [[], []];
  };
  for (const row of whole) {
    if (isLine(row) || notRow.test(labelOf(row))) continue;
    const hasFigures = row.slice(1).some(isFigure);
    if (rows.length > 0 && !hasFigures && isHead(row)) finish();
    if (rows.length > 0 || hasFigures) rows.push(row);
    else above.push(row);
  }
  finish();
  return grids;
}

/** The heads proper: what stands over a line that names its first column itself (预算部门：甲局) names no column. */
function headsOf(above: readonly GridRow[]): readonly GridRow[] {
  let from = above.length - 1;
  while (from > 0 && above[from]![0]!.text === '') from--;
  return above.slice(Math.max(0, from));
}

function gridOf(above: readonly GridRow[], all: readonly GridRow[], lead: string, isSection: boolean): Grid {
  const width = all[0]!.length;
  // Columns as the heads part them: a form's cells may be of several of its columns throughout.
  const starts = Array.from({ length: width }, (_, at) => at).filter(
    (at) => at === 0 || above.length === 0 || above.some((row) => row[at] !== row[at - 1]),
  );
  const column = (at: number, from: readonly GridRow[]): string =>
    [...new Set(from.map((row) => row[at]!.text))].join('');
  const heads = starts.map((at) => column(at, above));
  const rows = all.map((row) =>
    starts.map((from, at): GridCell => {
      const cell = row[from]!;
      const to = starts[at + 1] ?? width;
      const isOwn = row.slice(from, to).every((one) => one === cell) && row[from - 1] !== cell && row[to] !== cell;
      return isOwn ? cell : { ...cell, isMerged: true };
    }),
  );
  const coarse = heads.map((head, at) => isCoarse(`${lead}${heads[0]}${head}`, head, rows, at));
  return {
    heads,
    groups: starts.map((at) => column(at, above.slice(0, -1))),
    rows: rows.map((row) => row.map((cell, at) => (coarse[at] ? { ...cell, slack: halfOfOne } : cell))),
    lead,
    isSection,
  };
}

/** A line of heads in the middle of a form. */
function isHead(row: GridRow): boolean {
  const cells = row.filter((cell, at) => at > 0 && cell.text !== '' && cell !== row[at - 1]);
  return (
    cells.length > 1 &&
    cells.every(({ text }) => text.length <= 16) &&
    cells.filter(({ text }) => headWords.test(text)).length > 1
  );
}

/** A column of amounts in whole 万元 is rounded; one of people is not. */
function isCoarse(units: string, head: string, rows: readonly GridRow[], at: number): boolean {
  if (!/[万亿]元/.test(units) || /[人户个辆台套次]|数量/.test(head)) return false;
  const numbers = rows.map((row) => row[at]!).filter(({ number }) => number !== null);
  return numbers.length > 0 && numbers.every(({ decimals }) => decimals === 0);
}

const widthOf = (row: readonly CellRange[]): number => row.reduce((width, { span = 1 }) => width + span, 0);
const isLine = (row: GridRow): boolean => row.length > 1 && row.every((cell) => cell === row[0]);
/** A year over a column is its name. */
const isFigure = ({ number, percent, text }: GridCell): boolean =>
  (number !== null || percent !== null) && !year.test(text);

/** A cell in each column that it covers. */
function placed(source: string, { start, end, span = 1 }: CellRange): GridCell[] {
  const raw = source.slice(start, end);
  const indent = raw.length - raw.trimStart().length;
  const from = start + (raw.trim() === '' ? 0 : indent);
  const to = start + raw.trimEnd().length;
  const text = plainText(source.slice(from, Math.max(from, to))).text;
  const isPercent = text.endsWith('%');
  const written = text.replace(/(?:%|万元|亿元|元|个|人|户|项|辆|次)$/, '');
  const value = figure.test(written) ? parseDecimal(written.replaceAll(',', '')) : null;
  const decimals = written.split('.')[1]?.length ?? 0;
  const cell: GridCell = {
    start: from,
    end: Math.max(from, to),
    text,
    number: isPercent ? null : value,
    percent: isPercent ? value : null,
    decimals,
    slack: decimals === 0 ? zero : (halves[decimals] ?? zero),
    indent,
    isMerged: false,
  };
  return Array.from({ length: span }, () => cell);
}

/** Two lines: “附件1 ××表” and “单位：万元”. */
function linesBefore(source: string, start: number): string[] {
  return source
    .slice(Math.max(0, start - 160), start)
    .split('\n')
    .map((line) => plainText(line).text)
    .filter((line) => line !== '')
    .slice(-2);
}

const word = /[\u4e00-\u9fffA-Za-z]/;

/** What a row is called: the last of the words before its first figure. */
export function labelOf(row: GridRow): string {
  let label = '';
  for (const cell of row) {
    if (isFigure(cell) && cell.start !== row[0]!.start) break;
    if (word.test(cell.text) && !noneCell.test(cell.text)) label = cell.text;
  }
  return label;
}

/** One in the last digit shown. */
export const lastDigit = ({ decimals }: Pick<GridCell, 'decimals'>): Decimal => parseDecimal(`1e-${decimals}`) ?? one;
