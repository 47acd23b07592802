import { invalidArgument, itemNotFound } from '../executor/errors';
import {
  asText,
  declareType,
  defineType,
  readOnly,
  type Arguments,
  type HostObject,
  type HostType,
} from '../executor/type-table';
import { intersection, isWholeColumns, isWholeRows } from './address';
import { RangeFormat } from './format';
import type { Area } from './model';
import { rangeArgument, rangeOf, Worksheet, type SheetState } from './objects';

/** Several blocks of cells of one sheet. */
export interface AreasState extends SheetState {
  readonly areas: readonly Area[];
}

export const RangeAreas = declareType<AreasState>('RangeAreas');

const RangeCollection: HostType<AreasState> = defineType<AreasState>({
  name: 'RangeCollection',
  items: ({ book, sheet, areas }) => areas.map((area) => rangeOf(book, { sheet, area })),
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: ({ book, sheet, areas }, args) => {
      const area = areas[args.number(0)];
      if (!area) throw itemNotFound(`range ${args.number(0)}`);
      return rangeOf(book, { sheet, area });
    },
  },
});

function meeting({ areas, ...state }: AreasState, args: Arguments): HostObject | null {
  const other = args.any(0);
  const cut = RangeAreas.is(other)
    ? RangeAreas.from(other).areas
    : [rangeArgument(state.book, state.sheet, other).area];
  const found = areas.flatMap((area) => cut.flatMap((one) => intersection(area, one) ?? []));
  return found.length > 0 ? RangeAreas.of({ ...state, areas: found }) : null;
}

const derived = (change: (area: Area, args: Arguments) => Area) => (state: AreasState, args: Arguments) =>
  RangeAreas.of({ ...state, areas: state.areas.map((area) => change(area, args)) });

RangeAreas.define({
  tracked: true,
  properties: {
    Address: readOnly(({ book, sheet, areas }) => areas.map((area) => book.addressOf({ sheet, area })).join(',')),
    AreaCount: readOnly(({ areas }) => areas.length),
    CellCount: readOnly(({ areas }) => areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0)),
    IsEntireRow: readOnly(({ areas }) => areas.every(isWholeRows)),
    IsEntireColumn: readOnly(({ areas }) => areas.every(isWholeColumns)),
  },
  navigations: {
    Areas: (state) => RangeCollection.of(state),
    Worksheet: ({ book, sheet }) => Worksheet.of({ book, sheet }),
    Format: ({ book, sheet, areas: [area, ...others] }) => {
      if (!area) throw itemNotFound('the areas');
      return RangeFormat.of({ book, sheet, area, others });
    },
  },
  methods: {
    Clear: ({ book, sheet, areas }, args) => {
      const what = args.word(0, ['All', 'Contents', 'Formats'], 'All');
      for (const area of areas) book.guardCells({ sheet, area }, what === 'Formats' ? 'allowFormatCells' : undefined);
      book.write(() => {
        for (const area of areas) {
          if (what !== 'Formats') book.model.clear(sheet, area, 'contents');
          if (what !== 'Contents') book.model.clear(sheet, area, 'formats');
        }
      });
    },
    Calculate: ({ book }) => book.model.recalculate(),
    GetIntersection: (state, args) => {
      const found = meeting(state, args);
      if (!found) throw itemNotFound('the areas do not meet');
      return found;
    },
    GetIntersectionOrNullObject: meeting,
    GetEntireRow: derived((area) => ({ ...area, column: 0, columns: 16_384 })),
    GetEntireColumn: derived((area) => ({ ...area, row: 0, rows: 1_048_576 })),
    GetOffsetRangeAreas: derived((area, args) => ({
      ...area,
      row: area.row + args.number(0),
      column: area.column + args.number(1),
    })),
  },
});

/** "A1:B2,D4" or nothing (the whole sheet). */
export function areasOf({ book, sheet }: SheetState, text: string): HostObject {
  const places = asText(text)
    .split(/[,;]/)
    .map((one) => book.place(one.trim(), sheet));
  if (places.some((one) => one.sheet !== sheet)) throw invalidArgument('All areas are on one sheet.');
  return RangeAreas.of({ book, sheet, areas: places.map(({ area }) => area) });
}

/** Cells as blocks: runs in a row, runs of the same columns below each other joined. */
export function blocksOf(cells: readonly (readonly [number, number])[]): readonly Area[] {
  const rows = new Map<number, number[]>();
  for (const [row, column] of cells) rows.set(row, [...(rows.get(row) ?? []), column]);
  const found: Area[] = [];
  let open: Area[] = [];
  for (const [row, columns] of [...rows].sort(([one], [other]) => one - other)) {
    const runs: { column: number; columns: number }[] = [];
    for (const column of columns.sort((one, other) => one - other)) {
      const last = runs.at(-1);
      if (last && last.column + last.columns === column) last.columns += 1;
      else runs.push({ column, columns: 1 });
    }
    const next = runs.map((run): Area => {
      const above = open.find(
        (one) => one.row + one.rows === row && one.column === run.column && one.columns === run.columns,
      );
      return above ? { ...above, rows: above.rows + 1 } : { ...run, row, rows: 1 };
    });
    found.push(...open.filter((one) => !next.some((area) => area.row === one.row && area.column === one.column)));
    open = next;
  }
  return [...found, ...open].sort((one, other) => one.column - other.column || one.row - other.row);
}
