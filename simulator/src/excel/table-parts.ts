import { itemNotFound } from '../executor/errors';
import { asText, defineType, readOnly, type Arguments, type HostObject, type HostType } from '../executor/type-table';
import { assertFits, readCells } from './cell-values';
import { Filter } from './filter';
import type { Area } from './model';
import { rangeOf, type TableState } from './objects';
import { shownValue } from './shown-value';
import { writeTyped } from './write-typed';
import type { Book, Place } from './book';
import type { TableRecord } from './table-record';
import {
  columnNames,
  dataOf,
  deleteColumn,
  deleteRows,
  headerOf,
  insertColumn,
  insertRows,
  refilter,
  totalsOf,
} from './tables';

/** A column or a row of a table, by its place. */
interface PartState extends TableState {
  readonly index: number;
}

export function tableOf({ book, id }: TableState): TableRecord {
  const record = book.extras.tables.byId(id);
  if (!record) throw itemNotFound('the table');
  return record;
}

function writeValues(book: Book, place: Place, value: unknown): void {
  assertFits(place, value);
  book.guardCells(place);
  writeTyped({ book, ...place }, value);
}

function column(area: Area, index: number): Area {
  return { ...area, column: area.column + index, columns: 1 };
}

function columnRange(state: PartState, part: (record: TableRecord) => Area): HostObject {
  const record = tableOf(state);
  return rangeOf(state.book, { sheet: record.sheet, area: column(part(record), state.index) });
}

function must(part: PartState | null, what: string): PartState {
  if (!part) throw itemNotFound(what);
  return part;
}

const TableColumn: HostType<PartState> = defineType<PartState>({
  name: 'TableColumn',
  tracked: true,
  properties: {
    Id: readOnly(({ index }) => index + 1),
    Index: readOnly(({ index }) => index),
    Name: {
      get: (state) => columnNames(state.book, tableOf(state))[state.index] ?? '',
      set: (state, value) => {
        const record = tableOf(state);
        writeValues(state.book, { sheet: record.sheet, area: column(headerOf(record), state.index) }, asText(value));
      },
    },
    Values: {
      get: (state) => {
        const record = tableOf(state);
        return readCells(state.book, { sheet: record.sheet, area: column(record.area, state.index) }, shownValue);
      },
      set: (state, value) => {
        const record = tableOf(state);
        writeValues(state.book, { sheet: record.sheet, area: column(record.area, state.index) }, value);
      },
    },
  },
  navigations: {
    Filter: (state) =>
      Filter.of({
        criteria: () => tableOf(state).criteria.get(state.index) ?? null,
        set: (criteria) => {
          const record = tableOf(state);
          state.book.guardCells(record, 'allowAutoFilter');
          const next = new Map(record.criteria);
          if (criteria) next.set(state.index, criteria);
          else next.delete(state.index);
          refilter(state.book, record, next);
        },
      }),
  },
  methods: {
    GetRange: (state) => columnRange(state, ({ area }) => area),
    GetDataBodyRange: (state) => columnRange(state, dataOf),
    GetHeaderRowRange: (state) => columnRange(state, headerOf),
    GetTotalRowRange: (state) => columnRange(state, totalsOf),
    Delete: (state) => deleteColumn(state.book, tableOf(state), state.index),
  },
});

/** By number (its id) or by name. */
function findColumn(state: TableState, args: Arguments): PartState | null {
  const key = args.any(0);
  const names = columnNames(state.book, tableOf(state));
  const index =
    typeof key === 'number' ? key - 1 : names.findIndex((name) => name.toLowerCase() === asText(key).toLowerCase());
  return index >= 0 && index < names.length ? { ...state, index } : null;
}

function columnAt(state: TableState, index: number): PartState {
  return must(index >= 0 && index < tableOf(state).area.columns ? { ...state, index } : null, `column ${index}`);
}

export const TableColumnCollection: HostType<TableState> = defineType<TableState>({
  name: 'TableColumnCollection',
  tracked: true,
  properties: { Count: readOnly((state) => tableOf(state).area.columns) },
  item: (state, args) => TableColumn.of(must(findColumn(state, args), 'the column')),
  items: (state) => columnNames(state.book, tableOf(state)).map((_, index) => TableColumn.of({ ...state, index })),
  methods: {
    GetItem: (state, args) => TableColumn.of(must(findColumn(state, args), 'the column')),
    GetItemOrNullObject: (state, args) => {
      const found = findColumn(state, args);
      return found && TableColumn.of(found);
    },
    GetItemAt: (state, args) => TableColumn.of(columnAt(state, args.number(0))),
    GetCount: (state) => tableOf(state).area.columns,
    Add: (state, args) => {
      const index = args.optionalNumber(0);
      const values = args.any(1);
      const name = args.optionalText(2);
      const record = tableOf(state);
      if (values !== undefined && values !== null)
        assertFits({ sheet: record.sheet, area: column(record.area, 0) }, values);
      const made = { ...state, index: insertColumn(state.book, record, index) };
      const place = { sheet: record.sheet, area: column(record.area, made.index) };
      const heading = { sheet: record.sheet, area: { ...place.area, rows: 1 } };
      writeValues(state.book, heading, name ?? `列${made.index + 1}`);
      if (values !== undefined && values !== null) writeValues(state.book, place, values);
      if (name !== null) writeValues(state.book, heading, name);
      return TableColumn.of(made);
    },
  },
});

function rowPlace(state: PartState): Place {
  const record = tableOf(state);
  const data = dataOf(record);
  if (state.index < 0 || state.index >= data.rows) throw itemNotFound(`row ${state.index}`);
  return { sheet: record.sheet, area: { ...data, row: data.row + state.index, rows: 1 } };
}

const TableRow: HostType<PartState> = defineType<PartState>({
  name: 'TableRow',
  tracked: true,
  properties: {
    Index: readOnly(({ index }) => index),
    Values: {
      get: (state) => readCells(state.book, rowPlace(state), shownValue),
      set: (state, value) => writeValues(state.book, rowPlace(state), value),
    },
  },
  methods: {
    GetRange: (state) => rangeOf(state.book, rowPlace(state)),
    Delete: (state) => deleteRows(state.book, tableOf(state), state.index, 1),
  },
});

function rowAt(state: TableState, args: Arguments): HostObject {
  const found = { ...state, index: args.number(0) };
  rowPlace(found);
  return TableRow.of(found);
}

export const TableRowCollection: HostType<TableState> = defineType<TableState>({
  name: 'TableRowCollection',
  tracked: true,
  properties: { Count: readOnly((state) => dataOf(tableOf(state)).rows) },
  items: (state) => Array.from({ length: dataOf(tableOf(state)).rows }, (_, index) => TableRow.of({ ...state, index })),
  methods: {
    GetItemAt: rowAt,
    GetCount: (state) => dataOf(tableOf(state)).rows,
    Add: (state, args) => {
      const { book } = state;
      const index = args.optionalNumber(0);
      const values = args.any(1);
      // Whether a row is always inserted: the cells below are looked at in any case.
      args.any(2);
      const record = tableOf(state);
      const count = Array.isArray(values) && Array.isArray(values[0]) ? values.length : 1;
      const given = Array.isArray(values) && !Array.isArray(values[0]) ? [values] : values;
      if (given !== undefined && given !== null)
        assertFits({ sheet: record.sheet, area: { ...record.area, rows: count } }, given);
      const at = insertRows(book, record, index, count);
      const data = dataOf(record);
      const place = { sheet: record.sheet, area: { ...data, row: data.row + at, rows: count } };
      if (given !== undefined && given !== null) writeValues(book, place, given);
      return TableRow.of({ ...state, index: at });
    },
  },
});
