import type { Pack, ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import type { Binding } from '../workbook/binding';
import { cachedValue, cellAt, isCellError, isFormula, type CellSnapshot, type CellValue } from '../workbook/snapshot';
import type { FieldTable, Place } from './field-table';
import type { FieldValue } from './field-value';
import { readValue } from './read-value';
import { memoryOf } from './recall';
import { createTable } from './table';

/** The fields of a workbook that was read. */
export function readFieldTable(pack: Pack, binding: Binding): FieldTable {
  const unbound = (id: string): FieldValue => ({ is: 'bad', why: 'unbound', raw: binding.fault(id)?.refersTo ?? '' });
  const rowCount = (rowsId: string): number => {
    const area = binding.area(`${rowsId}.key`) ?? firstColumnArea(pack, binding, rowsId);
    return area ? area.bottom - area.top + 1 : 0;
  };
  const memory = memoryOf(pack);
  const read = (id: string, field: ScalarField): FieldValue => {
    const found = findCell(binding, id);
    if (!found) return unbound(id);
    const raw = cachedValue(found.cell);
    const last = memory.values.get(id);
    if (last && sameRaw(last.raw, raw)) return last.value;
    const value = readValue(field, raw);
    memory.values.set(id, { raw, value });
    return value;
  };
  const place = (id: string): Place | null => {
    const found = findCell(binding, id);
    if (!found) return null;
    const { area, cell } = found;
    const last = memory.places.get(id);
    if (last && last.area === area && sameCell(last.place.cell, cell)) return last.place;
    const place = { sheet: area.sheet, address: a1(area), cell };
    memory.places.set(id, { area, place });
    return place;
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

function findCell(binding: Binding, id: string): { area: Area; cell: CellSnapshot } | undefined {
  const area = binding.cells.area(id);
  const sheet = area && binding.sheet(area.sheet);
  return area && sheet ? { area, cell: cellAt(sheet, area.top, area.left) } : undefined;
}

function sameRaw(a: CellValue, b: CellValue): boolean {
  return a === b || (isCellError(a) && isCellError(b) && a.error === b.error);
}

function sameCell(a: CellSnapshot, b: CellSnapshot): boolean {
  if (isFormula(a)) return isFormula(b) && a.formula === b.formula && sameRaw(a.value, b.value);
  return !isFormula(b) && sameRaw(a, b);
}
