import { bind } from '../../src/core/fields/binding';
import type { FieldValue } from '../../src/core/fields/field-value';
import { columnsOf, isDerived, type ColumnField, type Pack, type ScalarField } from '../../src/core/pack/pack';
import type { FieldDefinition } from '../../src/core/pack/schema';
import { cellMapFrom } from '../../src/core/table/cell-map';
import { expectedFormula } from '../../src/core/table/expected-formula';
import { readFieldTable } from '../../src/core/table/read-table';
import { parseA1 } from '../../src/core/workbook/address';
import { sameFormula } from '../../src/core/workbook/same-formula';
import { isFormula, type CellSnapshot, type CellValue, type Snapshot } from '../../src/core/workbook/snapshot';

/**
 * The workbook as Excel shows it after the edit: every formula of the form calculated anew, from cells typed over a formula as they
 * stand. What the fields give and what the sheet gives is the same (test/oracle), so the fields do it.
 */
export function recalculated(pack: Pack, snapshot: Snapshot): Snapshot {
  const binding = bind(pack, snapshot);
  const map = cellMapFrom(binding);
  const typed = readFieldTable(pack, binding);
  const own = new Map<string, string>();
  const over = new Set<string>();
  for (const field of pack.fields.flatMap((one): (FieldDefinition | ColumnField)[] =>
    one.kind === 'rows' ? columnsOf(one) : [one],
  )) {
    if (!isDerived(field)) continue;
    for (const id of typed.expand(field.id)) {
      const place = typed.place(id);
      const formula = expectedFormula(pack, map, id);
      if (place === null || formula === null) continue;
      if (isFormula(place.cell) && sameFormula(place.cell.formula, formula))
        own.set(`${place.sheet}!${place.address}`, id);
      else over.add(field.id);
    }
  }
  const asTyped = over.size === 0 ? pack : withoutDerivations(pack, over);
  const table = readFieldTable(asTyped, bind(asTyped, snapshot));
  const results = new Map<string, Map<string, CellValue>>();
  for (const [key, id] of own) {
    const [sheet, address] = [key.slice(0, key.lastIndexOf('!')), key.slice(key.lastIndexOf('!') + 1)];
    const at = parseA1(address)!;
    const inSheet = results.get(sheet) ?? new Map<string, CellValue>();
    inSheet.set(`${at.top},${at.left}`, shownAs(table.value(id)));
    results.set(sheet, inSheet);
  }
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((sheet) => {
      const values = results.get(sheet.name);
      if (!values) return sheet;
      return {
        ...sheet,
        cells: sheet.cells.map((line, down) =>
          line.map((cell, across): CellSnapshot => {
            const value = values.get(`${sheet.row + down},${sheet.column + across}`);
            return value === undefined || !isFormula(cell) ? cell : { ...cell, value };
          }),
        ),
      };
    }),
  };
}

function shownAs(value: FieldValue): CellValue {
  if (value.is === 'number') return value.number.toNumber();
  if (value.is === 'blank') return null;
  // What a form's formula says where a part cannot be used.
  return value.is === 'bad' ? '待核' : value.text;
}

function withoutDerivations(pack: Pack, over: ReadonlySet<string>): Pack {
  const plain = <F extends FieldDefinition | ColumnField>(field: F): F => {
    if (!over.has(field.id)) return field;
    const copy = { ...field } as F & { derive?: unknown };
    delete copy.derive;
    return copy;
  };
  const fields = pack.fields.map((field) =>
    field.kind === 'rows'
      ? {
          ...field,
          columns: field.columns.map((column) => {
            if (!over.has(`${field.id}.${column.id}`)) return column;
            const copy = { ...column };
            delete copy.derive;
            return copy;
          }),
        }
      : plain(field),
  );
  const byId = new Map([...pack.byId].map(([id, field]) => [id, plain(field)]));
  return { ...pack, fields, byId };
}

/** A field's cell with other content, as a user types or pastes it. */
export function typedInto(pack: Pack, snapshot: Snapshot, cells: Readonly<Record<string, CellSnapshot>>): Snapshot {
  const table = readFieldTable(pack, bind(pack, snapshot));
  let now = snapshot;
  for (const [id, cell] of Object.entries(cells)) {
    const place = table.place(id);
    if (!place) throw new Error(`${id} has no cell`);
    now = withCellAt(now, place.sheet, place.address, cell);
  }
  return now;
}

export function withCellAt(snapshot: Snapshot, sheet: string, address: string, cell: CellSnapshot): Snapshot {
  const at = parseA1(address)!;
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((one) => {
      if (one.name !== sheet) return one;
      const cells = [...one.cells];
      while (cells.length <= at.top - one.row) cells.push([]);
      const line = [...cells[at.top - one.row]!];
      while (line.length <= at.left - one.column) line.push(null);
      line[at.left - one.column] = cell;
      cells[at.top - one.row] = line;
      return { ...one, cells };
    }),
  };
}

/** Fields a user fills that hold something now. */
export function filledInputs(pack: Pack, snapshot: Snapshot, kind: ScalarField['kind']): string[] {
  const table = readFieldTable(pack, bind(pack, snapshot));
  return pack.fields
    .flatMap((field): (FieldDefinition | ColumnField)[] => (field.kind === 'rows' ? columnsOf(field) : [field]))
    .filter((field) => field.kind === kind && !isDerived(field))
    .flatMap((field) => [...table.expand(field.id)])
    .filter((id) => table.value(id).is !== 'blank' && table.place(id) !== null);
}
