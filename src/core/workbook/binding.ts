import { cellName, columnsOf, type Pack } from '../pack/pack';
import { a1, parseReference, type Area } from './address';
import type { NameSnapshot, SheetSnapshot, Snapshot } from './snapshot';

/**
 * Which cell holds which field. Cells are bound by workbook names (`jx.<fieldId>`; a column of repeating rows by
 * `jx.<rowsId>.<column>` over its rows, keys by `jx.<rowsId>.key`), never by position: users insert rows and rename sheets.
 */
export interface Binding {
  /** The area of a field's cell, or of a rows column; null where the name is missing or broken. */
  area(id: string): Area | null;
  fault(id: string): BindingFault | null;
  /** Names that are missing or broken, in the pack's order. */
  readonly faults: readonly BindingFault[];
  sheet(name: string): SheetSnapshot | null;
}

export interface BindingFault {
  readonly id: string;
  readonly name: string;
  /** missing: no such name. broken: it points nowhere (#REF!) or to no single range. sheet-gone: to a sheet that is not there. shape: not one cell (or one column). */
  readonly fault: 'missing' | 'broken' | 'sheet-gone' | 'shape';
  readonly refersTo: string | null;
}

export function bind(pack: Pack, snapshot: Snapshot): Binding {
  const names = new Map<string, NameSnapshot>();
  for (const name of snapshot.names) names.set(name.name.toLowerCase(), name);
  const sheets = new Map(snapshot.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const areas = new Map<string, Area>();
  const faults = new Map<string, BindingFault>();

  const resolve = (id: string, wanted: 'cell' | 'column'): void => {
    const name = names.get(cellName(id).toLowerCase());
    const record = (fault: BindingFault['fault']): void => {
      faults.set(id, { id, name: cellName(id), fault, refersTo: name?.refersTo ?? null });
    };
    if (!name) return record('missing');
    const area = parseReference(name.refersTo);
    if (!area) return record('broken');
    if (!sheets.has(area.sheet.toLowerCase())) return record('sheet-gone');
    if (area.left !== area.right || (wanted === 'cell' && area.top !== area.bottom)) return record('shape');
    areas.set(id, area);
  };

  for (const field of pack.fields) {
    if (field.kind !== 'rows') resolve(field.id, 'cell');
    else for (const column of [...columnsOf(field).map((c) => c.id), `${field.id}.key`]) resolve(column, 'column');
  }
  return {
    area: (id) => areas.get(id) ?? null,
    fault: (id) => faults.get(id) ?? null,
    faults: [...faults.values()],
    sheet: (name) => sheets.get(name.toLowerCase()) ?? null,
  };
}

/** "'基础数据表'!B5" for people: 基础数据表 B5. */
export function placeText(area: Area): string {
  return `${area.sheet} ${a1(area)}`;
}
