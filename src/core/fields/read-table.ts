import type { Pack } from '../pack/pack';
import type { Area } from '../workbook/address';
import { a1 } from '../workbook/address';
import type { Binding } from '../workbook/binding';
import { cachedValue, cellAt, type CellSnapshot } from '../workbook/snapshot';
import { parseRowId } from './concrete-id';
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
  const read = (id: string, field: Parameters<typeof readValue>[0]): FieldValue => {
    const cell = findCell(binding, id);
    return cell === undefined ? unbound(id) : readValue(field, cachedValue(cell.cell));
  };
  return createTable(pack, {
    read,
    shown: read,
    rowCount,
    place: (id): Place | null => {
      const found = findCell(binding, id);
      return found ? { sheet: found.area.sheet, address: a1(found.area), cell: found.cell } : null;
    },
  });
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

/** The one cell of a concrete id, with its area. */
export function cellArea(binding: Binding, id: string): Area | null {
  const row = parseRowId(id);
  if (!row) return binding.area(id);
  const column = binding.area(`${row.rows}.${row.column}`);
  const line = column ? column.top + row.index - 1 : 0;
  return column && line <= column.bottom ? { ...column, top: line, bottom: line } : null;
}

function findCell(binding: Binding, id: string): { area: Area; cell: CellSnapshot } | undefined {
  const area = cellArea(binding, id);
  const sheet = area && binding.sheet(area.sheet);
  return area && sheet ? { area, cell: cellAt(sheet, area.top, area.left) } : undefined;
}
