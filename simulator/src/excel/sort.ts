import { invalidArgument, notSimulated } from '../executor/errors';
import { asBoolean, asNumber, asOptions, defineType, type Arguments, type HostType } from '../executor/type-table';
import type { Book, Place } from './book';
import { readCopies, reorderRows } from './cell-copy';
import type { RangeState } from './objects';
import type { SortField } from './table-record';

const KEYS = ['key', 'ascending', 'sortOn', 'color', 'subField', 'icon', 'dataOption'] as const;

/** Fields as the client passes them; only by value. */
export function sortFields(value: unknown, columns: number): readonly SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument('Sort fields are expected here.');
  return value.map((one: unknown) => {
    const field = asOptions(one, 'SortField', KEYS);
    const key = asNumber(field.key);
    if (!Number.isInteger(key) || key < 0 || key >= columns)
      throw invalidArgument('A sort key is a column of the range.');
    for (const name of ['color', 'subField', 'icon'] as const)
      if (field[name] !== undefined && field[name] !== null) throw notSimulated('SortField', name);
    if (field.sortOn !== undefined && field.sortOn !== 'Value')
      throw notSimulated('SortField', `sortOn (${JSON.stringify(field.sortOn)})`);
    if (field.dataOption !== undefined && field.dataOption !== 'Normal')
      throw notSimulated('SortField', `dataOption (${JSON.stringify(field.dataOption)})`);
    return { key, ascending: field.ascending === undefined || asBoolean(field.ascending) };
  });
}

/** Excel's order: numbers, texts, truth values, errors; blanks are last either way. */
function rank(value: unknown, isError: boolean): number {
  if (isError) return 3;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

export function sortRows(book: Book, place: Place, fields: readonly SortField[], matchCase: boolean): void {
  const { sheet, area } = place;
  book.guardCells(place, 'allowSort');
  const copies = readCopies(book, { sheet, area });
  const collator = new Intl.Collator('zh', { sensitivity: matchCase ? 'variant' : 'accent' });
  const order = copies.map((_, index) => index);
  order.sort((one, other) => {
    for (const { key, ascending } of fields) {
      const left = copies[one]?.[key]?.cell;
      const right = copies[other]?.[key]?.cell;
      const blank = Number((left?.value ?? '') === '') - Number((right?.value ?? '') === '');
      if (blank !== 0) return blank;
      if (!left || !right || (left.value ?? '') === '') continue;
      const kinds = rank(left.value, left.isError) - rank(right.value, right.isError);
      const sign =
        kinds !== 0
          ? kinds
          : typeof left.value === 'string'
            ? collator.compare(left.value, String(right.value))
            : Number(left.value) - Number(right.value);
      if (sign !== 0) return ascending ? sign : -sign;
    }
    return one - other;
  });
  book.write(() => reorderRows(book, { sheet, area }, order));
}

/** Strokes or pronunciation: pronunciation is what a Chinese Excel takes by itself. */
export function sortMethod(args: Arguments, index: number): void {
  args.word(index, ['PinYin'], 'PinYin');
}

export const RangeSort: HostType<RangeState> = defineType<RangeState>({
  name: 'RangeSort',
  methods: {
    Apply: ({ book, sheet, area }, args) => {
      const fields = sortFields(args.any(0), area.columns);
      const matchCase = args.has(1) && asBoolean(args.any(1));
      const header = args.has(2) && asBoolean(args.any(2)) ? 1 : 0;
      args.word(3, ['Rows'], 'Rows');
      sortMethod(args, 4);
      const data = { ...area, row: area.row + header, rows: area.rows - header };
      if (data.rows > 0) sortRows(book, { sheet, area: data }, fields, matchCase);
    },
  },
});
