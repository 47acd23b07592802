import { sum, type Decimal } from '../../quantity/decimal';
import { amongRow, noneCell, notAdded, openRow, rowNumbering, subtotalRow, totalHead, totalRow } from '../words/tables';
import { labelOf, type Grid, type GridCell, type GridRow } from './grid';
import type { Quote, Relation } from './relation';

/** Totals of tables: the row 合计 against its column, the column 合计 against its row. */
export function tableTotals(source: string, grids: readonly Grid[]): Relation[] {
  return grids.flatMap((grid) => [...columnTotals(source, grid), ...rowTotals(source, grid)]);
}

/** The one row of a table that is its total; null where there is none, or one for each of several blocks. */
export function totalOf({ rows }: Grid): number | null {
  const found = rows.flatMap((row, at) => (totalRow.test(labelOf(row)) ? [at] : []));
  return found.length === 1 ? found[0]! : null;
}

/** Rows that may be the parts of a total, by one way to read the table. */
type Parts = readonly GridRow[];

interface Judged {
  readonly column: number;
  readonly whole: GridCell;
  readonly readings: readonly Parts[];
  readonly holding: readonly Parts[];
}

/** The row 合计, last or first: every column adds up to it. */
function columnTotals(source: string, grid: Grid): Relation[] {
  const { heads, rows } = grid;
  const at = totalOf(grid);
  if (at === null || grid.isSection) return [];
  const listed = (at === 0 ? rows.slice(1) : rows.slice(0, at)).filter((row) => !notAdded.test(labelOf(row)));
  const isNested = hasLevels(listed);
  const general = [
    listed.filter((row) => !subtotalRow.test(labelOf(row))),
    listed.filter((row) => subtotalRow.test(labelOf(row))),
    ...outermost(listed),
  ];
  const judged = heads.flatMap((head, column): Judged[] => {
    const whole = rows[at]![column]!;
    if (column === 0 || notAdded.test(head) || whole.number === null || whole.isMerged) return [];
    const readings = general.filter((parts) => numbersIn(parts, column).length > 1);
    if (readings.length === 0) return [];
    const all = [...readings, withoutBrokenDown(general[0]!, column)];
    return [{ column, whole, readings, holding: all.filter((parts) => adds(whole, parts, column)) }];
  });
  return judged.flatMap(({ column, whole, readings, holding }) => {
    if (holding.length > 0) return [totalHolds(source, whole, numbersIn(holding[0]!, column))];
    const parts = meant(judged, column, readings, isNested);
    if (parts === null || !isCertain(whole, parts, column)) return [];
    const name = `“${rows[at]![0]!.text || labelOf(rows[at]!)}”行“${heads[column] || `第${column + 1}列`}”`;
    return [totalDiffers(source, whole, numbersIn(parts, column), parts.map(labelOf), name)];
  });
}

const numbersIn = (parts: Parts, column: number): GridCell[] =>
  parts.map((row) => row[column]!).filter(({ number }) => number !== null);

/** How the table is meant to be read: as its other columns add up. Where none does, only a plain table of one column says it itself. */
function meant(judged: readonly Judged[], column: number, readings: readonly Parts[], isNested: boolean): Parts | null {
  const others = judged.filter((one) => one.column !== column && !one.whole.number!.eq(0));
  const borneOut = readings.find((parts) =>
    others.some((one) => one.holding.includes(parts) && numbersIn(parts, one.column).filter(isSome).length > 1),
  );
  if (borneOut) return borneOut;
  const [plain] = readings;
  return isNested || others.length > 0 || plain === undefined || plain.some((row) => subtotalRow.test(labelOf(row)))
    ? null
    : plain;
}

const isSome = ({ number }: GridCell): boolean => number?.eq(0) === false;

/** Nothing merged, no words among the figures, no blank that may be what is missing, nothing left out. */
function isCertain(whole: GridCell, parts: Parts, column: number): boolean {
  const cells = parts.map((row) => row[column]!);
  if (cells.some(({ isMerged, number, text }) => isMerged || (number === null && !noneCell.test(text)))) return false;
  if (parts.some((row) => openRow.test(labelOf(row)))) return false;
  if (new Set(parts.map((row) => /[（(]([^（()）]{1,3})[）)]$/.exec(labelOf(row))?.[1] ?? '')).size > 1) return false;
  const added = total(cells);
  const isMissing = added.lt(whole.number!) && cells.some(({ text }) => text === '');
  return !isMissing && added.gt(0) && whole.number!.lte(added.times(5)) && added.lte(whole.number!.times(10));
}

const total = (cells: readonly GridCell[]): Decimal => sum(cells.flatMap(({ number }) => number ?? []));
const slack = (cells: readonly GridCell[]): Decimal => sum(cells.map((cell) => cell.slack));

function adds(whole: GridCell, parts: Parts, column: number): boolean {
  const cells = numbersIn(parts, column);
  return cells.length > 0 && isTotal(whole, cells);
}

const isTotal = (whole: GridCell, cells: readonly GridCell[]): boolean =>
  total(cells)
    .minus(whole.number!)
    .abs()
    .lte(slack([whole, ...cells]));

/** How a row says that it is part of the one above: its numbering, the length of its code, how far it is set off. */
const levels: readonly ((row: GridRow) => number)[] = [
  (row) => rowNumbering.findIndex((mark) => mark.test(labelOf(row)) || mark.test(row[0]!.text)),
  (row) => (/^\d{3,}$/.test(row[0]!.text) ? row[0]!.text.length : -1),
  ({ 0: first }) => (first!.text === '' ? -1 : first!.indent),
];

function hasLevels(rows: Parts): boolean {
  if (rows.some((row) => amongRow.test(labelOf(row)) || amongRow.test(row[0]!.text))) return true;
  return levels.some((level) => new Set(rows.map(level)).size > 1);
}

/** The rows that are part of no other, by each sign of it. */
function outermost(rows: Parts): Parts[] {
  return levels.flatMap((level) => {
    const own = rows.map(level);
    const known = own.filter((one) => one >= 0);
    const least = Math.min(...known);
    return new Set(own).size < 2 || known.length === 0 ? [] : [rows.filter((_, at) => own[at] === least)];
  });
}

/** Without rows that add up to the row before them. */
function withoutBrokenDown(rows: Parts, column: number): Parts {
  const kept: GridRow[] = [];
  for (let at = 0; at < rows.length; at++) {
    kept.push(rows[at]!);
    at += partsBehind(rows, at, column);
  }
  return kept;
}

/** How many of the next rows, two at least, add up to this one. */
function partsBehind(rows: Parts, at: number, column: number): number {
  const whole = rows[at]![column]!;
  if (!isSome(whole)) return 0;
  const cells: GridCell[] = [];
  for (let next = at + 1; next < rows.length && next - at <= 30; next++) {
    const cell = rows[next]![column]!;
    if (cell.number === null) continue;
    cells.push(cell);
    if (cells.length > 1 && isTotal(whole, cells)) return next - at;
    if (total(cells).gt(whole.number!)) return 0;
  }
  return 0;
}

/** The column 合计 beside its parts: believed where most rows bear it out, so that the others are slips. */
function rowTotals(source: string, { heads, groups, rows }: Grid): Relation[] {
  return heads.flatMap((head, at) => {
    if (at === 0 || !totalHead.test(head) || notAdded.test(head)) return [];
    const hasGroups = groups[at] !== '' && new Set(groups.slice(1)).size > 1;
    const columns = heads.flatMap((other, column) =>
      column === 0 ||
      column === at ||
      notAdded.test(other) ||
      (hasGroups ? groups[column] !== groups[at] : totalHead.test(other))
        ? []
        : [column],
    );
    const found = rows.flatMap((row) => {
      const whole = row[at]!;
      const cells = columns.map((column) => row[column]!).filter(({ number }) => number !== null);
      if (whole.number === null || whole.isMerged || cells.length < 2) return [];
      if (isTotal(whole, cells)) return [totalHolds(source, whole, cells)];
      const isMissing = total(cells).lt(whole.number) && columns.some((column) => row[column]!.text === '');
      if (isMissing || cells.some(({ isMerged }) => isMerged)) return [];
      return [totalDiffers(source, whole, cells, [], `“${row[0]!.text}”行“${head}”`)];
    });
    const holding = found.filter(({ verdict, quotes }) => verdict === 'holds' && quotes.length > 2).length;
    return holding >= 2 && holding * 2 > found.length ? found : [];
  });
}

export const totalHolds = (source: string, whole: GridCell, parts: readonly GridCell[]): Relation => ({
  kind: 'sum',
  quotes: [whole, ...parts].map((cell) => quoted(source, cell)),
  verdict: 'holds',
  message: '',
});

export function totalDiffers(
  source: string,
  whole: GridCell,
  parts: readonly GridCell[],
  labels: readonly string[],
  name: string,
): Relation {
  const added = total(parts);
  const difference = whole.number!.minus(added);
  const [left, right, apart] = [whole.number!.toFixed(), added.toFixed(), difference.abs().toFixed()];
  const alone = parts.findIndex((part) => isSome(part) && part.number!.eq(whole.number!));
  const onlyOne = alone >= 0 && labels[alone] ? `（正好等于“${labels[alone]}”一项）` : '';
  return {
    kind: 'sum',
    quotes: [whole, ...parts].map((cell) => quoted(source, cell)),
    verdict: 'fails',
    message: `表中合计与分项不符：${name}写${left}${onlyOne}，各项相加是${right}，${difference.s > 0 ? '少列' : '多列'}${apart}。表里改过一格而合计没有重算时常这样。`,
    left,
    right,
    difference: apart,
  };
}

export const quoted = (source: string, { start, end }: GridCell): Quote => ({
  text: source.slice(start, end),
  start,
  end,
});
