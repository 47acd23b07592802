import { asColor } from '../executor/colors';
import { invalidArgument, notSimulated } from '../executor/errors';
import { asNumber, asOptions, asText, defineType, oneOf, type HostType } from '../executor/type-table';
import type { Book } from './book';
import type { Area, Cell, SheetId } from './model';
import type { FilterCriteria, FilterRecord } from './table-record';

const KEYS = [
  'filterOn',
  'criterion1',
  'criterion2',
  'operator',
  'values',
  'color',
  'dynamicCriteria',
  'icon',
  'subField',
] as const;
const KINDS = [
  'Values',
  'Custom',
  'TopItems',
  'BottomItems',
  'TopPercent',
  'BottomPercent',
  'CellColor',
  'FontColor',
  'Dynamic',
] as const;

/** What is filtered by, checked; whatever is not simulated is refused before anything is hidden. */
export function filterCriteria(value: unknown): FilterCriteria {
  const stated = asOptions(value, 'FilterCriteria', KEYS);
  if (stated.filterOn === 'Icon') throw notSimulated('FilterCriteria', 'filterOn ("Icon")');
  const filterOn = oneOf(stated.filterOn, KINDS);
  for (const name of ['icon', 'subField'] as const)
    if (stated[name] !== undefined && stated[name] !== null) throw notSimulated('FilterCriteria', name);
  if (filterOn === 'Values' && (!Array.isArray(stated.values) || stated.values.some((one) => typeof one === 'object')))
    throw stated.values
      ? notSimulated('FilterCriteria', 'values (dates)')
      : invalidArgument('Values are expected here.');
  if (filterOn === 'Dynamic' && !['AboveAverage', 'BelowAverage'].includes(String(stated.dynamicCriteria)))
    throw notSimulated('FilterCriteria', `dynamicCriteria (${JSON.stringify(stated.dynamicCriteria)})`);
  if (filterOn === 'Custom' || filterOn.startsWith('Top') || filterOn.startsWith('Bottom')) {
    if (stated.criterion1 === undefined) throw invalidArgument('criterion1 is missing.');
    if (filterOn === 'Custom') asText(stated.criterion1);
  }
  if (filterOn.endsWith('Color')) asColor(stated.color);
  return { ...stated, filterOn };
}

/** One criterion of Excel: ">5", "<>甲", "=甲*", "甲". */
function matches({ value }: Cell, shown: string, criterion: string): boolean {
  const [, sign = '=', wanted = ''] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(criterion) ?? [];
  const number = wanted.trim() === '' ? NaN : Number(wanted);
  if (!Number.isNaN(number) && typeof value === 'number') {
    const difference = value - number;
    const answers: Readonly<Record<string, boolean>> = {
      '=': difference === 0,
      '<>': difference !== 0,
      '>': difference > 0,
      '<': difference < 0,
      '>=': difference >= 0,
      '<=': difference <= 0,
    };
    return answers[sign] ?? false;
  }
  if (sign === '=' || sign === '<>') {
    const pattern = wanted
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/(~?)([*?])/g, (_, escaped: string, one: string) => (escaped ? `\\${one}` : one === '*' ? '.*' : '.'));
    return new RegExp(`^${pattern}$`, 'is').test(shown) === (sign === '=');
  }
  if (typeof value !== 'string' || !Number.isNaN(number)) return false;
  const order = value.localeCompare(wanted, 'zh');
  return sign.startsWith('>')
    ? order > 0 || (sign === '>=' && order === 0)
    : order < 0 || (sign === '<=' && order === 0);
}

type Keeps = (row: number) => boolean;

function keeping(book: Book, sheet: SheetId, data: Area, column: number, criteria: FilterCriteria): Keeps {
  const at = data.column + column;
  const cell = (row: number): Cell => book.model.cell(sheet, row, at);
  const texts = book.model.texts(sheet, { ...data, column: at, columns: 1 });
  const shown = (row: number): string => texts[row - data.row]?.[0] ?? '';
  const numbers = (): readonly number[] =>
    Array.from({ length: data.rows }, (_, row) => cell(data.row + row).value).filter((one) => typeof one === 'number');
  const byRank = (sign: number, share: boolean): Keeps => {
    const sorted = [...numbers()].sort((one, other) => sign * (one - other));
    const wanted = asNumber(Number(criteria['criterion1']));
    const count = Math.max(1, share ? Math.floor((sorted.length * wanted) / 100) : wanted);
    const limit = sorted[Math.min(count, sorted.length) - 1] ?? 0;
    return (row) => {
      const { value } = cell(row);
      return typeof value === 'number' && sign * (value - limit) <= 0;
    };
  };
  switch (criteria.filterOn) {
    case 'Values': {
      const wanted = new Set((criteria['values'] as readonly unknown[]).map((one) => String(one).toLowerCase()));
      return (row) => wanted.has(shown(row).toLowerCase());
    }
    case 'Custom': {
      const [first, second] = [criteria['criterion1'], criteria['criterion2']];
      const isOr = criteria['operator'] === 'Or';
      return (row) => {
        const one = matches(cell(row), shown(row), String(first));
        if (second === undefined || second === null) return one;
        const other = matches(cell(row), shown(row), String(second as string));
        return isOr ? one || other : one && other;
      };
    }
    case 'TopItems':
      return byRank(-1, false);
    case 'BottomItems':
      return byRank(1, false);
    case 'TopPercent':
      return byRank(-1, true);
    case 'BottomPercent':
      return byRank(1, true);
    case 'CellColor':
    case 'FontColor': {
      const wanted = asColor(criteria['color']);
      const isFill = criteria.filterOn === 'CellColor';
      return (row) => {
        const style = book.model.style(sheet, row, at);
        return (isFill ? (style.fill ?? '#FFFFFF') : style.color) === wanted;
      };
    }
    default: {
      const all = numbers();
      const mean = all.reduce((sum, one) => sum + one, 0) / Math.max(all.length, 1);
      const isAbove = criteria['dynamicCriteria'] === 'AboveAverage';
      return (row) => {
        const { value } = cell(row);
        return typeof value === 'number' && (isAbove ? value > mean : value < mean);
      };
    }
  }
}

/** Hides the rows that any column's criteria leave out, and shows the others. `data`: without headings and totals. */
export function applyFilter(book: Book, sheet: SheetId, data: Area, { criteria }: FilterRecord): void {
  const keeps = [...criteria].map(([column, one]) => keeping(book, sheet, data, column, one));
  book.write(() => {
    for (let row = data.row; row < data.row + data.rows; row++)
      book.model.setRowHidden(sheet, row, 1, !keeps.every((keep) => keep(row)));
  });
}

/** One column of a table as something to filter by. */
export interface FilterState {
  criteria(): FilterCriteria | null;
  set(criteria: FilterCriteria | null): void;
}

export const Filter: HostType<FilterState> = defineType<FilterState>({
  name: 'Filter',
  properties: { Criteria: { get: (state) => state.criteria() } },
  methods: {
    Apply: (state, args) => state.set(filterCriteria(args.any(0))),
    ApplyValuesFilter: (state, args) => state.set(filterCriteria({ filterOn: 'Values', values: args.any(0) })),
    ApplyCustomFilter: (state, args) =>
      state.set(
        filterCriteria({
          filterOn: 'Custom',
          criterion1: args.text(0),
          ...(args.has(1) && { criterion2: args.text(1) }),
          operator: args.word(2, ['And', 'Or'], 'And'),
        }),
      ),
    ApplyTopItemsFilter: (state, args) =>
      state.set(filterCriteria({ filterOn: 'TopItems', criterion1: args.number(0) })),
    ApplyBottomItemsFilter: (state, args) =>
      state.set(filterCriteria({ filterOn: 'BottomItems', criterion1: args.number(0) })),
    ApplyTopPercentFilter: (state, args) =>
      state.set(filterCriteria({ filterOn: 'TopPercent', criterion1: args.number(0) })),
    ApplyBottomPercentFilter: (state, args) =>
      state.set(filterCriteria({ filterOn: 'BottomPercent', criterion1: args.number(0) })),
    ApplyCellColorFilter: (state, args) => state.set(filterCriteria({ filterOn: 'CellColor', color: args.text(0) })),
    ApplyFontColorFilter: (state, args) => state.set(filterCriteria({ filterOn: 'FontColor', color: args.text(0) })),
    ApplyDynamicFilter: (state, args) =>
      state.set(filterCriteria({ filterOn: 'Dynamic', dynamicCriteria: args.text(0) })),
    Clear: (state) => state.set(null),
  },
});
