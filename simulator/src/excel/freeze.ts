import { defineType, type HostType } from '../executor/type-table';
import { MAX_COLUMNS, MAX_ROWS } from './address';
import type { Frozen } from './model';
import { rangeArgument, rangeOf, type SheetState } from './objects';

function freeze({ book, sheet }: SheetState, frozen: Frozen): void {
  book.write(() => book.model.setFrozen(sheet, frozen));
}

export const WorksheetFreezePanes: HostType<SheetState> = defineType<SheetState>({
  name: 'WorksheetFreezePanes',
  methods: {
    FreezeRows: (state, args) => freeze(state, { rows: args.optionalNumber(0) ?? 0, columns: 0 }),
    FreezeColumns: (state, args) => freeze(state, { rows: 0, columns: args.optionalNumber(0) ?? 0 }),
    FreezeAt: (state, args) => {
      const { area } = rangeArgument(state.book, state.sheet, args.any(0));
      const rows = area.rows >= MAX_ROWS ? 0 : area.row + area.rows;
      freeze(state, { rows, columns: area.columns >= MAX_COLUMNS ? 0 : area.column + area.columns });
    },
    Unfreeze: (state) => freeze(state, { rows: 0, columns: 0 }),
    GetLocationOrNullObject: ({ book, sheet }) => {
      const { rows, columns } = book.model.frozen(sheet);
      if (rows === 0 && columns === 0) return null;
      const area = { row: 0, column: 0, rows: rows || MAX_ROWS, columns: columns || MAX_COLUMNS };
      return rangeOf(book, { sheet, area });
    },
  },
});
