import { notSimulated } from '../executor/errors';
import { asBoolean, type Arguments, type HostObject } from '../executor/type-table';
import { intersection } from './address';
import type { Area } from './model';
import { rangeOf, type RangeState } from './objects';
import { autoFill, copyFrom, moveTo, removeDuplicates } from './range-copy';
import { extendedRange, find, mergedAreas, must, rangeEdge, specialCells, surrounding } from './range-find';
import { RangeView } from './range-view';
import { RemoveDuplicatesResult } from './remove-duplicates-result';
import { RangeSort } from './sort';
import { TableScopedCollection } from './table';

const beside = (change: (area: Area, count: number) => Area) => (range: RangeState, args: Arguments) => {
  const count = args.optionalNumber(0) ?? 1;
  if (count === 0) throw notSimulated('Range', 'rows and columns beside (0)');
  return rangeOf(range.book, { sheet: range.sheet, area: change(range.area, count) });
};

/** Members of Range that go beyond reading and writing cells: copying, looking for, sorting, tables. */
export const moreNavigations: Readonly<Record<string, (range: RangeState) => HostObject>> = {
  Sort: (range) => RangeSort.of(range),
};

export const moreMethods: Readonly<Record<string, (range: RangeState, args: Arguments) => unknown>> = {
  CopyFrom: copyFrom,
  MoveTo: moveTo,
  AutoFill: autoFill,
  RemoveDuplicates: (range, args) => RemoveDuplicatesResult.of(removeDuplicates(range, args)),
  Find: (range, args) => must(find(range, args), 'what is looked for'),
  FindOrNullObject: find,
  GetSpecialCells: (range, args) => must(specialCells({ ...range, areas: [range.area] }, args), 'such cells'),
  GetSpecialCellsOrNullObject: (range, args) => specialCells({ ...range, areas: [range.area] }, args),
  GetRangeEdge: rangeEdge,
  GetExtendedRange: extendedRange,
  GetSurroundingRegion: surrounding,
  GetMergedAreasOrNullObject: mergedAreas,
  GetVisibleView: (range) => RangeView.of({ range, index: null }),
  GetTables: (range, args) => {
    const whole = args.has(0) && asBoolean(args.any(0));
    return TableScopedCollection.of({
      book: range.book,
      find: () =>
        range.book.extras.tables.on(range.sheet).filter(({ area }) => {
          const common = intersection(area, range.area);
          return common !== null && (!whole || (common.rows === area.rows && common.columns === area.columns));
        }),
    });
  },
  // A negative count goes the other way, from the same edge.
  GetRowsAbove: beside((area, count) => ({
    ...area,
    row: count > 0 ? area.row - count : area.row + area.rows,
    rows: Math.abs(count),
  })),
  GetRowsBelow: beside((area, count) => ({
    ...area,
    row: count > 0 ? area.row + area.rows : area.row + count,
    rows: Math.abs(count),
  })),
  GetColumnsBefore: beside((area, count) => ({
    ...area,
    column: count > 0 ? area.column - count : area.column + area.columns,
    columns: Math.abs(count),
  })),
  GetColumnsAfter: beside((area, count) => ({
    ...area,
    column: count > 0 ? area.column + area.columns : area.column + count,
    columns: Math.abs(count),
  })),
};
