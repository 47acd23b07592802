import { itemNotFound } from '../executor/errors';
import { defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import { changePage } from './page';
import { rangeArgument, rangeOf, type SheetState } from './objects';

interface BreaksState extends SheetState {
  readonly axis: 'row' | 'column';
}

interface BreakState extends BreaksState {
  readonly at: number;
}

const keyOf = ({ axis }: BreaksState) => (axis === 'row' ? 'rowBreaks' : 'columnBreaks');

function breaks(state: BreaksState): readonly number[] {
  return state.book.extras.of(state.sheet).page[keyOf(state)];
}

function put(state: BreaksState, places: readonly number[]): void {
  changePage(state, { [keyOf(state)]: [...new Set(places)].sort((one, other) => one - other) });
}

function breakOf(state: BreaksState, at: number | undefined): HostObject {
  if (at === undefined) throw itemNotFound('page break');
  return PageBreak.of({ ...state, at });
}

const PageBreak = defineType<BreakState>({
  name: 'PageBreak',
  properties: {
    RowIndex: readOnly(({ axis, at }) => (axis === 'row' ? at : 0)),
    ColumnIndex: readOnly(({ axis, at }) => (axis === 'column' ? at : 0)),
  },
  methods: {
    Delete: (state) =>
      put(
        state,
        breaks(state).filter((at) => at !== state.at),
      ),
    GetCellAfterBreak: ({ book, sheet, axis, at }) =>
      rangeOf(book, {
        sheet,
        area: { row: axis === 'row' ? at : 0, column: axis === 'column' ? at : 0, rows: 1, columns: 1 },
      }),
  },
});

export const PageBreakCollection: HostType<BreaksState> = defineType<BreaksState>({
  name: 'PageBreakCollection',
  item: (state, args) => breakOf(state, breaks(state)[args.number(0)]),
  items: (state) => breaks(state).map((at) => breakOf(state, at)),
  methods: {
    /** The break lies before the range's first row or column. */
    Add: (state, args) => {
      const { area } = rangeArgument(state.book, state.sheet, args.any(0));
      put(state, [...breaks(state), area[state.axis]]);
      return breakOf(state, area[state.axis]);
    },
    GetCount: (state) => breaks(state).length,
    GetItem: (state, args) => breakOf(state, breaks(state)[args.number(0)]),
    GetItemAt: (state, args) => breakOf(state, breaks(state)[args.number(0)]),
    RemovePageBreaks: (state) => put(state, []),
  },
});
