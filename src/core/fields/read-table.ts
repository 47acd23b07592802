import type { Pack, ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import type { Binding, CellPlaces } from '../workbook/binding';
import { cachedValue, cellAt, isCellError, isFormula, type CellSnapshot, type CellValue } from '../workbook/snapshot';
import type { FieldTable, Place } from './field-table';
import type { FieldValue } from './field-value';
import { readValue } from './read-value';
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
    const slot = slotOf(id);
    const cell = cellOf(slot);
    if (cell === undefined) return unbound(id);
    const raw = cachedValue(cell);
    if (slot.value === null || slot.raw === undefined || !sameRaw(slot.raw, raw)) {
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
  return createTable(pack, { read, shown: read, rowCount, place });
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

function sameRaw(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && isCellError(b) && a.error === b.error);
}

function sameCell(a: CellSnapshot, b: CellSnapshot): boolean {
  if (isFormula(a)) return isFormula(b) && a.formula === b.formula && sameRaw(a.value, b.value);
  return !isFormula(b) && sameRaw(a, b);
}
