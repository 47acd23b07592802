import { parseRowId } from '../pack/concrete-id';
import type { FieldTable } from '../fields/field-table';
import { readFieldTable } from '../table/read-table';
import type { LaidSheet } from '../layout/layout';
import { cellName, columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import { sameFormula } from '../workbook/same-formula';
import { absoluteA1, sheetPrefix, type Area } from '../workbook/address';
import { bind, type Binding } from '../fields/binding';
import type { DefineName, Edit, SetCells, ValidateCells } from '../workbook/edit';
import type { Inspection } from '../workbook/inspection';
import { cellAt, isFormula, type Snapshot } from '../workbook/snapshot';
import { cellMapFrom } from '../table/cell-map';
import { expectedFormula } from '../table/expected-formula';
import { laidColumn, type SheetPlaces } from './find-places';
import { plainCell } from './install';
import { placedSheets, printedDoubt, type PlacedSheet, type PrintedDoubt } from './printed-label';
import { validation } from './validations';

/** 修复 as Edits, with what it does and what it cannot do. */
export interface RepairPlan {
  readonly edits: readonly Edit[];
  /** Fields whose names are defined anew, and where. */
  readonly names: readonly { readonly id: string; readonly area: Area }[];
  /** Field ids whose formulas are put back. */
  readonly formulas: readonly string[];
  /** Sheets that are protected again. */
  readonly sheets: readonly string[];
  /** Field ids whose cell could not be told: a person must show it. */
  readonly lost: readonly string[];
  /** Computed cells that hold what somebody typed. It stays: only its own 恢复公式 takes it out. */
  readonly typed: readonly string[];
  /** Done only where the user says that it is the cell: its row prints another label. */
  readonly asks: readonly RepairAsk[];
}

export interface RepairAsk extends PrintedDoubt {
  readonly id: string;
  readonly does: 'name' | 'formula';
  readonly area: Area;
}

/**
 * Names that are missing or broken are defined anew where their label is still found (never on a cell that another field has),
 * formulas that are gone or were changed are put back, sheets are protected again. What people typed stays, over a formula too.
 * @param allowed fields whose cell the user has confirmed
 */
export function planRepair(pack: Pack, snapshot: Snapshot, allowed: ReadonlySet<string> = new Set()): RepairPlan {
  const binding = bind(pack, snapshot);
  if (binding.adoption !== null) return nothingBut(binding.faults.map(({ id }) => id));
  const asks: RepairAsk[] = [];
  const isAsked = (id: string, does: RepairAsk['does'], area: Area, sheets: readonly PlacedSheet[]): boolean => {
    const doubt = printedDoubt(sheets, id, area);
    if (doubt) asks.push({ id, does, area, ...doubt });
    return doubt !== null && !allowed.has(id);
  };
  const found = new Map<string, Area>();
  if (binding.faults.length > 0) {
    const sheets = placedSheets(pack, readFieldTable(pack, binding), binding, snapshot);
    findAreas(pack, binding, sheets, found);
    for (const [id, area] of found) if (isAsked(id, 'name', area, sheets)) found.delete(id);
  }
  const names = [...found].map(([id, area]): DefineName => ({
    edit: 'define-name',
    name: cellName(id),
    refersTo: sheetPrefix(area.sheet) + absoluteA1(area),
    hidden: false,
  }));
  const repaired = withNames(snapshot, names);
  const binding2 = names.length === 0 ? binding : bind(pack, repaired);
  const table = readFieldTable(pack, binding2);
  const wrong = formulaEdits(pack, binding2, table);
  const placed = wrong.length === 0 ? [] : placedSheets(pack, table, binding2, repaired);
  const formulas = wrong.filter(({ id, area, isTyped }) => !isTyped && !isAsked(id, 'formula', area, placed));
  const sheets = openSheets(pack, binding2);
  const asked = new Set(asks.map(({ id }) => id));
  return {
    edits: [
      ...names,
      ...formulas.map(({ edit }) => edit),
      ...sheets.map((sheet): Edit => ({ edit: 'protect-sheet', sheet })),
    ],
    names: [...found].map(([id, area]) => ({ id, area })),
    formulas: formulas.map(({ id }) => id),
    sheets,
    lost: binding.faults.map(({ id }) => id).filter((id) => !found.has(id) && !asked.has(id)),
    typed: wrong.flatMap(({ id, isTyped }) => (isTyped ? [id] : [])),
    asks,
  };
}

/** Of a bureau's own form: its formulas, looks and protection are theirs, and where a cell was nobody knows but who adopted it. */
function nothingBut(lost: readonly string[]): RepairPlan {
  return { edits: [], names: [], formulas: [], sheets: [], lost, typed: [], asks: [] };
}

/** One validation per input cell, or column of repeating rows, where it stands now. Ask the host for their areas, then take those whose answer is null. */
export function inputValidations(pack: Pack, snapshot: Snapshot): ValidateCells[] {
  const binding = bind(pack, snapshot);
  if (binding.adoption !== null) return [];
  const cells = (field: ScalarField, area: Area | null): ValidateCells[] => {
    if (!area || isDerived(field)) return [];
    return [validation(area.sheet, area, field)];
  };
  return pack.fields.flatMap((field) =>
    field.kind === 'rows'
      ? columnsOf(field).flatMap((column) => cells(column, binding.area(column.id)))
      : cells(field, binding.area(field.id)),
  );
}

/** Those of the wanted validations that a host found gone; a rule of the user's own in their place is left alone. */
export function missingValidations(
  wanted: readonly ValidateCells[],
  inspections: readonly Inspection[],
  asked: ReadonlyMap<string, readonly string[]>,
): ValidateCells[] {
  const answers = new Map(inspections.map((one) => [one.sheet, one]));
  return wanted.filter(({ sheet, areas }) => {
    const answer = answers.get(sheet);
    const at = asked.get(sheet)?.indexOf(areas[0] ?? '') ?? -1;
    return answer?.exists === true && at >= 0 && answer.validations[at] === null;
  });
}

function findAreas(pack: Pack, binding: Binding, sheets: readonly PlacedSheet[], found: Map<string, Area>): void {
  const taken = new Set<string>();
  for (const id of idsOf(pack)) {
    const area = binding.area(id);
    if (area) for (let row = area.top; row <= area.bottom; row++) taken.add(`${area.sheet}!${row},${area.left}`);
  }
  for (const { id } of binding.faults) {
    for (const { laid, places } of sheets) {
      const area = places && areaOf(id, laid, places, binding);
      if (!area || taken.has(`${area.sheet}!${area.top},${area.left}`)) continue;
      taken.add(`${area.sheet}!${area.top},${area.left}`);
      found.set(id, area);
      break;
    }
  }
}

function areaOf(id: string, laid: LaidSheet, places: SheetPlaces, binding: Binding): Area | null {
  const dot = id.lastIndexOf('.');
  const [rows, column] = [id.slice(0, dot), id.slice(dot + 1)];
  if (laid.blocks.has(rows)) {
    const left = laidColumn(laid, rows, column);
    const block = blockOf(rows, laid, binding);
    return left === null || !block
      ? null
      : {
          sheet: places.sheet.name,
          top: block.top,
          bottom: block.bottom,
          left: places.column(left),
          right: places.column(left),
        };
  }
  const cell = laid.cells.find((one) => one.field === id);
  const place = cell && places.find(cell);
  return place
    ? { sheet: places.sheet.name, top: place.row, bottom: place.row, left: place.column, right: place.column }
    : null;
}

/** The rows that another column of the same block still covers. */
function blockOf(rows: string, laid: LaidSheet, binding: Binding): Area | null {
  const columns = laid.cells.flatMap((cell) => {
    const row = cell.field === undefined ? null : parseRowId(cell.field);
    return row?.rows === rows ? [row.column] : [];
  });
  for (const column of ['key', ...columns]) {
    const area = binding.area(`${rows}.${column}`);
    if (area) return area;
  }
  return null;
}

function idsOf(pack: Pack): string[] {
  return pack.fields.flatMap((field) =>
    field.kind === 'rows' ? [...columnsOf(field).map((column) => column.id), `${field.id}.key`] : [field.id],
  );
}

export function withNames(snapshot: Snapshot, names: readonly DefineName[]): Snapshot {
  if (names.length === 0) return snapshot;
  const fresh = new Set(names.map(({ name }) => name.toLowerCase()));
  const kept = snapshot.names.filter(({ name }) => !fresh.has(name.toLowerCase()));
  return { ...snapshot, names: [...kept, ...names.map(({ name, refersTo, hidden }) => ({ name, refersTo, hidden }))] };
}

/** A computed cell that does not hold its formula. */
interface WrongFormula {
  readonly id: string;
  readonly area: Area;
  readonly edit: SetCells;
  /** It holds a figure or words of somebody's. */
  readonly isTyped: boolean;
}

/** Formulas of derived cells, columns of repeating rows included, that do not stand as they should. */
export function formulaEdits(pack: Pack, binding: Binding, table: FieldTable): WrongFormula[] {
  const map = cellMapFrom(binding);
  const derived = pack.fields.flatMap((field) =>
    field.kind === 'rows'
      ? columnsOf(field).flatMap((column) => (isDerived(column) ? table.expand(column.id) : []))
      : isDerived(field)
        ? [field.id]
        : [],
  );
  return derived.flatMap((id): WrongFormula[] => {
    const area = map.area(id);
    const sheet = area && binding.sheet(area.sheet);
    const formula = expectedFormula(pack, map, id);
    if (!area || !sheet || formula === null || formula.includes('#REF!')) return [];
    const cell = cellAt(sheet, area.top, area.left);
    if (isFormula(cell) && sameFormula(cell.formula, formula)) return [];
    const value = table.value(id);
    const content = { formula, value: value.is === 'bad' ? null : plainCell(value, table.field(id)) };
    const edit: SetCells = {
      edit: 'set-cells',
      sheet: area.sheet,
      row: area.top,
      column: area.left,
      cells: [[content]],
    };
    return [{ id, area, edit, isTyped: cell !== null && !isFormula(cell) }];
  });
}

/** Sheets of ours that nobody protects any more. The identity sheet never was. */
function openSheets(pack: Pack, binding: Binding): string[] {
  const sheets = new Set<string>();
  for (const id of idsOf(pack)) {
    const area = binding.area(id);
    const sheet = area && binding.sheet(area.sheet);
    if (sheet && !sheet.isProtected) sheets.add(sheet.name);
  }
  return [...sheets];
}
