import { isMoneyUnit } from '../../quantity/amount-unit';
import type { Mention, Reading } from '../mentions';
import { columnSides, oneSource, planWords, type BookSide } from '../words/book-fields';
import { otherYearWords, ownUnit } from '../words/quantities';
import type { Book, BookFigure } from './book';
import { says } from './says';

/** A figure of the workbook that the words before an amount name, and whether the two are the same number. */
export interface NamedFigure {
  readonly figure: BookFigure;
  readonly isSame: boolean;
}

/** What names a figure stands so near before it. */
const longestName = 40;
/** Between the name of a row and its amount. */
const between =
  /^(?:支出|经费|费用?|资金|总额|金额|情况)?(?:(?:19|20)\d{2}年度?|本年度?|当年|全年|年初|上年度?|去年)?(?:实际)?(?:决算|预算|执行|支出|发生|完成|指标)?(?:数|额|总额|金额)?(?:为|是|共计?|计|达到?|合计|总计|约|：)*$/;

/**
 * Rows that only some forms have (办公经费, 会议费), by their printed names: not so sure that a difference would be an error, and sure enough
 * that people can be told what to look at.
 */
export class NamedFigures {
  private readonly rows = new Map<string, BookFigure | null>();
  private readonly names: readonly string[];
  private readonly year: number | null;

  constructor({ figures, year }: Pick<Book, 'figures' | 'year'>) {
    this.year = year;
    const names = new Set<string>();
    for (const figure of figures) {
      if (figure.field.includes('[')) continue;
      const parts = figure.label.split('/');
      const column = columnSides.find(
        ({ id, heads }) => figure.field.endsWith(id) || heads.includes(parts.at(-1) ?? ''),
      );
      const row = plain((column ? parts.at(-2) : parts.at(-1)) ?? '');
      if (row.length < 2) continue;
      names.add(row);
      const key = keyOf(row, column?.side ?? 'level', kindOf(figure.shown));
      const known = this.rows.get(key);
      if (known === undefined) this.rows.set(key, figure);
      // Two cells of one name that say two things: nobody knows which is meant.
      else if (known !== null && !known.amount.eq(figure.amount)) this.rows.set(key, null);
    }
    this.names = [...names].sort((a, b) => b.length - a.length);
  }

  figureOf({ text, tokens }: Reading, mention: Mention): NamedFigure | null {
    if (mention.isChange || mention.isBase || oneSource.test(mention.label)) return null;
    let first = mention.token;
    while (first > 0 && tokens[first - 1]!.sentence === mention.sentence && mention.token - first < 40) first--;
    const before = text.slice(tokens[first]!.start, mention.figure.start);
    // A row's own name may hold a mark: 会议费、培训费.
    const said = before.slice(-longestName).replace(/（[^（）]*）|[“”]/g, '');
    const row = this.names.find((name) => {
      const at = said.lastIndexOf(name);
      return at >= 0 && between.test(said.slice(at + name.length)) && isOwn(said.slice(0, at));
    });
    if (row === undefined) return null;
    if (planWords.test(before) || otherYearWords.test(before.replace(/上年度?|去年/g, ''))) return null;
    const side = this.sideOf(said.slice(Math.max(0, said.lastIndexOf(row) - 8)));
    if (side === null) return null;
    const kind = kindOf(mention.figure.unit ?? '');
    const figure =
      this.rows.get(keyOf(row, side, kind)) ?? (side === 'final' ? this.rows.get(keyOf(row, 'level', kind)) : null);
    return figure ? { figure, isSame: says(mention, figure) } : null;
  }

  /** null: of another year than the two that a form has. */
  private sideOf(label: string): BookSide | null {
    const named = /(?:19|20)\d{2}(?=年)/.exec(label)?.[0];
    const isPrior = /上年|去年/.test(label) || (named !== undefined && Number(named) + 1 === this.year);
    if (named !== undefined && !isPrior && Number(named) !== this.year) return null;
    const isBudget = /预算|指标/.test(label) && !/决算/.test(label);
    if (isPrior) return isBudget ? 'priorBudget' : 'priorFinal';
    return /全年预算|调整预算/.test(label) ? 'adjusted' : isBudget ? 'budget' : 'final';
  }
}

/** Before the row's name nobody else is named: 垃圾分类项目支出 is not 项目支出. */
function isOwn(before: string): boolean {
  const words = before
    .split(/[，。；：、\n]/)
    .at(-1)!
    .replace(/(?:19|20)\d{2}年?度?/g, '');
  return ownUnit.test(words.replace(/上年度?|去年/g, ''));
}

const keyOf = (row: string, side: BookSide, kind: string): string => `${row} ${side} ${kind}`;

function kindOf(shown: string): string {
  const unit = shown.replace(/^[-\d.,]+/, '');
  return isMoneyUnit(unit) ? '元' : unit;
}

function plain(name: string): string {
  return name
    .replace(/[“”"\s]|[（(][^（()）]*[)）]/g, '')
    .replace(/^(?:其中[：:]?|[\d一二三四五六七八九十]+[、.．])/, '');
}
