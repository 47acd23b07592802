import type { BookSide } from '../prose/words/book-fields';
import type { HeadSense } from './column-heads';

const withYear = /((?:19|20)\d{2})(?:年度|年(?!\d{1,2}月\d{1,2}日))/g;
const ofAll = /((?:19|20)\d{2})年度/g;
/** When it was filled in or printed, not what it is of. */
const dated = /日期|时间|电话|报送|[截至]止|印发/;

/**
 * The year whose figures a table holds: as its title says, or else the name of its sheet. null: neither does, or they say several.
 * @param title cells above the first head and figure
 */
export function yearOfSource(title: readonly string[], sheet: string): number | null {
  const cells = title.map(plain).filter((cell) => !dated.test(cell));
  for (const found of [yearsIn(cells, ofAll), yearsIn(cells, withYear)]) if (found.size > 0) return onlyOne(found);
  return onlyOne(yearsIn([plain(sheet)], /(?<!\d)((?:19|20)\d{2})(?!\d)/g));
}

const month = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const months = new RegExp(
  `(${month})月?(?:份)?[-—–~～至到](${month})月|(?:前|第)?[一二三四1-4]季度|前三季度|[上下]半年|(?<![\\d十])${month}月(?:份|末)|截[至止].{0,8}?${month}月`,
);

/** "1-9月", 上半年: a source of some months, as its title says, or the name of its sheet; null: it does not say so, or 1-12月. */
export function partOfYear(title: readonly string[], sheet: string): string | null {
  for (const cell of [...title, sheet].map(plain)) {
    const [said = null, from, to] = months.exec(cell) ?? [];
    if (said === null) continue;
    if (/^0?1$|^一$/.test(from ?? '') && /^(?:12|十二)$/.test(to ?? '')) continue;
    if (/12月/.test(said) && from === undefined) continue;
    return said;
  }
  return null;
}

/** Whether a head or a name says which year it is of. */
export function saysYear(text: string): boolean {
  return /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

function yearsIn(cells: readonly string[], pattern: RegExp): Set<number> {
  return new Set(cells.flatMap((cell) => [...cell.matchAll(pattern)].map(([, year]) => Number(year))));
}

function onlyOne(years: ReadonlySet<number>): number | null {
  const [year = null, ...more] = years;
  return more.length === 0 ? year : null;
}

const yearBefore: Partial<Readonly<Record<BookSide, readonly BookSide[]>>> = {
  final: ['priorFinal'],
  budget: ['priorBudget'],
};
const yearAfter: Partial<Readonly<Record<BookSide, readonly BookSide[]>>> = {
  priorFinal: ['final'],
  priorBudget: ['budget', 'adjusted'],
};

/** What 本年 and 上年 of a table of another year are in the form: of the year before, its 决算数 is our 上年决算数. */
export function seenFrom(sense: HeadSense, source: number, form: number): HeadSense {
  if (sense.is !== 'sides' || source === form) return sense;
  const shift = source === form - 1 ? yearBefore : source === form + 1 ? yearAfter : {};
  const sides = [...new Set(sense.sides.flatMap((side) => shift[side] ?? []))];
  return sides.length > 0 ? { is: 'sides', sides } : { is: 'other-year', year: source };
}

const unitName = /^(?:填报|编制|填表|报送|编报|预算|部门)?单位(?:名称|全称)?(?:\([^()章]*章[^()章]*\))?(:?)(.*)$/;
const measure = /^(?:人民币)?(?:千|万|亿)?元/;

/** Whose table it says it is: "填报单位：某某局", the name in the same cell or the next. */
export function unitOfSource(title: readonly (readonly string[])[]): string | null {
  for (const cells of title) {
    const said = cells.filter((cell) => cell !== '');
    for (const [at, cell] of said.entries()) {
      const [, colon = '', rest = ''] = unitName.exec(cell.normalize('NFKC').trim()) ?? [];
      const own = rest
        .trim()
        .split(/\s{2,}|(?:金额|计量)?单位:/)[0]!
        .trim();
      const name = own !== '' && colon !== '' ? own : rest === '' && unitName.test(cell) ? (said[at + 1] ?? '') : '';
      if (name.length > 2 && !measure.test(name) && !/[:：]/.test(name)) return name;
    }
  }
  return null;
}
