import { invalidArgument, itemNotFound } from '../executor/errors';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import type { Book } from './book';
import { applyFilter, filterCriteria } from './filter';
import type { Area, SheetId } from './model';
import { rangeArgument, rangeOf } from './objects';
import type { FilterRecord } from './table-record';

/** The filter of a sheet, or that of a table. */
export interface AutoFilterState {
  readonly book: Book;
  readonly sheet: SheetId;
  record(): FilterRecord | null;
  /** Its rows without headings and totals. */
  data(record: FilterRecord): Area;
  /** A sheet's filter is put on a range or taken away; a table's stays with the table. */
  place(area: Area | null): void;
}

function refilter(state: AutoFilterState, criteria: FilterRecord['criteria']): void {
  const record = state.record();
  if (!record) return;
  state.book.guardCells({ sheet: state.sheet, area: record.area }, 'allowAutoFilter');
  record.criteria = criteria;
  applyFilter(state.book, state.sheet, state.data(record), record);
}

function range(state: AutoFilterState): HostObject | null {
  const record = state.record();
  return record && rangeOf(state.book, { sheet: state.sheet, area: record.area });
}

export const AutoFilter: HostType<AutoFilterState> = defineType<AutoFilterState>({
  name: 'AutoFilter',
  properties: {
    Enabled: readOnly((state) => state.record() !== null),
    IsDataFiltered: readOnly((state) => (state.record()?.criteria.size ?? 0) > 0),
    Criteria: readOnly((state) => {
      const record = state.record();
      return record ? Array.from({ length: record.area.columns }, (_, at) => record.criteria.get(at) ?? null) : [];
    }),
  },
  methods: {
    Apply: (state, args) => {
      const { book, sheet } = state;
      const given = rangeArgument(book, sheet, args.any(0));
      if (given.sheet !== sheet) throw invalidArgument('The range is on another sheet.');
      const column = args.optionalNumber(1);
      const criteria = args.has(2) ? filterCriteria(args.any(2)) : null;
      if (column !== null && (column < 0 || column >= given.area.columns))
        throw invalidArgument('The filtered column is one of the range.');
      const record = state.record();
      if (record?.area.row !== given.area.row || record.area.column !== given.area.column) {
        if (record) refilter(state, new Map());
        book.guardCells(given, 'allowAutoFilter');
        state.place(given.area);
      }
      if (column === null) return;
      const next = new Map(state.record()?.criteria);
      if (criteria) next.set(column, criteria);
      else next.delete(column);
      refilter(state, next);
    },
    ClearCriteria: (state) => refilter(state, new Map()),
    ClearColumnCriteria: (state, args) => {
      const column = args.number(0);
      refilter(state, new Map([...(state.record()?.criteria ?? [])].filter(([at]) => at !== column)));
    },
    Reapply: (state) => refilter(state, state.record()?.criteria ?? new Map()),
    Remove: (state) => {
      refilter(state, new Map());
      state.place(null);
    },
    GetRange: (state) => {
      const found = range(state);
      if (!found) throw itemNotFound('the range of the filter');
      return found;
    },
    GetRangeOrNullObject: range,
  },
});

/** The filter of a sheet. */
export function sheetFilter(book: Book, sheet: SheetId): HostObject {
  const { tables } = book.extras;
  return AutoFilter.of({
    book,
    sheet,
    record: () => tables.filterOf(sheet),
    data: ({ area }) => ({ ...area, row: area.row + 1, rows: Math.max(area.rows - 1, 0) }),
    place: (area) => tables.setFilter(sheet, area && { area, criteria: new Map() }),
  });
}
