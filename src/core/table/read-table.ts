import { columnsOf, type Pack, type ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import { adoptedCell, isAbsent, readAdopted } from '../fields/adopted';
import type { Binding } from '../fields/binding';
import { slot } from '../memory/memory';
import type { AdoptedCell } from '../workbook/adoption-record';
import { sameCell, sameCellValue } from '../workbook/share';
import {
  cachedValue,
  cellAt,
  isFormula,
  type CellSnapshot,
  type CellValue,
  type SheetSnapshot,
} from '../workbook/snapshot';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { FieldTable, Place } from '../fields/field-table';
import { absent, type FieldValue } from '../fields/field-value';
import { readValue } from '../fields/read-value';
import type { RowLines } from '../fields/trace';
import { createTable, newLines } from './table';

/** The fields of a workbook that was read. */
export function readFieldTable(pack: Pack, binding: Binding): FieldTable {
  const { adoption } = binding;
  const valueOf = (field: ScalarField, raw: CellValue): FieldValue => {
    const cell = adoptedCell(binding, field.id);
    const said = cell === null ? raw : readAdopted(cell, field, raw);
    return readValue(field, field.kind === 'date' && typeof said === 'number' ? said + binding.dateShift : said);
  };
  const unbound = (id: string): FieldValue =>
    isAbsent(binding, id) ? absent : { is: 'bad', why: 'unbound', raw: binding.fault(id)?.refersTo ?? '' };
  const rowCount = (rowsId: string): number => {
    const area = binding.area(`${rowsId}.key`) ?? firstColumnArea(pack, binding, rowsId);
    return area ? area.bottom - area.top + 1 : 0;
  };
  const { memory } = binding.cells;
  const cells = memory.at(readCells);
  const readCellOf = (id: string): ReadCell => {
    let last = cells.get(id);
    if (!last) cells.set(id, (last = { area: undefined, raw: undefined, theirs: null, value: null, place: null }));
    last.area ??= binding.cells.area(id);
    return last;
  };
  const cellOf = ({ area = null }: ReadCell): CellSnapshot | undefined => {
    const sheet = area && binding.sheet(area.sheet);
    return sheet ? cellAt(sheet, area.top, area.left) : undefined;
  };
  const read = (id: string, field: ScalarField): FieldValue => {
    const row = parseRowId(id);
    if (row) {
      const column = binding.area(columnRef(id));
      const sheet = column && binding.sheet(column.sheet);
      const line = column ? column.top + row.index - 1 : 0;
      return column && sheet && line <= column.bottom
        ? valueOf(field, cachedValue(cellAt(sheet, line, column.left)))
        : unbound(columnRef(id));
    }
    const last = readCellOf(id);
    const cell = cellOf(last);
    if (cell === undefined) return unbound(id);
    const raw = cachedValue(cell);
    const theirs = adoptedCell(binding, id);
    if (last.value === null || last.raw === undefined || last.theirs !== theirs || !sameCellValue(last.raw, raw)) {
      last.raw = raw;
      last.theirs = theirs;
      last.value = valueOf(field, raw);
    }
    return last.value;
  };
  const place = (id: string): Place | null => {
    const last = readCellOf(id);
    const cell = cellOf(last);
    if (!last.area || cell === undefined) return null;
    if (last.place === null || !sameCell(last.place.cell, cell)) {
      last.place = { sheet: last.area.sheet, address: a1(last.area), cell };
    }
    return last.place;
  };
  const blocks = memory.at(readBlocks);
  const lines = (rowsId: string): RowLines => {
    const area = blockArea(pack, binding, rowsId);
    const sheet = area && binding.sheet(area.sheet);
    // Columns that do not stand side by side (a name was damaged) are read anew each time.
    if (!area || !sheet) return newLines(rowCount(rowsId));
    const last = blocks.get(rowsId);
    const block = readLines(blockShape(pack, binding, rowsId, area, sheet), last);
    blocks.set(rowsId, block);
    return block.lines;
  };
  const key = (rowsId: string, row: number): string | null => {
    const area = binding.area(`${rowsId}.key`);
    const sheet = area && binding.sheet(area.sheet);
    const line = area ? area.top + row - 1 : 0;
    const text = area && sheet && line <= area.bottom ? cachedValue(cellAt(sheet, line, area.left)) : null;
    return (typeof text === 'string' && text !== '') || typeof text === 'number' ? String(text) : null;
  };
  return createTable(pack, { adoption, read, shown: read, printed: read, rowCount, place, lines, key, memory });
}

/** The rows of a block where all its columns, keys included, stand side by side; null otherwise. */
function blockArea(pack: Pack, binding: Binding, rowsId: string): Area | null {
  const field = pack.byId.get(rowsId);
  const first = firstColumnArea(pack, binding, rowsId);
  if (!first || field?.kind !== 'rows') return null;
  const isBeside = (id: string): boolean => {
    const area = binding.area(id);
    return !area || (area.sheet === first.sheet && area.top === first.top && area.bottom === first.bottom);
  };
  return [`${rowsId}.key`, ...columnsOf(field).map(({ id }) => id)].every(isBeside) ? first : null;
}

/** What a block's rows are read from. */
interface BlockShape {
  readonly area: Area;
  readonly sheet: SheetSnapshot;
  /** Columns of the sheet, keys included: rows are compared only while they say the same of each field. */
  readonly columns: string;
  readonly keyColumn: number | null;
}

function blockShape(pack: Pack, binding: Binding, rowsId: string, area: Area, sheet: SheetSnapshot): BlockShape {
  const field = pack.byId.get(rowsId);
  const ids = field?.kind === 'rows' ? columnsOf(field).map(({ id }) => id) : [];
  const columns = ids
    .map(
      (id) =>
        `${binding.area(id)?.left ?? binding.fault(id)?.refersTo ?? ''}${adoptedCell(binding, id)?.measure ?? ''}`,
    )
    .join(' ');
  const keyColumn = binding.area(`${rowsId}.key`)?.left ?? null;
  return { area, sheet, columns: `${keyColumn ?? ''} ${sheet.column} ${binding.dateShift} ${columns}`, keyColumn };
}

interface Block {
  readonly shape: BlockShape;
  /** The sheet's row of each row. */
  readonly rows: readonly (readonly CellSnapshot[])[];
  readonly lines: RowLines;
}

const readBlocks = slot(
  () => new Map<string, Block>(),
  (blocks) => new Map(blocks),
);

const emptyRow: readonly CellSnapshot[] = [];

/** The rows of a block, known again by what they hold: those that were not touched in their place, others by their keys. */
function readLines(shape: BlockShape, last: Block | undefined): Block {
  const { area, sheet, columns } = shape;
  if (last && isSameShape(last.shape, shape)) return last;
  const place = `${sheet.name} ${area.top}`;
  const rows: (readonly CellSnapshot[])[] = [];
  for (let row = area.top; row <= area.bottom; row++) rows.push(sheet.cells[row - sheet.row] ?? emptyRow);
  const isKnown = last?.shape.columns === columns;
  const tokens = isKnown ? tokensOf(rows, shape, last, last.lines.place === place) : rows.map(() => ({}));
  const isSame =
    isKnown &&
    last.lines.place === place &&
    tokens.length === last.lines.tokens.length &&
    tokens.every((token, at) => token === last.lines.tokens[at]);
  return { shape, rows, lines: isSame ? last.lines : { tokens, place } };
}

function isSameShape(a: BlockShape, b: BlockShape): boolean {
  return a.sheet === b.sheet && a.columns === b.columns && a.area.top === b.area.top && a.area.bottom === b.area.bottom;
}

/** @param isInPlace the block begins where it began: a row that stands in its place must be the same to the letter */
function tokensOf(
  rows: readonly (readonly CellSnapshot[])[],
  { sheet, keyColumn }: BlockShape,
  last: Block,
  isInPlace: boolean,
): object[] {
  const { tokens } = last.lines;
  const was = last.rows;
  const shift = was.length - rows.length;
  const isSame = (at: number, before: number): boolean => {
    const [now, then] = [rows[at], was[before]];
    if (now === undefined || then === undefined || now === then) return now === then;
    return !(isInPlace && at === before) && showsTheSame(then, now);
  };
  let top = 0;
  while (top < rows.length && top < was.length && isSame(top, top)) top++;
  let end = rows.length;
  while (end > top && end + shift > top && isSame(end - 1, end - 1 + shift)) end--;
  const keyAt = (row: readonly CellSnapshot[]): CellValue =>
    keyColumn === null ? null : cachedValue(row[keyColumn - sheet.column] ?? null);
  const byKey = new Map<CellValue, number>();
  for (let before = end + shift - 1; before >= top; before--) byKey.set(keyAt(was[before] ?? emptyRow), before);
  return rows.map((row, at) => {
    if (at < top) return tokens[at] ?? {};
    if (at >= end) return tokens[at + shift] ?? {};
    if (isSame(at, at)) return tokens[at] ?? {};
    const key = keyAt(row);
    const before = key === null ? undefined : byKey.get(key);
    return before !== undefined && isSame(at, before) ? (tokens[before] ?? {}) : {};
  });
}

/** Equal but for what formulas say: a row that moved has others, and means the same by them. */
function showsTheSame(a: readonly CellSnapshot[], b: readonly CellSnapshot[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] as CellSnapshot, b[at] as CellSnapshot];
    if (one === other) continue;
    if (isFormula(one) !== isFormula(other) || !sameCellValue(cachedValue(one), cachedValue(other))) return false;
  }
  return true;
}

function firstColumnArea(pack: Pack, binding: Binding, rowsId: string): Area | null {
  const field = pack.byId.get(rowsId);
  if (field?.kind !== 'rows') return null;
  for (const column of field.columns) {
    const area = binding.area(`${rowsId}.${column.id}`);
    if (area) return area;
  }
  return null;
}

/** A field's cell as it was last read: while it holds the same, its value and place are the same objects again. */
interface ReadCell {
  /** undefined: not looked up yet. */
  area: Area | null | undefined;
  /** undefined: not read yet. */
  raw: CellValue | undefined;
  /** How a bureau's form prints it. */
  theirs: AdoptedCell | null;
  value: FieldValue | null;
  place: Place | null;
}

const readCells = slot(
  () => new Map<string, ReadCell>(),
  // A value is the same wherever its cell stands now; ids of rows mean other rows.
  (cells) =>
    new Map(
      [...cells].flatMap(([id, cell]): [string, ReadCell][] =>
        id.includes('[') ? [] : [[id, { ...cell, area: undefined, place: null }]],
      ),
    ),
);
