import { invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, asOptions, oneOf, type Arguments, type HostObject } from '../executor/type-table';
import { contains, intersection } from './address';
import type { Book } from './book';
import type { Area, SheetId } from './model';
import { rangeArgument, rangeOf, type RangeState, type SheetState } from './objects';
import { blocksOf, RangeAreas } from './range-areas';
import { bounded } from './style-values';

interface Wish {
  readonly text: string;
  readonly completeMatch: boolean;
  readonly matchCase: boolean;
}

function wish(text: string, completeMatch: unknown, matchCase: unknown): Wish {
  if (text === '') throw invalidArgument('There is nothing to look for.');
  return {
    text,
    completeMatch: completeMatch !== undefined && asBoolean(completeMatch),
    matchCase: matchCase !== undefined && asBoolean(matchCase),
  };
}

/** Cells whose shown text, or whose formula, holds what is looked for; row by row. */
function found(book: Book, sheet: SheetId, area: Area, { text, completeMatch, matchCase }: Wish): [number, number][] {
  const used = book.model.used(sheet, true);
  const common = used && intersection(used, area);
  if (!common) return [];
  const fold = (one: string): string => (matchCase ? one : one.toLowerCase());
  const wanted = fold(text);
  const texts = book.model.texts(sheet, common);
  const cells: [number, number][] = [];
  texts.forEach((row, atRow) =>
    row.forEach((shown, atColumn) => {
      const at: [number, number] = [common.row + atRow, common.column + atColumn];
      const { formula, value } = book.model.cell(sheet, ...at);
      const all = [shown, formula ?? String(value ?? '')].map(fold);
      if (all.some((one) => (completeMatch ? one === wanted : one.includes(wanted)))) cells.push(at);
    }),
  );
  return cells;
}

const CRITERIA = ['completeMatch', 'matchCase', 'searchDirection'] as const;

export function find(range: RangeState, args: Arguments): HostObject | null {
  const { book, sheet } = range;
  const text = args.text(0);
  const stated = asOptions(args.any(1), 'SearchCriteria', CRITERIA);
  const direction =
    stated.searchDirection === undefined ? 'Forward' : oneOf(stated.searchDirection, ['Forward', 'Backwards']);
  const cells = found(book, sheet, bounded(range), wish(text, stated.completeMatch, stated.matchCase));
  // Excel begins behind the first cell and comes to it last.
  const [first] = cells;
  const isFirst = first?.[0] === range.area.row && first[1] === range.area.column;
  const order = isFirst && cells.length > 1 ? [...cells.slice(1), ...cells.slice(0, 1)] : cells;
  const cell = direction === 'Forward' ? order[0] : cells.at(-1);
  return cell ? rangeOf(book, { sheet, area: { row: cell[0], column: cell[1], rows: 1, columns: 1 } }) : null;
}

export function findAll({ book, sheet }: SheetState, args: Arguments): HostObject | null {
  const text = args.text(0);
  const stated = asOptions(args.any(1), 'WorksheetSearchCriteria', ['completeMatch', 'matchCase']);
  const whole = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };
  const cells = found(book, sheet, whole, wish(text, stated.completeMatch, stated.matchCase));
  return cells.length > 0 ? RangeAreas.of({ book, sheet, areas: blocksOf(cells) }) : null;
}

export function must(object: HostObject | null, what: string): HostObject {
  if (!object) throw itemNotFound(what);
  return object;
}

/** What getSpecialCells' value types take in: of errors, truth values, numbers and texts. */
const VALUE_TYPES: Readonly<Record<string, string>> = {
  All: 'ELNT',
  Errors: 'E',
  ErrorsLogical: 'EL',
  ErrorsNumbers: 'EN',
  ErrorsText: 'ET',
  ErrorsLogicalNumber: 'ELN',
  ErrorsLogicalText: 'ELT',
  ErrorsNumberText: 'ENT',
  Logical: 'L',
  LogicalNumbers: 'LN',
  LogicalText: 'LT',
  LogicalNumbersText: 'LNT',
  Numbers: 'N',
  NumbersText: 'NT',
  Text: 'T',
};

export function specialCells(
  range: { book: Book; sheet: SheetId; areas: readonly Area[] },
  args: Arguments,
): HostObject | null {
  const { book, sheet } = range;
  const kind = args.word(0, ['Blanks', 'Constants', 'Formulas', 'Visible']);
  const types = VALUE_TYPES[args.word(1, Object.keys(VALUE_TYPES), 'All')] ?? '';
  const used = book.model.used(sheet, false);
  const cells: [number, number][] = [];
  for (const whole of range.areas) {
    const area = used && intersection(used, whole);
    if (!area) continue;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const { value, formula, isError } = book.model.cell(sheet, row, column);
        const isBlank = value === null && formula === null;
        const type = isError ? 'E' : typeof value === 'boolean' ? 'L' : typeof value === 'number' ? 'N' : 'T';
        const isIn =
          kind === 'Blanks'
            ? isBlank
            : kind === 'Visible'
              ? !book.model.isRowHidden(sheet, row) && !book.model.isColumnHidden(sheet, column)
              : !isBlank && (formula !== null) === (kind === 'Formulas') && types.includes(type);
        if (isIn) cells.push([row, column]);
      }
  }
  return cells.length > 0 ? RangeAreas.of({ book, sheet, areas: blocksOf(cells) }) : null;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** Where Ctrl + arrow goes from a cell. */
function edge(
  { book, sheet }: SheetState,
  from: readonly [number, number],
  direction: string,
): readonly [number, number] {
  const [byRow, byColumn] = STEPS[direction] ?? [0, 0];
  const used = book.model.used(sheet, true) ?? { row: 0, column: 0, rows: 1, columns: 1 };
  const last: Area = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };
  const isFull = ([row, column]: readonly [number, number]): boolean => {
    if (!contains(used, row, column)) return false;
    const { value, formula } = book.model.cell(sheet, row, column);
    return value !== null || formula !== null;
  };
  const next = ([row, column]: readonly [number, number]): readonly [number, number] => [
    row + byRow,
    column + byColumn,
  ];
  const isThere = ([row, column]: readonly [number, number]): boolean => contains(last, row, column);
  let at = from;
  if (!isThere(next(at))) return at;
  if (isFull(at) && isFull(next(at))) {
    while (isThere(next(at)) && isFull(next(at))) at = next(at);
    return at;
  }
  const end: readonly [number, number] = [
    byRow > 0 ? last.rows - 1 : byRow < 0 ? 0 : at[0],
    byColumn > 0 ? last.columns - 1 : byColumn < 0 ? 0 : at[1],
  ];
  for (let steps = 0; steps <= used.row + used.rows + used.column + used.columns + from[0] + from[1]; steps++) {
    if (!isThere(next(at))) return at;
    at = next(at);
    if (isFull(at)) return at;
  }
  return end;
}

function edgeOf(range: RangeState, args: Arguments): readonly [number, number] {
  const { area } = range;
  const direction = args.word(0, ['Up', 'Down', 'Left', 'Right']);
  if (args.has(1)) {
    const active = rangeArgument(range.book, range.sheet, args.any(1));
    return edge(range, [active.area.row, active.area.column], direction);
  }
  return edge(range, [area.row, area.column], direction);
}

export function rangeEdge(range: RangeState, args: Arguments): HostObject {
  const [row, column] = edgeOf(range, args);
  return rangeOf(range.book, { sheet: range.sheet, area: { row, column, rows: 1, columns: 1 } });
}

export function extendedRange(range: RangeState, args: Arguments): HostObject {
  const { area } = range;
  const [row, column] = edgeOf(range, args);
  const top = Math.min(area.row, row);
  const left = Math.min(area.column, column);
  return rangeOf(range.book, {
    sheet: range.sheet,
    area: {
      row: top,
      column: left,
      rows: Math.max(area.row + area.rows, row + 1) - top,
      columns: Math.max(area.column + area.columns, column + 1) - left,
    },
  });
}

/** The block of filled cells around a range, up to blank rows and columns. */
export function surrounding({ book, sheet, area }: RangeState): HostObject {
  const used = book.model.used(sheet, true);
  const isFull = (part: Area): boolean => {
    const common = used && intersection(used, part);
    if (!common) return false;
    for (let row = common.row; row < common.row + common.rows; row++)
      for (let column = common.column; column < common.column + common.columns; column++)
        if (book.model.cell(sheet, row, column).value !== null) return true;
    return false;
  };
  let block = area;
  for (let grown = true; grown;) {
    grown = false;
    for (const [top, left, bottom, right] of [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ] as const) {
      const wider = {
        row: block.row - top,
        column: block.column - left,
        rows: block.rows + top + bottom,
        columns: block.columns + left + right,
      };
      // The edge that comes in, with its corners.
      const strip: Area =
        top || bottom
          ? {
              row: top ? wider.row : block.row + block.rows,
              column: Math.max(block.column - 1, 0),
              rows: 1,
              columns: block.columns + 2,
            }
          : {
              row: Math.max(block.row - 1, 0),
              column: left ? wider.column : block.column + block.columns,
              rows: block.rows + 2,
              columns: 1,
            };
      if (wider.row < 0 || wider.column < 0 || !isFull(strip)) continue;
      block = wider;
      grown = true;
    }
  }
  return rangeOf(book, { sheet, area: block });
}

export function mergedAreas({ book, sheet, area }: RangeState): HostObject | null {
  const areas = book.model.merges(sheet).filter((merge) => intersection(merge, area));
  return areas.length > 0 ? RangeAreas.of({ book, sheet, areas }) : null;
}
