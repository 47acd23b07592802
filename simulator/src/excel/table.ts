import { itemNotFound, notSimulated } from '../executor/errors';
import {
  asBoolean,
  asText,
  defineType,
  readOnly,
  type Arguments,
  type HostType,
  type Property,
} from '../executor/type-table';
import { AutoFilter } from './auto-filter';
import { EventType } from './book';
import type { SheetId } from './model';
import { rangeArgument, rangeOf, Table, Worksheet, type BookState, type TableState } from './objects';
import { sortFields, sortMethod, sortRows } from './sort';
import { tableOf, TableColumnCollection, TableRowCollection } from './table-parts';
import type { SortField, TableRecord } from './table-record';
import {
  addTable,
  dataOf,
  headerOf,
  refilter,
  removeTable,
  renameTable,
  resizeTable,
  showTotals,
  totalsOf,
} from './tables';

type Flag = 'bandedRows' | 'bandedColumns' | 'firstColumn' | 'lastColumn' | 'filterButton';

function flag(name: Flag): Property<TableState> {
  return {
    get: (state) => tableOf(state)[name],
    set: (state, value) => {
      const on = asBoolean(value);
      state.book.guardCells(tableOf(state), 'allowFormatCells');
      state.book.write(() => (tableOf(state)[name] = on));
    },
  };
}

/** The built-in styles of tables: "TableStyleMedium2". */
const STYLE = /^TableStyle(?:Light(?:1\d|2[01]|[1-9])|Medium(?:1\d|2[0-8]|[1-9])|Dark(?:1[01]|[1-9]))$/;

function sort(state: TableState, fields: readonly SortField[], matchCase: boolean): void {
  const record = tableOf(state);
  sortRows(state.book, { sheet: record.sheet, area: dataOf(record) }, fields, matchCase);
  record.sorted = { fields, matchCase };
}

const TableSort: HostType<TableState> = defineType<TableState>({
  name: 'TableSort',
  properties: {
    Fields: readOnly((state) => tableOf(state).sorted?.fields ?? []),
    MatchCase: readOnly((state) => tableOf(state).sorted?.matchCase ?? false),
    Method: readOnly(() => 'PinYin'),
  },
  methods: {
    Apply: (state, args) => {
      const fields = sortFields(args.any(0), tableOf(state).area.columns);
      const matchCase = args.has(1) && asBoolean(args.any(1));
      sortMethod(args, 2);
      sort(state, fields, matchCase);
    },
    // The order of the rows stays, only the mark of it goes.
    Clear: (state) => void (tableOf(state).sorted = null),
    Reapply: (state) => {
      const { sorted } = tableOf(state);
      if (sorted) sort(state, sorted.fields, sorted.matchCase);
    },
  },
});

const events = (type: number, target: (state: TableState) => string) => ({
  on: (state: TableState): void => state.book.events.register(type, target(state)),
  off: (state: TableState): void => state.book.events.unregister(type, target(state)),
});
const changed = events(EventType.TableChanged, ({ id }) => id);
const selected = events(EventType.TableSelectionChanged, ({ id }) => id);

const part = (find: (record: TableRecord) => TableRecord['area']) => (state: TableState) => {
  const record = tableOf(state);
  return rangeOf(state.book, { sheet: record.sheet, area: find(record) });
};

Table.define({
  tracked: true,
  id: ({ id }) => id,
  properties: {
    Id: readOnly(({ id }) => id),
    LegacyId: readOnly(({ id }) => id),
    Name: {
      get: (state) => tableOf(state).name,
      set: (state, value) => {
        const name = asText(value);
        state.book.write(() => renameTable(state.book, tableOf(state), name));
      },
    },
    Style: {
      get: (state) => tableOf(state).style,
      set: (state, value) => {
        const style = asText(value);
        if (!STYLE.test(style)) throw itemNotFound(`table style ${style}`);
        state.book.guardCells(tableOf(state), 'allowFormatCells');
        state.book.write(() => (tableOf(state).style = style));
      },
    },
    ShowBandedRows: flag('bandedRows'),
    ShowBandedColumns: flag('bandedColumns'),
    HighlightFirstColumn: flag('firstColumn'),
    HighlightLastColumn: flag('lastColumn'),
    ShowFilterButton: flag('filterButton'),
    ShowHeaders: {
      get: () => true,
      set: (_state, value) => {
        if (!asBoolean(value)) throw notSimulated('Table', 'showHeaders (false)');
      },
    },
    ShowTotals: {
      get: (state) => tableOf(state).totals,
      set: (state, value) => showTotals(state.book, tableOf(state), asBoolean(value)),
    },
  },
  navigations: {
    Columns: (state) => TableColumnCollection.of(state),
    Rows: (state) => TableRowCollection.of(state),
    Worksheet: (state) => Worksheet.of({ book: state.book, sheet: tableOf(state).sheet }),
    Sort: (state) => TableSort.of(state),
    AutoFilter: (state) =>
      AutoFilter.of({
        book: state.book,
        sheet: tableOf(state).sheet,
        record: () => tableOf(state),
        data: () => dataOf(tableOf(state)),
        place: (area) => {
          if (area) throw notSimulated('AutoFilter', 'apply (a part of a table)');
          tableOf(state).filterButton = false;
        },
      }),
  },
  methods: {
    GetRange: part(({ area }) => area),
    GetHeaderRowRange: part(headerOf),
    GetDataBodyRange: part(dataOf),
    GetTotalRowRange: (state) => {
      const record = tableOf(state);
      if (!record.totals) throw itemNotFound('the row of totals');
      return rangeOf(state.book, { sheet: record.sheet, area: totalsOf(record) });
    },
    ConvertToRange: (state) => {
      const { sheet, area } = tableOf(state);
      removeTable(state.book, tableOf(state), false);
      return rangeOf(state.book, { sheet, area });
    },
    Delete: (state) => removeTable(state.book, tableOf(state), true),
    ClearFilters: (state) => refilter(state.book, tableOf(state), new Map()),
    ReapplyFilters: (state) => refilter(state.book, tableOf(state), tableOf(state).criteria),
    Resize: (state, args) => {
      const record = tableOf(state);
      resizeTable(state.book, record, rangeArgument(state.book, record.sheet, args.any(0)));
    },
    _RegisterDataChangedEvent: changed.on,
    _UnregisterDataChangedEvent: changed.off,
    _RegisterSelectionChangedEvent: selected.on,
    _UnregisterSelectionChangedEvent: selected.off,
  },
});

/** The tables of a workbook, or of one sheet. */
interface TablesState extends BookState {
  readonly sheet: SheetId | null;
}

function records({ book, sheet }: TablesState): readonly TableRecord[] {
  const { tables } = book.extras;
  return sheet === null ? tables.all : tables.on(sheet);
}

function find(state: TablesState, args: Arguments): TableRecord | null {
  const key = args.any(0);
  const wanted = String(key as string).toLowerCase();
  return records(state).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted) ?? null;
}

function must(record: TableRecord | null | undefined): TableRecord {
  if (!record) throw itemNotFound('the table');
  return record;
}

const object = ({ book }: TablesState, { id }: TableRecord) => Table.of({ book, id });

const listeners = Object.fromEntries(
  (
    [
      ['DataChangedEvent', EventType.TableChanged],
      ['AddedEvent', EventType.TableAdded],
      ['DeletedEvent', EventType.TableDeleted],
    ] as const
  ).flatMap(([name, type]) => {
    const target = ({ sheet }: TablesState): string => sheet ?? 'Workbook';
    return [
      [`_Register${name}`, (state: TablesState) => state.book.events.register(type, target(state))],
      [`_Unregister${name}`, (state: TablesState) => state.book.events.unregister(type, target(state))],
    ];
  }),
) as Record<string, (state: TablesState) => void>;

export const TableCollection: HostType<TablesState> = defineType<TablesState>({
  name: 'TableCollection',
  tracked: true,
  properties: { Count: readOnly((state) => records(state).length) },
  item: (state, args) => object(state, must(find(state, args))),
  items: (state) => records(state).map((record) => object(state, record)),
  methods: {
    ...listeners,
    Add: (state, args) => {
      const { book } = state;
      const sheet = state.sheet ?? book.model.active();
      const place = rangeArgument(book, sheet, args.any(0));
      return object(state, addTable(book, place, asBoolean(args.any(1))));
    },
    GetItem: (state, args) => object(state, must(find(state, args))),
    GetItemOrNullObject: (state, args) => {
      const found = find(state, args);
      return found && object(state, found);
    },
    GetItemAt: (state, args) => object(state, must(records(state)[args.number(0)])),
    GetCount: (state) => records(state).length,
  },
});

/** Tables that a range touches, or holds whole. */
interface ScopedState extends BookState {
  readonly find: () => readonly TableRecord[];
}

export const TableScopedCollection: HostType<ScopedState> = defineType<ScopedState>({
  name: 'TableScopedCollection',
  items: ({ book, find: all }) => all().map(({ id }) => Table.of({ book, id })),
  item: ({ book, find: all }, args) => {
    const key = args.text(0).toLowerCase();
    const { id } = must(all().find((one) => one.id === key || one.name.toLowerCase() === key));
    return Table.of({ book, id });
  },
  methods: {
    GetCount: ({ find: all }) => all().length,
    GetFirst: ({ book, find: all }) => Table.of({ book, id: must(all()[0]).id }),
    GetItem: ({ book, find: all }, args) => {
      const key = args.text(0).toLowerCase();
      const { id } = must(all().find((one) => one.id === key || one.name.toLowerCase() === key));
      return Table.of({ book, id });
    },
  },
});
