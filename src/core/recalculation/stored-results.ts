import { readFieldTable } from '../table/read-table';
import type { FieldTable } from '../fields/field-table';
import type { FieldValue } from '../fields/field-value';
import { columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import { sameFormula } from '../workbook/same-formula';
import type { Area } from '../workbook/address';
import { bind } from '../fields/binding';
import { CellSet } from '../workbook/cell-set';
import { precedentsOf, type NameTargets } from '../workbook/precedents';
import { sameCellValue } from '../workbook/share';
import { identitySheet } from '../workbook/identity';
import {
  cachedValue,
  cellAt,
  isFormula,
  type CellSnapshot,
  type CellValue,
  type SheetSnapshot,
  type Snapshot,
} from '../workbook/snapshot';
import { cellMapFrom } from '../table/cell-map';
import { expectedFormula } from '../table/expected-formula';
import { plainCell } from '../install/install';

/** What a file shall store as a formula's result; the formula itself stays as it is. */
export interface StoredResult {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** null inside: an empty text. null: nobody here can tell; the file then stores none, and readers say 无法核对. */
  readonly result: { readonly value: number | string | null } | null;
}

/**
 * Results that a change by us made old in a file, where no program recalculates. Ours are computed from the fields as the workbook
 * is made; a formula of the user's own that reads a changed cell loses its stored result, and so does what reads it in turn:
 * better no figure than a wrong one. The rest keeps what Excel or WPS stored. Both snapshots hold every sheet's cells.
 */
export function storedResults(pack: Pack, before: Snapshot, after: Snapshot): StoredResult[] {
  const changed = changedCells(before, after);
  const formulas = formulasOf(after, namesOf(before, after));
  const { own, off } = ownFormulas(pack, after);
  const unsure = closure(formulas, off);
  const wanted = new Map<FormulaPlace, StoredResult['result']>();
  for (const place of formulas) {
    const id = own.get(keyOf(place));
    if (id === undefined || unsure.has(place)) continue;
    const value = plainCell(own.table.value(id), own.table.field(id));
    if (sameResult(place.value, value)) continue;
    wanted.set(place, { value });
    changed.add(place.sheet, place.row, place.column);
  }
  const isSure = (place: FormulaPlace): boolean => own.has(keyOf(place)) && !unsure.has(place);
  const lost = new CellSet();
  for (let more = !changed.isEmpty; more;) {
    more = false;
    for (const place of formulas) {
      if (lost.has(place.sheet, place.row, place.column) || isWritten(place, before, after)) continue;
      // What the fields give holds, unless it rests on a result that is lost.
      const reads = (cells: CellSet): boolean =>
        place.reads === null || place.reads.some((area) => cells.touches(area));
      if (!(isSure(place) ? !lost.isEmpty && place.reads !== null && reads(lost) : reads(changed))) continue;
      lost.add(place.sheet, place.row, place.column);
      changed.add(place.sheet, place.row, place.column);
      wanted.set(place, null);
      more = true;
    }
  }
  return [...wanted].map(([{ sheet, row, column }, result]) => ({ sheet, row, column, result }));
}

interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** null: may read any cell. */
  readonly reads: readonly Area[] | null;
}

const keyOf = ({ sheet, row, column }: Pick<FormulaPlace, 'sheet' | 'row' | 'column'>): string =>
  `${sheet.toLowerCase()}\n${row},${column}`;

/** Cells whose content or shown value is another one now; no formula reads what we keep for ourselves. */
function changedCells(before: Snapshot, after: Snapshot): CellSet {
  const changed = new CellSet();
  for (const sheet of after.sheets) {
    if (sheet.name.toLowerCase() === identitySheet) continue;
    const last = sheetOf(before, sheet.name);
    eachCell(sheet, (cell, row, column) => {
      if (!last || !sameContent(cellAt(last, row, column), cell)) changed.add(sheet.name, row, column);
    });
    if (last)
      eachCell(last, (cell, row, column) => {
        if (cell !== null && cellAt(sheet, row, column) === null) changed.add(sheet.name, row, column);
      });
  }
  return changed;
}

/** A formula put in place of another content reads as changed only where it shows another value. */
function sameContent(a: CellSnapshot, b: CellSnapshot): boolean {
  return sameCellValue(cachedValue(a), cachedValue(b));
}

/** A formula that the change itself wrote brought its result along. */
function isWritten({ sheet, row, column }: FormulaPlace, before: Snapshot, after: Snapshot): boolean {
  const [last, next] = [sheetOf(before, sheet), sheetOf(after, sheet)];
  const [was, is] = [last ? cellAt(last, row, column) : null, next ? cellAt(next, row, column) : null];
  return isFormula(is) && !(isFormula(was) && was.formula === is.formula);
}

function formulasOf(snapshot: Snapshot, names: NameTargets): FormulaPlace[] {
  const places: FormulaPlace[] = [];
  for (const sheet of snapshot.sheets)
    eachCell(sheet, (cell, row, column) => {
      if (!isFormula(cell)) return;
      const reads = precedentsOf(cell.formula.replace(/^=/, ''), sheet.name, names);
      places.push({ sheet: sheet.name, row, column, value: cell.value, reads });
    });
  return places;
}

/** Names that the change moved are left out: what uses them counts as reading anything. */
function namesOf(before: Snapshot, after: Snapshot): NameTargets {
  const last = new Map(before.names.map(({ name, refersTo }) => [name.toLowerCase(), refersTo]));
  return new Map(
    after.names.flatMap(({ name, refersTo }) => {
      const key = name.toLowerCase();
      return last.get(key) === refersTo ? [[key, refersTo] as const] : [];
    }),
  );
}

interface OwnFormulas extends Map<string, string> {
  table: FieldTable;
}

/**
 * Derived cells with the formula they should have, by place; and the cells that the fields do not speak for: typed over, or with
 * something in them that is no value of their field.
 */
function ownFormulas(pack: Pack, snapshot: Snapshot): { own: OwnFormulas; off: CellSet } {
  const binding = bind(pack, snapshot);
  const table = readFieldTable(pack, binding);
  const map = cellMapFrom(binding);
  const own = Object.assign(new Map<string, string>(), { table });
  const off = new CellSet();
  // A bureau's own formulas are theirs, whatever they look like: those that read a changed cell lose their result.
  if (binding.adoption !== null) return { own, off };
  const fields = pack.fields.flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]));
  for (const field of fields) {
    for (const id of table.expand(field.id)) {
      const area = map.area(id);
      const sheet = area && binding.sheet(area.sheet);
      if (!area || !sheet) continue;
      const cell = cellAt(sheet, area.top, area.left);
      const formula = isDerived(field) ? expectedFormula(pack, map, id) : null;
      const isOwn = formula !== null && isFormula(cell) && sameFormula(cell.formula, formula);
      const value = table.value(id);
      if (isOwn && (value.is !== 'bad' || value.why === 'part'))
        own.set(keyOf({ sheet: area.sheet, row: area.top, column: area.left }), id);
      else if (formula !== null || isUnknown(value) || isOtherConstant(field, cell, value))
        off.add(area.sheet, area.top, area.left);
    }
  }
  return { own, off };
}

/** What a form's formulas make of other unusable cells is known: 待核. Of a formula nobody has calculated, and of a year that is none, it is not. */
function isUnknown(value: FieldValue): boolean {
  return value.is === 'bad' && (value.why === 'uncached' || value.why === 'not-a-year' || value.why === 'unbound');
}

/** Printed figures (分值) that somebody typed over: formulas read the cell, the fields do not. */
function isOtherConstant(field: ScalarField, cell: CellSnapshot, value: FieldValue): boolean {
  return isDerived(field) && !sameResult(cachedValue(cell), value.is === 'bad' ? null : plainCell(value, field));
}

/** Every formula that rests on one of the cells. */
function closure(formulas: readonly FormulaPlace[], cells: CellSet): ReadonlySet<FormulaPlace> {
  const found = new Set<FormulaPlace>();
  const all = new CellSet();
  for (let more = !cells.isEmpty; more;) {
    more = false;
    for (const place of formulas) {
      if (found.has(place) || !place.reads?.some((area) => cells.touches(area) || all.touches(area))) continue;
      found.add(place);
      all.add(place.sheet, place.row, place.column);
      more = true;
    }
  }
  return found;
}

function sheetOf(snapshot: Snapshot, name: string): SheetSnapshot | null {
  return snapshot.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) ?? null;
}

function eachCell(sheet: SheetSnapshot, work: (cell: CellSnapshot, row: number, column: number) => void): void {
  sheet.cells.forEach((line, down) =>
    line.forEach((cell, across) => work(cell, sheet.row + down, sheet.column + across)),
  );
}

/** Programs differ in the last bits of a double. */
function sameResult(stored: CellValue, value: number | string | null): boolean {
  if (typeof stored === 'number' && typeof value === 'number')
    return Math.abs(stored - value) <= 1e-12 * Math.max(1, Math.abs(stored), Math.abs(value));
  return sameCellValue(stored === '' ? null : stored, value === '' ? null : value);
}
