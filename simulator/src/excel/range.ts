import { invalidArgument, itemNotFound } from '../executor/errors';
import { asBoolean, readOnly, type Arguments, type HostObject } from '../executor/type-table';
import { boundingArea, intersection, isWholeColumns, isWholeRows, MAX_COLUMNS, MAX_ROWS } from './address';
import { assertFits, at, readCells } from './cell-values';
import { clearLinks, hyperlink, styleName } from './cell-looks';
import { clearHighlights, ConditionalFormatCollection } from './conditional';
import { RangeFormat } from './format';
import type { Area } from './model';
import { Range, rangeArgument, rangeOf, Worksheet, type RangeState } from './objects';
import { moreMethods, moreNavigations } from './range-more';
import { shownValue, valueType } from './shown-value';
import { setStyle } from './style-values';
import { clearValidation, DataValidation } from './validation';
import { writeTyped } from './write-typed';

type Cells = readonly (readonly unknown[])[] | null;

/** Writes values or formulas: the same coercion, as in Excel. */
function writeCells(range: RangeState, value: unknown): void {
  assertFits(range, value);
  range.book.guardCells(range);
  writeTyped(range, value);
}

function formulas(range: RangeState): Cells {
  return readCells(range.book, range, (cell) => cell.formula ?? shownValue(cell));
}

function writeNumberFormats(range: RangeState, value: unknown): void {
  assertFits(range, value);
  setStyle(range, (row, column) => {
    const format = at(value, row - range.area.row, column - range.area.column);
    if (format === null) return {};
    if (typeof format !== 'string') throw invalidArgument('A number format is text.');
    return { numberFormat: format };
  });
}

/** What a protected sheet lets nobody select is passed over, as by the mouse. */
function mayBeSelected(book: RangeState['book'], sheet: RangeState['sheet'], area: Area): boolean {
  const { protection, unlocked } = book.extras.of(sheet);
  const mode = protection?.options.selectionMode ?? 'Normal';
  return mode === 'Normal' || (mode === 'Unlocked' && unlocked.covers(area));
}

const derived = (change: (area: Area, args: Arguments) => Area) => (range: RangeState, args: Arguments) =>
  rangeOf(range.book, { sheet: range.sheet, area: change(range.area, args) });

function used(range: RangeState, args: Arguments): HostObject | null {
  const valuesOnly = args.has(0) && asBoolean(args.any(0));
  const all = range.book.model.used(range.sheet, valuesOnly);
  const area = all && intersection(all, range.area);
  return area && rangeOf(range.book, { sheet: range.sheet, area });
}

function meeting(range: RangeState, args: Arguments): HostObject | null {
  const other = rangeArgument(range.book, range.sheet, args.any(0));
  const area = other.sheet === range.sheet ? intersection(range.area, other.area) : null;
  return area && rangeOf(range.book, { sheet: range.sheet, area });
}

function insert(range: RangeState, args: Arguments): HostObject {
  const { book, sheet, area } = range;
  const shift = args.word(0, ['Down', 'Right']);
  book.guardCells(
    range,
    isWholeRows(area) ? 'allowInsertRows' : isWholeColumns(area) ? 'allowInsertColumns' : undefined,
  );
  book.write(() => book.model.insert(sheet, area, shift === 'Down' ? 'down' : 'right'));
  // Not the range itself: that moved away from the new cells.
  return rangeOf(book, { sheet, area });
}

function remove(range: RangeState, args: Arguments): void {
  const { book, sheet, area } = range;
  const shift = args.word(0, ['Up', 'Left']);
  // Excel deletes rows of a protected sheet only where all their cells are unlocked, whatever is allowed.
  book.guardCells(range);
  book.write(() => book.model.remove(sheet, area, shift === 'Up' ? 'up' : 'left'));
}

function clear(range: RangeState, args: Arguments): void {
  const { book, sheet, area } = range;
  const what = args.word(0, ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'], 'All');
  if (what === 'Hyperlinks' || what === 'RemoveHyperlinks') return clearLinks(range, what === 'RemoveHyperlinks');
  book.guardCells(range, what === 'Formats' ? 'allowFormatCells' : undefined);
  book.write(() => {
    if (what !== 'Formats') book.model.clear(sheet, area, 'contents');
    if (what !== 'Contents') book.model.clear(sheet, area, 'formats');
  });
  if (what !== 'Contents') {
    clearHighlights(range);
    book.extras.of(sheet).unlocked.remove(area);
    book.extras.styles.put(sheet, area, null);
  }
  if (what === 'All') {
    clearValidation(range);
    book.extras.links.put(sheet, area, null);
  }
}

const notNull = (range: HostObject | null, what: string): HostObject => {
  if (!range) throw itemNotFound(what);
  return range;
};

Range.define({
  tracked: true,
  onKeep: (range) => range.book.follow(range),
  isGone: (range) => range.book.hasLost(range),
  properties: {
    Address: readOnly(({ book, sheet, area }) => book.addressOf({ sheet, area })),
    RowCount: readOnly(({ area }) => area.rows),
    ColumnCount: readOnly(({ area }) => area.columns),
    RowIndex: readOnly(({ area }) => area.row),
    ColumnIndex: readOnly(({ area }) => area.column),
    CellCount: readOnly(({ area }) => area.rows * area.columns),
    IsEntireRow: readOnly(({ area }) => isWholeRows(area)),
    IsEntireColumn: readOnly(({ area }) => isWholeColumns(area)),
    Values: { get: (range) => readCells(range.book, range, shownValue), set: writeCells },
    Formulas: { get: formulas, set: writeCells },
    NumberFormat: {
      get: ({ book, sheet, area }) => gridOf(area, (row, column) => book.model.style(sheet, row, column).numberFormat),
      set: writeNumberFormats,
    },
    Text: readOnly(({ book, sheet, area }) =>
      isWholeRows(area) || isWholeColumns(area) ? null : book.model.texts(sheet, area),
    ),
    Style: styleName,
    Hyperlink: hyperlink,
    ValueTypes: readOnly((range) => readCells(range.book, range, valueType)),
    ColumnHidden: {
      get: ({ book, sheet, area }) =>
        allSame(area.columns, (index) => book.model.isColumnHidden(sheet, area.column + index)),
      set: ({ book, sheet, area }, value) => {
        const hidden = asBoolean(value);
        book.guardCells({ sheet, area }, 'allowFormatColumns');
        book.write(() => book.model.setColumnHidden(sheet, area.column, area.columns, hidden));
      },
    },
    RowHidden: {
      get: ({ book, sheet, area }) => allSame(area.rows, (index) => book.model.isRowHidden(sheet, area.row + index)),
      set: ({ book, sheet, area }, value) => {
        const hidden = asBoolean(value);
        book.guardCells({ sheet, area }, 'allowFormatRows');
        book.write(() => book.model.setRowHidden(sheet, area.row, area.rows, hidden));
      },
    },
  },
  navigations: {
    Format: (range) => RangeFormat.of(range),
    Worksheet: ({ book, sheet }) => Worksheet.of({ book, sheet }),
    DataValidation: (range) => DataValidation.of(range),
    ConditionalFormats: (range) => ConditionalFormatCollection.of(range),
    ...moreNavigations,
  },
  methods: {
    ...moreMethods,
    GetCell: derived((area, args) => ({
      row: area.row + args.number(0),
      column: area.column + args.number(1),
      rows: 1,
      columns: 1,
    })),
    GetRow: derived((area, args) => ({ ...area, row: area.row + args.number(0), rows: 1 })),
    GetColumn: derived((area, args) => ({ ...area, column: area.column + args.number(0), columns: 1 })),
    GetLastRow: derived((area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 })),
    GetLastColumn: derived((area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 })),
    GetLastCell: derived((area) => ({
      row: area.row + area.rows - 1,
      column: area.column + area.columns - 1,
      rows: 1,
      columns: 1,
    })),
    GetResizedRange: derived((area, args) => ({
      ...area,
      rows: area.rows + args.number(0),
      columns: area.columns + args.number(1),
    })),
    GetAbsoluteResizedRange: derived((area, args) => ({ ...area, rows: args.number(0), columns: args.number(1) })),
    GetOffsetRange: derived((area, args) => ({
      ...area,
      row: area.row + args.number(0),
      column: area.column + args.number(1),
    })),
    GetEntireRow: derived((area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
    GetEntireColumn: derived((area) => ({ ...area, row: 0, rows: MAX_ROWS })),
    GetUsedRange: (range, args) => notNull(used(range, args), 'used range'),
    GetUsedRangeOrNullObject: used,
    GetIntersection: (range, args) => notNull(meeting(range, args), 'intersection'),
    GetIntersectionOrNullObject: meeting,
    GetBoundingRect: (range, args) => {
      const other = rangeArgument(range.book, range.sheet, args.any(0));
      if (other.sheet !== range.sheet) throw invalidArgument('Both ranges must be on one sheet.');
      return rangeOf(range.book, { sheet: range.sheet, area: boundingArea(range.area, other.area) });
    },
    Insert: insert,
    Delete: remove,
    Clear: clear,
    Merge: (range, args) => {
      const across = args.has(0) && asBoolean(args.any(0));
      range.book.guardCells(range);
      range.book.write(() => range.book.model.merge(range.sheet, range.area, across));
    },
    Unmerge: (range) => {
      range.book.guardCells(range);
      range.book.write(() => range.book.model.unmerge(range.sheet, range.area));
    },
    Select: ({ book, sheet, area }) => {
      book.model.activate(sheet);
      if (mayBeSelected(book, sheet, area)) book.model.select(sheet, area);
    },
    _ValidateArraySize: ({ area }, args) => {
      if (args.number(0) !== area.rows || args.number(1) !== area.columns) {
        throw invalidArgument(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
      }
    },
  },
});

function gridOf<Value>(area: Area, read: (row: number, column: number) => Value): readonly (readonly Value[])[] | null {
  if (isWholeRows(area) || isWholeColumns(area)) return null;
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => read(area.row + row, area.column + column)),
  );
}

/** null where some are and some are not, as Excel answers. */
function allSame(count: number, read: (index: number) => boolean): boolean | null {
  const first = read(0);
  for (let index = 1; index < Math.min(count, 20_000); index++) if (read(index) !== first) return null;
  return first;
}
