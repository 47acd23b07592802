import { asColor } from '../executor/colors';
import { invalidArgument, itemNotFound, notSimulated } from '../executor/errors';
import { asBoolean, asText, defineType, readOnly, type HostObject, type HostType } from '../executor/type-table';
import { intersection } from './address';
import { AreaSet } from './area-set';
import type { Book } from './book';
import type { HighlightRecord, SheetId } from './model';
import { rangeOf, type RangeState } from './objects';
import { offsetFormula } from './shift';

interface FormatState {
  readonly book: Book;
  readonly sheet: SheetId;
  readonly id: string;
}

function rules({ book, sheet, area }: RangeState): readonly HighlightRecord[] {
  return book.extras
    .of(sheet)
    .highlights.filter((one) => one.areas.some((other) => intersection(other, area) !== null));
}

function put(book: Book, sheet: SheetId, highlights: readonly HighlightRecord[]): void {
  book.write(() => {
    book.extras.of(sheet).highlights = highlights;
    book.drawRules(sheet);
  });
}

function rule({ book, sheet, id }: FormatState): HighlightRecord {
  const found = book.extras.of(sheet).highlights.find((one) => one.id === id);
  if (!found) throw itemNotFound('conditional format');
  return found;
}

function change(state: FormatState, part: Partial<HighlightRecord>): void {
  rule(state);
  const { book, sheet, id } = state;
  const { highlights } = book.extras.of(sheet);
  put(
    book,
    sheet,
    highlights.map((one) => (one.id === id ? { ...one, ...part } : one)),
  );
}

function add(range: RangeState, kind: string): HostObject {
  const { book, sheet, area } = range;
  if (kind !== 'Custom') throw notSimulated('ConditionalFormatCollection', `add("${kind}")`);
  book.guardCells(range, 'allowFormatCells');
  const highlight = {
    id: book.extras.newId(),
    areas: [area],
    formula: '=FALSE',
    fill: null,
    color: null,
    bold: null,
    numberFormat: null,
    stopIfTrue: false,
  };
  // Excel puts a new rule before the others.
  put(book, sheet, [highlight, ...book.extras.of(sheet).highlights]);
  return ConditionalFormat.of({ book, sheet, id: highlight.id });
}

function formatOf(range: RangeState, id: string): HostObject {
  if (!rules(range).some((one) => one.id === id)) throw itemNotFound(`conditional format ${id}`);
  return ConditionalFormat.of({ book: range.book, sheet: range.sheet, id });
}

/** The rules hold no longer in the range; the rest of their areas they keep. */
export function clearHighlights({ book, sheet, area }: RangeState): void {
  const { highlights } = book.extras.of(sheet);
  if (!highlights.some((one) => one.areas.some((other) => intersection(other, area)))) return;
  put(
    book,
    sheet,
    highlights.flatMap((one) => {
      const left = new AreaSet(one.areas);
      left.remove(area);
      const [before, after] = [one.areas[0], left.all[0]];
      if (!before || !after) return [];
      const formula = offsetFormula(one.formula, after.row - before.row, after.column - before.column);
      return [{ ...one, areas: left.all, formula }];
    }),
  );
}

export const ConditionalFormatCollection: HostType<RangeState> = defineType<RangeState>({
  name: 'ConditionalFormatCollection',
  item: (range, args) => formatOf(range, args.text(0)),
  items: (range) =>
    rules(range).map((one) => ConditionalFormat.of({ book: range.book, sheet: range.sheet, id: one.id })),
  methods: {
    Add: (range, args) => add(range, args.text(0)),
    GetCount: (range) => rules(range).length,
    GetItem: (range, args) => formatOf(range, args.text(0)),
    GetItemAt: (range, args) => {
      const one = rules(range)[args.number(0)];
      if (!one) throw itemNotFound('conditional format');
      return formatOf(range, one.id);
    },
    ClearAll: (range) => {
      const { book, sheet } = range;
      book.guardCells(range, 'allowFormatCells');
      const gone = new Set(rules(range).map((one) => one.id));
      const kept = book.extras.of(sheet).highlights.filter((one) => !gone.has(one.id));
      put(book, sheet, kept);
    },
  },
});

const ConditionalFormat: HostType<FormatState> = defineType<FormatState>({
  name: 'ConditionalFormat',
  tracked: true,
  id: ({ id }) => id,
  properties: {
    Id: readOnly(({ id }) => id),
    Type: readOnly(() => 'Custom'),
    Priority: readOnly((state) => state.book.extras.of(state.sheet).highlights.findIndex((one) => one.id === state.id)),
    StopIfTrue: {
      get: (state) => rule(state).stopIfTrue,
      set: (state, value) => change(state, { stopIfTrue: asBoolean(value) }),
    },
  },
  navigations: {
    Custom: (state) => CustomConditionalFormat.of(state),
    CustomOrNullObject: (state) => CustomConditionalFormat.of(state),
  },
  methods: {
    Delete: (state) => {
      rule(state);
      const { book, sheet, id } = state;
      put(
        book,
        sheet,
        book.extras.of(sheet).highlights.filter((one) => one.id !== id),
      );
    },
    GetRange: (state) => {
      const [area, ...more] = rule(state).areas;
      if (!area || more.length > 0) throw notSimulated('ConditionalFormat', 'getRange (several areas)');
      return rangeOf(state.book, { sheet: state.sheet, area });
    },
  },
});

const ConditionalFormatRule = defineType<FormatState>({
  name: 'ConditionalFormatRule',
  properties: {
    Formula: {
      get: (state) => rule(state).formula,
      set: (state, value) => {
        const formula = asText(value);
        if (formula === '') throw invalidArgument('A rule needs a formula.');
        change(state, { formula: formula.startsWith('=') ? formula : `=${formula}` });
      },
    },
  },
});

const ConditionalRangeFill = defineType<FormatState>({
  name: 'ConditionalRangeFill',
  properties: {
    Color: { get: (state) => rule(state).fill ?? '', set: (state, value) => change(state, { fill: asColor(value) }) },
  },
  methods: { Clear: (state) => change(state, { fill: null }) },
});

const ConditionalRangeFont = defineType<FormatState>({
  name: 'ConditionalRangeFont',
  properties: {
    Color: { get: (state) => rule(state).color ?? '', set: (state, value) => change(state, { color: asColor(value) }) },
    Bold: { get: (state) => rule(state).bold, set: (state, value) => change(state, { bold: asBoolean(value) }) },
  },
});

const ConditionalRangeFormat = defineType<FormatState>({
  name: 'ConditionalRangeFormat',
  properties: {
    NumberFormat: {
      get: (state) => rule(state).numberFormat,
      set: (state, value) => change(state, { numberFormat: asText(value) }),
    },
  },
  navigations: { Fill: (state) => ConditionalRangeFill.of(state), Font: (state) => ConditionalRangeFont.of(state) },
});

const CustomConditionalFormat = defineType<FormatState>({
  name: 'CustomConditionalFormat',
  navigations: {
    Rule: (state) => ConditionalFormatRule.of(state),
    Format: (state) => ConditionalRangeFormat.of(state),
  },
});
