import { asColor } from '../executor/colors';
import { invalidArgument, invalidOperation } from '../executor/errors';
import { asBoolean, asNumber, asText, oneOf, readOnly, type Arguments, type HostObject } from '../executor/type-table';
import { MAX_COLUMNS, MAX_ROWS } from './address';
import { EventType, type Book } from './book';
import { sheetEvents } from './event-methods';
import { copyExtras } from './extras';
import { WorksheetFreezePanes } from './freeze';
import type { SheetId } from './model';
import { NamedItemCollection } from './names';
import { PageLayout } from './page';
import { PageBreakCollection } from './page-breaks';
import { WorksheetProtection } from './protection';
import { rangeOf, Worksheet, type SheetState } from './objects';
import { renameSheet } from './shift';
import { areasOf } from './range-areas';
import { findAll, must } from './range-find';
import { sheetFilter } from './auto-filter';
import { TableCollection } from './table';
import { assertSheetName } from './sheet-name';

const VISIBILITIES = ['Visible', 'Hidden', 'VeryHidden'] as const;
type Visibility = (typeof VISIBILITIES)[number];

function visibility({ book, sheet }: SheetState): Visibility {
  if (book.extras.of(sheet).veryHidden) return 'VeryHidden';
  return book.info(sheet).hidden ? 'Hidden' : 'Visible';
}

function setVisibility(state: SheetState, wanted: Visibility): void {
  const { book, sheet } = state;
  const before = visibility(state);
  if (before === wanted) return;
  book.guardStructure();
  if (wanted !== 'Visible' && visibleSheets(book).every((one) => one === sheet)) {
    throw invalidOperation('A workbook must contain at least one visible worksheet.');
  }
  book.write(() => {
    book.extras.of(sheet).veryHidden = wanted === 'VeryHidden';
    book.model.changeSheet(sheet, { hidden: wanted !== 'Visible' });
  });
  book.raise(EventType.VisibilityChanged, sheet, {
    visibilityBefore: before,
    visibilityAfter: wanted,
    source: 'Local',
  });
}

function visibleSheets(book: Book): readonly SheetId[] {
  return book.model.sheets().filter((sheet) => visibility({ book, sheet }) === 'Visible');
}

function copy({ book, sheet }: SheetState, args: Arguments): HostObject {
  book.guardStructure();
  const position = args.word(0, ['None', 'Before', 'After', 'Beginning', 'End'], 'None');
  const relative = args.has(1) ? Worksheet.from(args.any(1)).sheet : null;
  const order = book.model.sheets();
  const beside = relative === null ? -1 : order.indexOf(relative);
  if ((position === 'Before' || position === 'After') && beside < 0)
    throw invalidArgument('Before and After need a worksheet.');
  const index = { None: order.length, End: order.length, Beginning: 0, Before: beside, After: beside + 1 }[position];
  const { name } = book.info(sheet);
  let copyName = '';
  for (let count = 2; copyName === '' || book.findSheet(copyName) !== null; count++)
    copyName = `${name.slice(0, 26)} (${count})`;
  let id = '';
  book.write(() => {
    id = book.model.copySheet(sheet, copyName, index);
    book.extras.put(id, copyExtras(book.extras.of(sheet)));
    for (const one of book.model.names().filter((name) => name.sheet === sheet))
      book.model.putName({ ...one, sheet: id, refersTo: renameSheet(one.refersTo, name, copyName) });
    book.extras.copyBesides(sheet, id);
    book.drawRules(id);
  });
  return Worksheet.of({ book, sheet: id });
}

function deleteSheet(state: SheetState): void {
  const { book, sheet } = state;
  book.guardStructure();
  const rest = visibleSheets(book).filter((one) => one !== sheet);
  if (rest.length === 0) throw invalidOperation('A workbook must contain at least one visible worksheet.');
  if (visibility(state) === 'VeryHidden')
    throw invalidOperation('A very hidden worksheet cannot be deleted; make it visible first.');
  book.write(() => book.model.deleteSheet(sheet));
}

function used({ book, sheet }: SheetState, args: Arguments): HostObject | null {
  const area = book.model.used(sheet, args.has(0) && asBoolean(args.any(0)));
  return area && rangeOf(book, { sheet, area });
}

function neighbour({ book, sheet }: SheetState, args: Arguments, step: 1 | -1): HostObject | null {
  const visibleOnly = args.has(0) && asBoolean(args.any(0));
  const order = book.model.sheets();
  for (let at = order.indexOf(sheet) + step; at >= 0 && at < order.length; at += step) {
    const found = order[at];
    if (found !== undefined && (!visibleOnly || visibility({ book, sheet: found }) === 'Visible'))
      return Worksheet.of({ book, sheet: found });
  }
  return null;
}

const wholeSheet = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

Worksheet.define({
  id: ({ sheet }) => sheet,
  properties: {
    Id: readOnly(({ sheet }) => sheet),
    Name: {
      get: ({ book, sheet }) => book.info(sheet).name,
      set: ({ book, sheet }, value) => {
        const name = asText(value);
        book.guardStructure();
        assertSheetName(book, name, sheet);
        book.write(() => book.model.changeSheet(sheet, { name }));
      },
    },
    Position: {
      get: ({ book, sheet }) => book.info(sheet).index,
      set: ({ book, sheet }, value) => {
        const index = asNumber(value);
        book.guardStructure();
        if (index < 0 || index >= book.model.sheets().length) throw invalidArgument('There is no such position.');
        book.write(() => book.model.changeSheet(sheet, { index }));
      },
    },
    Visibility: { get: visibility, set: (state, value) => setVisibility(state, oneOf(value, VISIBILITIES)) },
    TabColor: {
      get: ({ book, sheet }) => book.info(sheet).tabColor,
      set: ({ book, sheet }, value) => {
        const tabColor = value === '' ? '' : asColor(value);
        book.write(() => book.model.changeSheet(sheet, { tabColor }));
      },
    },
    ShowGridlines: readOnly(({ book, sheet }) => book.info(sheet).gridlines),
    // The client writes showGridlines under this name.
    Gridlines: {
      set: ({ book, sheet }, value) => book.write(() => book.model.changeSheet(sheet, { gridlines: asBoolean(value) })),
    },
  },
  navigations: {
    Protection: (state) => WorksheetProtection.of(state),
    Tables: ({ book, sheet }) => TableCollection.of({ book, sheet }),
    AutoFilter: ({ book, sheet }) => sheetFilter(book, sheet),
    PageLayout: (state) => PageLayout.of(state),
    FreezePanes: (state) => WorksheetFreezePanes.of(state),
    Names: (state) => NamedItemCollection.of(state),
    HorizontalPageBreaks: (state) => PageBreakCollection.of({ ...state, axis: 'row' }),
    VerticalPageBreaks: (state) => PageBreakCollection.of({ ...state, axis: 'column' }),
  },
  methods: {
    ...sheetEvents,
    GetRange: ({ book, sheet }, args) => {
      const address = args.optionalText(0);
      return rangeOf(
        book,
        address === null || address === '' ? { sheet, area: wholeSheet } : book.place(address, sheet),
      );
    },
    GetRanges: (state, args) => areasOf(state, args.has(0) ? args.text(0) : 'A1:XFD1048576'),
    FindAll: (state, args) => must(findAll(state, args), 'what is looked for'),
    FindAllOrNullObject: findAll,
    GetCell: ({ book, sheet }, args) =>
      rangeOf(book, { sheet, area: { row: args.number(0), column: args.number(1), rows: 1, columns: 1 } }),
    GetRangeByIndexes: ({ book, sheet }, args) =>
      rangeOf(book, {
        sheet,
        area: { row: args.number(0), column: args.number(1), rows: args.number(2), columns: args.number(3) },
      }),
    GetUsedRange: (state, args) =>
      used(state, args) ??
      rangeOf(state.book, { sheet: state.sheet, area: { row: 0, column: 0, rows: 1, columns: 1 } }),
    GetUsedRangeOrNullObject: used,
    Activate: (state) => {
      if (visibility(state) !== 'Visible') throw invalidOperation('A hidden worksheet cannot be activated.');
      state.book.model.activate(state.sheet);
    },
    Delete: deleteSheet,
    Copy: copy,
    Calculate: ({ book }, args) => {
      args.any(0);
      book.model.recalculate();
    },
    GetNext: (state, args) => must(neighbour(state, args, 1), 'the next worksheet'),
    GetNextOrNullObject: (state, args) => neighbour(state, args, 1),
    GetPrevious: (state, args) => must(neighbour(state, args, -1), 'the worksheet before'),
    GetPreviousOrNullObject: (state, args) => neighbour(state, args, -1),
  },
});
