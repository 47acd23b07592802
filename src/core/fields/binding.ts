import { Memory, slot } from '../memory/memory';
import { parseRowId } from '../pack/concrete-id';
import { cellName, columnsOf, type Pack } from '../pack/pack';
import { parseReference, type Area } from '../workbook/address';
import { readAdoption, type AdoptionRecord } from '../workbook/adoption-record';
import type { NameSnapshot, SheetSnapshot, Snapshot } from '../workbook/snapshot';

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
  /** What a bureau's own form was bound by; null: a form of our making. Fields that it does not ask for have no fault. */
  readonly adoption: AdoptionRecord | null;
  /** Days to add to a date's serial number, so that it counts from 1900. */
  readonly dateShift: number;
  /** The same object for snapshot after snapshot, as long as no name and no sheet changes. */
  readonly cells: CellPlaces;
}

/** Cells of concrete ids: "businessProjects[2].final" has one, the second of its column's area. */
export interface CellPlaces {
  area(id: string): Area | null;
  /**
   * What is remembered of this pack's fields for as long as they stand where they stand: with the places it is given up, but for what
   * slots say they know of fields wherever they stand (Slot.whenMoved).
   */
  readonly memory: Memory;
}

export interface BindingFault {
  readonly id: string;
  readonly name: string;
  /**
   * missing: no such name. broken: it points nowhere (#REF!). external: into another workbook. formula: it is a formula (OFFSET), a
   * constant or several ranges. sheet-gone: to a sheet that is not there. shape: not one cell (or one column).
   */
  readonly fault: 'missing' | 'broken' | 'external' | 'formula' | 'sheet-gone' | 'shape';
  readonly refersTo: string | null;
}

/** @param memory of earlier readings of the same workbook; absent: a cold start */
export function bind(pack: Pack, snapshot: Snapshot, memory: Memory = new Memory()): Binding {
  const layout = layoutOf(pack, snapshot, memory);
  const sheets = new Map<string, SheetSnapshot>();
  for (const sheet of snapshot.sheets) sheets.set(sheet.name.toLowerCase(), sheet);
  let lastName: string | null = null;
  let lastSheet: SheetSnapshot | null = null;
  return {
    area: (id) => layout.areas.get(id) ?? null,
    fault: (id) => layout.faults.get(id) ?? null,
    faults: layout.faultList,
    cells: layout.cells,
    adoption: layout.adoption,
    dateShift: snapshot.datesFrom1904 === true ? daysTo1904 : 0,
    sheet(name) {
      if (name === lastName) return lastSheet; // fields are read sheet by sheet
      lastName = name;
      lastSheet = sheets.get(name.toLowerCase()) ?? null;
      return lastSheet;
    },
  };
}

/** 1 January 1904 as a serial number that counts from 1900. */
const daysTo1904 = 1462;

/** What names and sheets alone decide. */
interface Layout {
  readonly pack: Pack;
  readonly names: readonly NameSnapshot[];
  readonly sheets: readonly string[];
  readonly adoption: AdoptionRecord | null;
  readonly areas: ReadonlyMap<string, Area>;
  readonly faults: ReadonlyMap<string, BindingFault>;
  readonly faultList: readonly BindingFault[];
  readonly cells: CellPlaces;
}

const lastLayout = slot<Layout | null>(() => null);

/** An edit seldom moves a name: while all of them say the same, what was worked out last time stands. */
function layoutOf(pack: Pack, snapshot: Snapshot, memory: Memory): Layout {
  const last = memory.at(lastLayout);
  const adoption = readAdoption(snapshot);
  return last?.pack === pack && isSameLayout(last, snapshot) && isSameRecord(last.adoption, adoption)
    ? last
    : memory.put(lastLayout, layOut(pack, snapshot, adoption, memory, last?.pack === pack ? last.cells.memory : null));
}

function isSameLayout(last: Layout, { names, sheets }: Snapshot): boolean {
  if (names.length !== last.names.length || sheets.length !== last.sheets.length) return false;
  for (let at = 0; at < sheets.length; at++) if (sheets[at]?.name !== last.sheets[at]) return false;
  if (names === last.names) return true;
  for (let at = 0; at < names.length; at++) {
    const [one, other] = [names[at], last.names[at]];
    if (one?.name !== other?.name || one?.refersTo !== other?.refersTo) return false;
  }
  return true;
}

/** Forms of our own making have none, and nothing to compare. */
function isSameRecord(last: AdoptionRecord | null, now: AdoptionRecord | null): boolean {
  if (last === null || now === null) return last === now;
  return JSON.stringify([...last.values()]) === JSON.stringify([...now.values()]);
}

function layOut(
  pack: Pack,
  snapshot: Snapshot,
  adoption: AdoptionRecord | null,
  memory: Memory,
  former: Memory | null,
): Layout {
  const names = new Map<string, NameSnapshot>();
  for (const name of snapshot.names) names.set(name.name.toLowerCase(), name);
  const sheets = new Set(snapshot.sheets.map((sheet) => sheet.name.toLowerCase()));
  const areas = new Map<string, Area>();
  const faults = new Map<string, BindingFault>();

  const resolve = (id: string, wanted: 'cell' | 'column'): void => {
    if (adoption !== null && !adoption.has(id)) return;
    const name = names.get(cellName(id).toLowerCase());
    const record = (fault: BindingFault['fault']): void => {
      faults.set(id, { id, name: cellName(id), fault, refersTo: name?.refersTo ?? null });
    };
    if (!name) return record('missing');
    const area = parseReference(name.refersTo);
    if (isExternal(name.refersTo)) return record('external');
    if (!area) return record(name.refersTo.includes('#REF!') ? 'broken' : 'formula');
    if (!sheets.has(area.sheet.toLowerCase())) return record('sheet-gone');
    if (area.left !== area.right || (wanted === 'cell' && area.top !== area.bottom)) return record('shape');
    areas.set(id, area);
  };

  for (const field of pack.fields) {
    if (field.kind !== 'rows') resolve(field.id, 'cell');
    else for (const column of [...columnsOf(field).map((c) => c.id), `${field.id}.key`]) resolve(column, 'column');
  }
  return {
    pack,
    names: [...snapshot.names],
    sheets: snapshot.sheets.map((sheet) => sheet.name),
    adoption,
    areas,
    faults,
    faultList: [...faults.values()],
    cells: cellPlaces(areas, new Memory(memory, former)),
  };
}

/** "'[1]基础数据表'!$D$5", "'C:\\表\\[去年.xlsx]基础数据表'!$D$5", "[1]!名称": a sheet's own name never has brackets. */
function isExternal(refersTo: string): boolean {
  const sheet = refersTo.slice(0, refersTo.indexOf('!') + 1);
  const open = sheet.indexOf('[');
  if (open >= 0 && sheet.includes(']', open) && !sheet.slice(1, open).includes("'")) return true;
  return /^'(?:[A-Za-z]:|\\\\|https?:)/.test(sheet) && sheet.endsWith("'!");
}

function cellPlaces(areas: ReadonlyMap<string, Area>, memory: Memory): CellPlaces {
  const known = new Map<string, Area | null>();
  return {
    area(id) {
      let area = known.get(id);
      if (area === undefined) known.set(id, (area = cellOf(areas, id)));
      return area;
    },
    memory,
  };
}

function cellOf(areas: ReadonlyMap<string, Area>, id: string): Area | null {
  const row = parseRowId(id);
  if (!row) return areas.get(id) ?? null;
  const column = areas.get(`${row.rows}.${row.column}`);
  const line = column ? column.top + row.index - 1 : 0;
  return column && line <= column.bottom ? { ...column, top: line, bottom: line } : null;
}
