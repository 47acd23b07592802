import { columnsOf, type Pack, type ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import type { Binding } from '../fields/binding';
import { slot } from '../memory/memory';
import { sameCell, sameCellValue } from '../workbook/share';
import { cachedValue, cellAt, type CellSnapshot, type CellValue, type SheetSnapshot } from '../workbook/snapshot';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { FieldTable, Place } from '../fields/field-table';
import type { FieldValue } from '../fields/field-value';
import { readValue } from '../fields/read-value';
import { createTable } from './table';

/** The fields of a workbook that was read. */
export function readFieldTable(pack: Pack, binding: Binding): FieldTable {
  const valueOf = (field: ScalarField, raw: CellValue): FieldValue =>
    readValue(field, field.kind === 'date' && typeof raw === 'number' ? raw + binding.dateShift : raw);
  const unbound = (id: string): FieldValue => ({ is: 'bad', why: 'unbound', raw: binding.fault(id)?.refersTo ?? '' });
  const rowCount = (rowsId: string): number => {
    const area = binding.area(`${rowsId}.key`) ?? firstColumnArea(pack, binding, rowsId);
    return area ? area.bottom - area.top + 1 : 0;
  };
  const { memory } = binding.cells;
  const cells = memory.at(readCells);
  const readCellOf = (id: string): ReadCell => {
    let last = cells.get(id);
    if (!last) cells.set(id, (last = { area: binding.cells.area(id), raw: undefined, value: null, place: null }));
    return last;
  };
  const cellOf = ({ area }: ReadCell): CellSnapshot | undefined => {
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
    if (last.value === null || last.raw === undefined || !sameCellValue(last.raw, raw)) {
      last.raw = raw;
      last.value = valueOf(field, raw);
    }
    return last.value;
  };
  const place = (id: string): Place | null => {
    const last = readCellOf(id);
    const cell = cellOf(last);
    if (last.area === null || cell === undefined) return null;
    if (last.place === null || !sameCell(last.place.cell, cell)) {
      last.place = { sheet: last.area.sheet, address: a1(last.area), cell };
    }
    return last.place;
  };
  const blocks = memory.at(readBlocks);
  const lines = (rowsId: string): readonly object[] => {
    const area = blockArea(pack, binding, rowsId);
    const sheet = area && binding.sheet(area.sheet);
    // Columns that do not stand side by side (a name was damaged) are read anew each time.
    if (!area || !sheet) return Array.from({ length: rowCount(rowsId) }, () => ({}));
    const last = blocks.get(rowsId);
    if (last?.sheet === sheet) return last.lines;
    const lines = linesOf(sheet, area, last);
    blocks.set(rowsId, { sheet, lines });
    return lines;
  };
  const key = (rowsId: string, row: number): string | null => {
    const area = binding.area(`${rowsId}.key`);
    const sheet = area && binding.sheet(area.sheet);
    const line = area ? area.top + row - 1 : 0;
    const text = area && sheet && line <= area.bottom ? cachedValue(cellAt(sheet, line, area.left)) : null;
    return (typeof text === 'string' && text !== '') || typeof text === 'number' ? String(text) : null;
  };
  return createTable(pack, { read, shown: read, rowCount, place, lines, key, memory });
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

interface Block {
  readonly sheet: SheetSnapshot;
  readonly lines: readonly object[];
}

const readBlocks = slot(() => new Map<string, Block>());

const emptyLine: readonly CellSnapshot[] = [];

/** A row of the sheet is its own line. Where the sheet's first column moved, the same row says something else: then lines are new. */
function linesOf(sheet: SheetSnapshot, area: Area, last: Block | undefined): readonly object[] {
  const moved = last !== undefined && last.sheet.column !== sheet.column;
  const lines: object[] = [];
  let isSame = last !== undefined && !moved;
  for (let row = area.top; row <= area.bottom; row++) {
    const line = sheet.cells[row - sheet.row] ?? emptyLine;
    if (isSame && last?.lines[lines.length] !== line) isSame = false;
    lines.push(moved ? [...line] : line);
  }
  return isSame && last ? last.lines : lines;
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
  readonly area: Area | null;
  /** undefined: not read yet. */
  raw: CellValue | undefined;
  value: FieldValue | null;
  place: Place | null;
}

const readCells = slot(() => new Map<string, ReadCell>());
