import { derivationAt } from '../derive/at-row';
import { isImpossible } from '../derive/impossible';
import { computeDerived } from './compute';
import { isDerived, type ColumnField, type Pack, type ScalarField } from '../pack/pack';
import type { Derivation } from '../pack/schema';
import { totalsOf } from '../fields/column-totals';
import { columnRef, parseRowId, rowId } from '../pack/concrete-id';
import { blank, plainValue, sameValue, type FieldValue } from '../fields/field-value';
import type { FieldTable, Place } from '../fields/field-table';
import { Memory, type Slot } from '../memory/memory';
import type { AdoptionRecord } from '../workbook/adoption-record';
import type { RowLines, RowTrace } from '../fields/trace';
import { perRow } from '../fields/per-row';
import { lastTable, recall, type LastTable } from '../fields/recall';
import { keysOf } from '../fields/row-keys';

/** Where a table takes its inputs from: a snapshot's cells, or given data. */
export interface InputSource {
  read(id: string, field: ScalarField): FieldValue;
  shown(id: string, field: ScalarField, computed: () => FieldValue): FieldValue;
  place(id: string): Place | null;
  rowCount(rowsId: string): number;
  /** See FieldTable.lines. Absent: every table's rows are new. */
  lines?(rowsId: string): RowLines;
  /** What stands in a row's key cell (1-based); null where nothing does. */
  key?(rowsId: string, row: number): string | null;
  /** What a derived field's own cell says, printed or worked out by whoever made the form; absent: nothing. */
  printed?(id: string, field: ScalarField): FieldValue;
  /** See FieldTable.adoption. Absent: a form of our making. */
  readonly adoption?: AdoptionRecord | null;
  /** The same for table after table while every field stays where it is. Absent: nothing is remembered from table to table. */
  readonly memory?: Memory;
}

/** A field table over any source; derived values are computed once each, on demand, and again only where an input of theirs moved. */
export function createTable(pack: Pack, source: InputSource): FieldTable {
  const values = new Map<string, FieldValue>();
  const shownValues = new Map<string, FieldValue>();
  const expanded = new Map<string, readonly string[]>();
  const columns = new Map<string, RowTrace<FieldValue>>();
  const ownLines = new Map<string, RowLines>();
  const memory = source.memory ?? new Memory();
  const last = memory.at(lastTable);

  const fieldOf = (id: string): ScalarField => {
    if (id.includes('[')) return findField(pack, id);
    let field = last.fields.get(id);
    if (!field) last.fields.set(id, (field = findField(pack, id)));
    return field;
  };
  const impossible = memory.at(impossibleValues);
  /** What an input holds, unless it cannot be. */
  const usable = (id: string, field: ScalarField): FieldValue => {
    const typed = source.read(id, field);
    if (!isImpossible(pack, columnRef(id), field, typed, (other) => source.read(other, fieldOf(other)))) return typed;
    let value = impossible.get(typed);
    if (!value) impossible.set(typed, (value = { is: 'bad', why: 'impossible', raw: plainValue(typed) ?? '' }));
    return value;
  };
  const derive = (derivation: Derivation, id: string, field: ScalarField): FieldValue => {
    return recall(last.derived, id, table, (inputs) => {
      const value = orPrinted(computeDerived(derivation, field, inputs), id, field, inputs);
      const before = last.derived.get(id)?.result;
      return before && sameValue(before, value) ? before : value;
    });
  };
  /** Where a bureau's form asks for a total and not for all its parts, what the form says is all that is known. */
  const orPrinted = (value: FieldValue, id: string, field: ScalarField, own: FieldTable): FieldValue => {
    if (value.is !== 'bad' || value.why !== 'absent' || own.place(id) === null) return value;
    const said = source.printed?.(id, field) ?? value;
    return said.is === 'blank' ? value : said;
  };
  /** A whole column: rows that did not change keep the values they had. */
  const column = (ref: string, what: 'value' | 'shown'): RowTrace<FieldValue> => {
    const key = `${what} ${ref}`;
    let found = columns.get(key);
    if (!found) {
      const field = columnField(pack, ref);
      const read = what === 'value' ? cellOf(field) : shownCellOf(field);
      found = perRow(last.traces, key, table, field.rows, read, { same: sameValue, movable: isOfNoRow });
      columns.set(key, found);
    }
    return found;
  };
  const cellOf =
    (field: ColumnField) =>
    (own: FieldTable, row: number): FieldValue =>
      field.derive === undefined
        ? usable(rowId(field.rows, row, field.column), field)
        : orPrinted(
            computeDerived(derivationAt(field.derive, pack, field.rows, row), field, own),
            rowId(field.rows, row, field.column),
            field,
            own,
          );
  const shownCellOf =
    (field: ColumnField) =>
    (own: FieldTable, row: number): FieldValue => {
      const id = rowId(field.rows, row, field.column);
      return source.shown(id, field, () => own.value(id));
    };
  const inColumn = (id: string, what: 'value' | 'shown'): FieldValue => {
    const row = parseRowId(id);
    const field = fieldOf(id);
    const isSame = what === 'shown' && !isDerived(field);
    const value = row && column(columnRef(id), isSame ? 'value' : what).results[row.index - 1];
    const isOther = isSame && value?.is === 'bad' && value.why === 'impossible';
    return value && !isOther ? value : source.read(id, field);
  };

  const table: FieldTable = {
    pack,
    memory,
    adoption: source.adoption ?? null,
    field: fieldOf,
    value(id) {
      if (id.includes('[')) return inColumn(id, 'value');
      const known = values.get(id);
      if (known) return known;
      const field = fieldOf(id);
      const derivation = 'derive' in field ? field.derive : undefined;
      if (derivation !== undefined) values.set(id, blank); // a cycle reads blank; the pack reader refuses cycles
      const value = derivation === undefined ? usable(id, field) : derive(derivation, id, field);
      values.set(id, value);
      return value;
    },
    shown(id) {
      if (id.includes('[')) return inColumn(id, 'shown');
      let value = shownValues.get(id);
      if (!value) shownValues.set(id, (value = source.shown(id, fieldOf(id), () => table.value(id))));
      return value;
    },
    place: (id) => source.place(id),
    rowCount: (rowsId) => source.rowCount(rowsId),
    expand(ref) {
      let ids = expanded.get(ref);
      if (!ids) expanded.set(ref, (ids = expandRef(pack, source, ref, last)));
      return ids;
    },
    lines(rowsId) {
      let lines = ownLines.get(rowsId);
      if (!lines) {
        lines = source.lines?.(rowsId) ?? newLines(source.rowCount(rowsId));
        ownLines.set(rowsId, lines);
      }
      return lines;
    },
    keys: (rowsId) =>
      keysOf(
        last.keys,
        rowsId,
        perRow(last.traces, `keys ${rowsId}`, table, rowsId, (_, row) => source.key?.(rowsId, row) ?? null, {
          movable: () => true,
        }),
      ),
    totals: (ref) => totalsOf(last.tallies, `value ${ref}`, column(ref, 'value')),
    shownTotals(ref) {
      const what = columnField(pack, ref).derive === undefined ? 'value' : 'shown';
      return totalsOf(last.tallies, `${what} ${ref}`, column(ref, what));
    },
    outerReads(ref) {
      const field = pack.byId.get(ref);
      return field && 'rows' in field && field.derive !== undefined ? column(ref, 'value').outer : [];
    },
  };
  return table;
}

/** Rows that nothing is known of. */
export function newLines(count: number): RowLines {
  return { tokens: Array.from({ length: count }, () => ({})), place: '' };
}

/** What cannot be used says by its id which part is to blame. */
function isOfNoRow({ is }: FieldValue): boolean {
  return is !== 'bad';
}

function findField(pack: Pack, id: string): ScalarField {
  const field = pack.byId.get(columnRef(id));
  if (!field || field.kind === 'rows') throw new Error(`no such field: ${id}`);
  return field;
}

function columnField(pack: Pack, ref: string): ColumnField {
  const field = pack.byId.get(ref);
  if (!field || !('rows' in field)) throw new Error(`no column of repeating rows: ${ref}`);
  return field;
}

function expandRef(pack: Pack, source: InputSource, ref: string, last: LastTable): readonly string[] {
  const field = pack.byId.get(ref);
  const count = field && 'rows' in field ? source.rowCount(field.rows) : null;
  const known = last.expansions.get(ref);
  if (known && (count === null || known.length === count)) return known;
  const ids =
    field && 'rows' in field && count !== null
      ? Array.from({ length: count }, (_, index) => known?.[index] ?? rowId(field.rows, index + 1, field.column))
      : [ref];
  last.expansions.set(ref, ids);
  return ids;
}

/** What stands for a value that cannot be: the same object while the cell's own is. */
const impossibleValues: Slot<WeakMap<FieldValue, FieldValue>> = { make: () => new WeakMap(), isLasting: true };
