import { isMoneyUnit } from '../../quantity/amount-unit';
import { quantities } from '../words/quantities';
import { columnSides, rateNames, rowNames, type BookSide } from '../words/book-fields';
import type { BookCell } from '../audit/relation';
import type { Book, BookFigure } from './book';

/** A workbook's figures by quantity and side: by the field's id where it is the glossary's, else by the names of its row and column. */
export class BookFigures {
  private readonly figures = new Map<string, BookFigure | null>();
  private readonly byField = new Map<string, BookFigure>();

  constructor({ figures }: Pick<Book, 'figures'>) {
    for (const figure of figures) {
      this.byField.set(figure.field, figure);
      const key = quantityOf(figure);
      if (key === null) continue;
      const known = this.figures.get(key);
      // Two cells that are to say the same and do not: nobody knows which one the text should follow.
      if (known === undefined) this.figures.set(key, figure);
      else if (known !== null && !known.amount.eq(figure.amount)) this.figures.set(key, null);
    }
  }

  /** null: the workbook has none, it is blank, or two cells disagree. */
  of(quantity: string, side: BookSide): BookFigure | null {
    return this.figures.get(`${quantity} ${side}`) ?? null;
  }

  rate(id: string): BookFigure | null {
    return this.figures.get(`${id} rate`) ?? null;
  }

  field(id: string): BookFigure | null {
    return this.byField.get(id) ?? null;
  }
}

const idOfRow = new Map(
  quantities.flatMap(({ id, words }) => [...(rowNames[id] ?? []), ...words].map((name) => [bare(name), id] as const)),
);
const idOfRate = new Map(Object.entries(rateNames).flatMap(([id, names]) => names.map((name) => [name, id] as const)));
const known = new Set(quantities.map(({ id }) => id));

/** Whose figure it is, in one word: two fields of one quantity and side have the same; null: of none that every report tells. */
export function quantityOf({ field, label, shown }: Pick<BookFigure, 'field' | 'label' | 'shown'>): string | null {
  if (field.includes('[')) return null;
  const parts = label.split('/').map(bare);
  const last = parts[parts.length - 1] ?? '';
  const rate = rateNames[field] !== undefined ? field : idOfRate.get(last);
  if (rate !== undefined) return shown.endsWith('%') ? `${rate} rate` : null;
  const column = columnSides.find(({ id, heads }) => field.endsWith(id) || heads.includes(last));
  const stem = column && field.endsWith(column.id) ? field.slice(0, -column.id.length) : field;
  const named = column ? parts.slice(0, -1) : parts;
  const row = named[named.length - 1] ?? '';
  const quantity = known.has(stem) ? stem : (idOfRow.get((named[named.length - 2] ?? '') + row) ?? idOfRow.get(row));
  const measure = quantities.find(({ id }) => id === quantity)?.measure;
  if (quantity === undefined || measure === undefined) return null;
  const isMoney = isMoneyUnit(shown.replace(/^[\d.,-]+/, ''));
  if ((measure === 'money') !== isMoney) return null;
  if (column) return measure === 'money' ? `${quantity} ${column.side}` : null;
  // 固定资产原值 and 收入合计 have no column; whatever else is money has one.
  return `${quantity} ${measure === 'money' ? 'final' : 'level'}`;
}

function bare(name: string): string {
  return name.replace(/[“”"\s（）()]/g, '').replace(/^(?:其中[：:]?|[\d一二三四五六七八九十]+[、.．])/, '');
}

/** Where it stands, for findings. */
export function cellsOf(...figures: readonly BookFigure[]): readonly BookCell[] {
  return figures.flatMap(({ field, place }) => (place ? [{ ...place, field }] : []));
}

/** “三公经费本年决算数”是7.54万元（《基础数据表》C12）. */
export function told({ name, shown, place }: BookFigure): string {
  return `“${name}”是${shown}${place ? `（《${place.sheet}》${place.address}）` : ''}`;
}
