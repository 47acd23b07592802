import { slot, type Memory } from '../../memory/memory';
import { factOfPack } from '../../pack/fact-of-pack';
import type { SheetDefinition } from '../../pack/schema';
import { columnLetters } from '../../workbook/address';
import { cachedValue, type CellSnapshot, type SheetSnapshot } from '../../workbook/snapshot';
import type { RuleContext } from '../rule';
import { isFieldCell, sheetById } from './sheets';

/** A title or head that the form prints with a year, as it stands on the sheet. */
export interface YearHead {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
  /** Its first year that is not the form's, and what stands there on a form of the fiscal year. Both null: nothing is wrong. */
  readonly wrong: number | null;
  readonly right: number | null;
  /** The fiscal year of which this head would be right; null where its own years contradict each other. */
  readonly fits: number | null;
}

/** A cell whose text may name a year, by its place in the sheet's cells. */
export interface YearCell {
  readonly line: number;
  readonly at: number;
  readonly text: string;
}

type YearCells = WeakMap<SheetSnapshot['cells'], readonly YearCell[]>;
type YearsOfRows = WeakMap<readonly CellSnapshot[], readonly number[]>;

// What a sheet holds has nothing to do with where the fields stand.
const yearCells = slot(
  (): { readonly sheets: YearCells; readonly rows: YearsOfRows } => ({ sheets: new WeakMap(), rows: new WeakMap() }),
  (cells) => cells,
);

const none: readonly number[] = [];

/** The cells of a sheet whose text may name a year, in reading order; rows that did not change are looked at once. */
export function cellsWithYear(memory: Memory, { cells }: SheetSnapshot): readonly YearCell[] {
  const { sheets, rows } = memory.at(yearCells);
  let found = sheets.get(cells);
  if (!found) {
    const list: YearCell[] = [];
    cells.forEach((row, line) => {
      let indexes = rows.get(row);
      if (!indexes) rows.set(row, (indexes = indexesWithYear(row)));
      for (const at of indexes) list.push({ line, at, text: String(cachedValue(row[at] ?? null)) });
    });
    sheets.set(cells, (found = list));
  }
  return found;
}

function indexesWithYear(row: readonly CellSnapshot[]): readonly number[] {
  let indexes: number[] | null = null;
  for (let at = 0; at < row.length; at++) {
    const text = cachedValue(row[at] ?? null);
    if (typeof text === 'string' && (text.includes('20') || text.includes('19'))) (indexes ??= []).push(at);
  }
  return indexes ?? none;
}

const yearToken = /\{(year|priorYear|nextYear)\}/g;
const offsets: Readonly<Record<string, number>> = { year: 0, priorYear: -1, nextYear: 1 };
const yearText = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;

/** "{year}年 预算数" and "2018年预算数" have one shape: #年预算数. */
function shapeOf(text: string, years: RegExp): string {
  return text.replace(years, '#').replace(/\s+/g, '');
}

/** Shape → the years it is printed with, as distances from the fiscal year, head by head in reading order. */
type Heads = ReadonlyMap<string, readonly (readonly number[])[]>;

const headsOf = factOfPack((pack) => new Map(pack.sheets.map((sheet) => [sheet.id, collect(sheet)])));

function collect({ rows }: SheetDefinition): Heads {
  const heads = new Map<string, (readonly number[])[]>();
  for (const { text } of rows.flatMap(({ cells }) => cells)) {
    if (text === undefined || /\{(?:unitName|n)\}/.test(text)) continue;
    const distances = [...text.matchAll(yearToken)].map(([, token]) => offsets[token!]!);
    if (distances.length === 0) continue;
    const shape = shapeOf(text, yearToken);
    heads.set(shape, [...(heads.get(shape) ?? []), distances]);
  }
  return heads;
}

/**
 * The titles and heads of a sheet that the form prints with a year. Several of one wording (上年决算数, 本年决算数) are told apart by
 * their order; where one of them is gone, each may hold any of their years.
 */
export function yearHeads(context: RuleContext, id: string, sheet: SheetSnapshot, year: number): YearHead[] {
  const heads = headsOf(context.table.pack).get(id);
  if (!heads || heads.size === 0) return [];
  const found = new Map<string, { readonly address: string; readonly text: string; readonly years: number[] }[]>();
  for (const cell of cellsWithYear(context.table.memory, sheet)) {
    const { text } = cell;
    const shape = shapeOf(text, yearText);
    if (!heads.has(shape)) continue;
    const at = { row: sheet.row + cell.line, column: sheet.column + cell.at };
    if (isFieldCell(context, sheet.name, at.row, at.column)) continue;
    const years = [...text.matchAll(yearText)].map(([one]) => Number(one));
    const address = `${columnLetters(at.column)}${at.row}`;
    found.set(shape, [...(found.get(shape) ?? []), { address, text: text.trim(), years }]);
  }
  return [...found].flatMap(([shape, cells]) => {
    const expected = heads.get(shape)!;
    return cells.map(({ address, text, years }, at): YearHead => {
      const own = cells.length === expected.length ? [expected[at]!] : expected;
      const isRight = own.some((distances) => distances.every((distance, index) => years[index] === year + distance));
      const distances = own[0]!;
      const index = distances.findIndex((distance, place) => years[place] !== year + distance);
      const base = years[0]! - distances[0]!;
      return {
        sheet: sheet.name,
        address,
        text,
        wrong: isRight ? null : years[index]!,
        right: isRight ? null : year + distances[index]!,
        fits: own.length === 1 && distances.every((distance, place) => years[place] === base + distance) ? base : null,
      };
    });
  });
}

/** What the 年度 itself should be, where all titles and heads of the form agree on another year than it. */
export interface OtherYear {
  readonly year: number;
  readonly heads: readonly YearHead[];
}

/** null: no head contradicts the fiscal year, or they do not agree among themselves; then the heads are to be told, not the year. */
export function otherYear(context: RuleContext, year: number): OtherYear | null {
  const heads = context.table.pack.sheets.flatMap(({ id }) => {
    const sheet = sheetById(context, id);
    return sheet ? yearHeads(context, id, sheet, year) : [];
  });
  const fits = new Set(heads.flatMap((head) => (head.fits === null ? [] : [head.fits])));
  const [only] = fits;
  return heads.length > 1 && fits.size === 1 && only !== year ? { year: only!, heads } : null;
}
