import { columnsOf, type Pack, type ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import type { Binding, CellPlaces } from '../fields/binding';
import { sameCell, sameCellValue } from '../workbook/share';
import { cachedValue, cellAt, type CellSnapshot, type CellValue, type SheetSnapshot } from '../workbook/snapshot';
import { columnRef, parseRowId } from '../pack/concrete-id';
import type { FieldTable, Place } from '../fields/field-table';
import type { FieldValue } from '../fields/field-value';
import { readValue } from '../fields/read-value';
import { createTable } from './table';

/** The fields of a workbook that was read. */
export function readFieldTable(pack: Pack, binding: Binding): FieldTable {
  const unbound = (id: string): FieldValue => ({ is: 'bad', why: 'unbound', raw: binding.fault(id)?.refersTo ?? '' });
  const rowCount = (rowsId: string): number => {
    const area = binding.area(`${rowsId}.key`) ?? firstColumnArea(pack, binding, rowsId);
    return area ? area.bottom - area.top + 1 : 0;
  };
  const slots = slotsOf(binding.cells);
  const slotOf = (id: string): Slot => {
    let slot = slots.get(id);
    if (!slot) slots.set(id, (slot = { area: binding.cells.area(id), raw: undefined, value: null, place: null }));
    return slot;
  };
  const cellOf = ({ area }: Slot): CellSnapshot | undefined => {
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
        ? readValue(field, cachedValue(cellAt(sheet, line, column.left)))
        : unbound(columnRef(id));
    }
    const slot = slotOf(id);
    const cell = cellOf(slot);
    if (cell === undefined) return unbound(id);
    const raw = cachedValue(cell);
    if (slot.value === null || slot.raw === undefined || !sameCellValue(slot.raw, raw)) {
      slot.raw = raw;
      slot.value = readValue(field, raw);
    }
    return slot.value;
  };
  const place = (id: string): Place | null => {
    const slot = slotOf(id);
    const cell = cellOf(slot);
    if (slot.area === null || cell === undefined) return null;
    if (slot.place === null || !sameCell(slot.place.cell, cell)) {
      slot.place = { sheet: slot.area.sheet, address: a1(slot.area), cell };
    }
    return slot.place;
  };
  const blocks = blocksOf(binding.cells);
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
  return createTable(pack, { read, shown: read, rowCount, place, lines, key, memoryKey: binding.cells });
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

const allBlocks = new WeakMap<CellPlaces, Map<string, Block>>();

/** Lines stand while no name moves. */
function blocksOf(cells: CellPlaces): Map<string, Block> {
  let blocks = allBlocks.get(cells);
  if (!blocks) allBlocks.set(cells, (blocks = new Map()));
  return blocks;
}

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
interface Slot {
  readonly area: Area | null;
  /** undefined: not read yet. */
  raw: CellValue | undefined;
  value: FieldValue | null;
  place: Place | null;
}

const allSlots = new WeakMap<CellPlaces, Map<string, Slot>>();

/** Slots stand while no name moves. */
function slotsOf(cells: CellPlaces): Map<string, Slot> {
  let slots = allSlots.get(cells);
  if (!slots) allSlots.set(cells, (slots = new Map()));
  return slots;
}
