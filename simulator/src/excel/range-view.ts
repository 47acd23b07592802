import { itemNotFound } from '../executor/errors';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import { areaText } from './address';
import { shownValue, valueType } from './shown-value';
import { bounded } from './style-values';
import { rangeOf, type RangeState } from './objects';
import type { Cell } from './model';

/** The visible cells of a range. */
export interface ViewState {
  readonly range: RangeState;
  /** One row of it, counted among the visible ones; null: all. */
  readonly index: number | null;
}

function visibleRows({ range, index }: ViewState): readonly number[] {
  const { book, sheet } = range;
  const area = bounded(range);
  const all = Array.from({ length: area.rows }, (_, at) => area.row + at).filter(
    (row) => !book.model.isRowHidden(sheet, row),
  );
  return index === null ? all : all.slice(index, index + 1);
}

function visibleColumns({ range }: ViewState): readonly number[] {
  const { book, sheet } = range;
  const area = bounded(range);
  return Array.from({ length: area.columns }, (_, at) => area.column + at).filter(
    (column) => !book.model.isColumnHidden(sheet, column),
  );
}

function grid<Value>(state: ViewState, read: (row: number, column: number) => Value): readonly (readonly Value[])[] {
  const columns = visibleColumns(state);
  return visibleRows(state).map((row) => columns.map((column) => read(row, column)));
}

const cells = <Value>(read: (cell: Cell) => Value) =>
  readOnly((state: ViewState) =>
    grid(state, (row, column) => read(state.range.book.model.cell(state.range.sheet, row, column))),
  );

export const RangeView: HostType<ViewState> = defineType<ViewState>({
  name: 'RangeView',
  properties: {
    Values: cells(shownValue),
    Formulas: cells((cell) => cell.formula ?? shownValue(cell)),
    ValueTypes: cells(valueType),
    Text: readOnly((state) =>
      grid(
        state,
        (row, column) =>
          state.range.book.model.texts(state.range.sheet, { row, column, rows: 1, columns: 1 })[0]?.[0] ?? '',
      ),
    ),
    NumberFormat: readOnly((state) =>
      grid(state, (row, column) => state.range.book.model.style(state.range.sheet, row, column).numberFormat),
    ),
    CellAddresses: readOnly((state) =>
      grid(state, (row, column) =>
        state.range.book.addressOf({ sheet: state.range.sheet, area: { row, column, rows: 1, columns: 1 } }),
      ),
    ),
    RowCount: readOnly((state) => visibleRows(state).length),
    ColumnCount: readOnly((state) => visibleColumns(state).length),
    Index: readOnly(({ index }) => index ?? 0),
  },
  navigations: { Rows: (state) => RangeViewCollection.of(state) },
  methods: {
    GetRange: ({ range }) => rangeOf(range.book, range),
  },
});

function rowView(state: ViewState, index: number): HostObject {
  if (index < 0 || index >= visibleRows(state).length)
    throw itemNotFound(`row ${index} of ${areaText(state.range.area)}`);
  return RangeView.of({ range: state.range, index });
}

const RangeViewCollection: HostType<ViewState> = defineType<ViewState>({
  name: 'RangeViewCollection',
  items: (state) => visibleRows(state).map((_, index) => rowView(state, index)),
  methods: {
    GetItemAt: (state, args) => rowView(state, args.number(0)),
    GetCount: (state) => visibleRows(state).length,
  },
});
