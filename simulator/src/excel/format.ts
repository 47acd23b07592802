import { asColor } from '../executor/colors';
import { invalidArgument, notSimulated } from '../executor/errors';
import { asBoolean, asNumber, asText, defineType, oneOf, type HostType, type Property } from '../executor/type-table';
import { RangeBorderCollection } from './borders';
import { HORIZONTAL, VERTICAL, type CellStyle } from './model';
import type { RangeState } from './objects';
import { autofitColumns, autofitRows } from './autofit';
import { blocks, bounded, setStyle } from './style-values';

/** The value all cells share; null where they differ, as Excel answers. */
function shared<Value>(range: RangeState, read: (style: CellStyle) => Value): Value | null {
  let first: Value | undefined;
  for (const area of blocks(range))
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const value = read(range.book.model.style(range.sheet, row, column));
        if (first === undefined) first = value;
        else if (value !== first) return null;
      }
    }
  return first ?? null;
}

function style<Key extends Exclude<keyof CellStyle, 'borders'>>(
  key: Key,
  check: (value: unknown) => CellStyle[Key],
): Property<RangeState> {
  return {
    get: (range) => shared(range, (one) => one[key]),
    set: (range, value) => {
      const checked = check(value);
      setStyle(range, () => ({ [key]: checked }));
    },
  };
}

function within(value: unknown, least: number, most: number, whole: boolean): number {
  const number = asNumber(value);
  if (number < least || number > most || (whole && !Number.isInteger(number)))
    throw invalidArgument(`A${whole ? ' whole' : ''} number from ${least} to ${most} is expected here.`);
  return number;
}

const RangeFill = defineType<RangeState>({
  name: 'RangeFill',
  properties: {
    Color: {
      get: (range) => shared(range, (one) => one.fill ?? '#FFFFFF'),
      set: (range, value) => {
        const fill = value === '' ? null : asColor(value);
        setStyle(range, () => ({ fill }));
      },
    },
  },
  methods: { Clear: (range) => setStyle(range, () => ({ fill: null })) },
});

const RangeFont = defineType<RangeState>({
  name: 'RangeFont',
  properties: {
    Name: style('fontName', asText),
    Size: style('fontSize', (value) => within(value, 1, 409, false)),
    Bold: style('bold', asBoolean),
    Italic: style('italic', asBoolean),
    Strikethrough: style('strikethrough', asBoolean),
    Color: style('color', asColor),
    Underline: {
      get: (range) => shared(range, (one) => (one.underline ? 'Single' : 'None')),
      set: (range, value) => {
        const underline = oneOf(value, ['None', 'Single']) === 'Single';
        setStyle(range, () => ({ underline }));
      },
    },
  },
});

const FormatProtection = defineType<RangeState>({
  name: 'FormatProtection',
  properties: {
    Locked: {
      get: ({ book, sheet, area }) => {
        const { unlocked } = book.extras.of(sheet);
        return unlocked.covers(area) ? false : unlocked.meets(area) ? null : true;
      },
      set: (range, value) => {
        const { book, sheet, area } = range;
        const locked = asBoolean(value);
        book.guardCells(range, undefined);
        const { unlocked } = book.extras.of(sheet);
        book.write(() => (locked ? unlocked.remove(area) : unlocked.add(area)));
      },
    },
  },
});

export const RangeFormat: HostType<RangeState> = defineType<RangeState>({
  name: 'RangeFormat',
  properties: {
    HorizontalAlignment: style('horizontal', (value) => oneOf(value, HORIZONTAL)),
    VerticalAlignment: style('vertical', (value) => oneOf(value, VERTICAL)),
    WrapText: style('wrap', asBoolean),
    IndentLevel: style('indent', (value) => within(value, 0, 250, true)),
    ColumnWidth: {
      get: ({ book, sheet, area }) => same(area.columns, (index) => book.model.columnWidth(sheet, area.column + index)),
      set: (range, value) => {
        const { book, sheet, area } = single(range, 'columnWidth, rowHeight');
        const points = asNumber(value);
        if (points < 0) throw invalidArgument('A column width is not negative.');
        book.guardCells(range, 'allowFormatColumns');
        book.write(() => book.model.setColumnWidth(sheet, area.column, bounded(range).columns, points));
      },
    },
    RowHeight: {
      get: ({ book, sheet, area }) => same(area.rows, (index) => book.model.rowHeight(sheet, area.row + index)),
      set: (range, value) => {
        const { book, sheet, area } = single(range, 'columnWidth, rowHeight');
        const points = asNumber(value);
        if (points < 0 || points > 409.5) throw invalidArgument('A row height is 0 to 409.5 points.');
        book.guardCells(range, 'allowFormatRows');
        book.write(() => book.model.setRowHeight(sheet, area.row, bounded(range).rows, points));
      },
    },
  },
  navigations: {
    Fill: (range) => RangeFill.of(range),
    Font: (range) => RangeFont.of(range),
    Borders: (range) => RangeBorderCollection.of(single(range, 'borders')),
    Protection: (range) => FormatProtection.of(single(range, 'protection')),
  },
  methods: { AutofitColumns: autofitColumns, AutofitRows: autofitRows },
});

/** What is not done for several blocks at once. */
function single(range: RangeState, member: string): RangeState {
  if (range.others !== undefined && range.others.length > 0) throw notSimulated('RangeAreas', `format.${member}`);
  return range;
}

function same(count: number, read: (index: number) => number): number | null {
  const first = read(0);
  for (let index = 1; index < Math.min(count, 20_000); index++) if (read(index) !== first) return null;
  return first;
}
