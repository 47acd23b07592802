import { baseOf, type Base } from './base';
import { figuresIn, type Figure } from './figures';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';

export type Direction = 'up' | 'down' | 'flat';

/** Words that say how a figure moved, with the amount or rate they state: “支出比上年减少8.38万元”. */
export interface Claim {
  readonly direction: Direction;
  /** The word itself: 减少. */
  readonly word: string;
  /** What stands before the word in its clause: “支出比上年”. */
  readonly subject: string;
  /** What it is compared with, where the text says so. */
  readonly base: Base | null;
  /** The difference or rate stated. Null for bare words and where the figure is a level (减少到 5万元). */
  readonly figure: Figure | null;
  readonly start: number;
  readonly end: number;
}

const directions: Readonly<Record<string, Direction>> = {
  增加: 'up',
  增长: 'up',
  上升: 'up',
  提高: 'up',
  上涨: 'up',
  超支: 'up',
  减少: 'down',
  下降: 'down',
  降低: 'down',
  压减: 'down',
  缩减: 'down',
  核减: 'down',
  节约: 'down',
  节省: 'down',
  持平: 'flat',
};
const words = new RegExp(Object.keys(directions).join('|'), 'g');
const clauseBreak = /[，,。；;：:、！？!?\n\r（(）)“”]/;
const negation = /(?:未|没有|没|不|无|避免|杜绝|严禁|防止|禁止)(?:再|出现|发生|得|予|会|能|有)?$/;
const onlyBase =
  /^(?:与|同|和|比|较)[^，,]{2,16}(?:相比|比较|对比)$|^(?:比|较)(?:上年|上一年|去年|年初预算|预算)[^，,\d增减]{0,6}$/;
const betweenWordAndFigure = /(?:了|约|近|额|数|率|幅度|幅|达|为|：|:|\s)*/y;
const levelFollows = /(?:到|至|为)/;
const bracketed = /[（(]\s*(?:增长|下降|增幅|降幅|比例)?(?:为|约)?/y;

const claimsOfTexts = ofTexts(512, find);

/**
 * The direction claims of a text, in order; negated ones (未增加) are left out.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function claimsIn(text: string, memory?: Memory): readonly Claim[] {
  return (memory?.at(claimsOfTexts) ?? find)(text);
}

function find(text: string): readonly Claim[] {
  const claims: Claim[] = [];
  const figures = figuresIn(text);
  for (const match of text.matchAll(words)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const clauseStart = startOfClause(text, start);
    const subject = text.slice(clauseStart, start);
    const direction = directions[word];
    if (direction === undefined || negation.test(subject)) continue;
    const base =
      baseOf(subject) ??
      baseOf(clauseBefore(text, clauseStart)) ??
      (subject.trim() === '' ? continued(claims, clauseStart) : null);
    const stated = direction === 'flat' ? null : figureAfter(text, end, figures);
    const claim = { direction, word, subject, base, figure: stated, start, end: stated?.end ?? end };
    claims.push(claim);
    const extra = stated && bracketedFigure(text, stated.end, figures);
    if (extra) claims.push({ ...claim, figure: extra, end: extra.end });
  }
  return claims;
}

/** “比预算增加66.4万元，增长30.29%”: a claim without a subject goes on about the one before it. */
function continued(claims: readonly Claim[], clauseStart: number): Base | null {
  const last = claims[claims.length - 1];
  return last !== undefined && last.end === clauseStart - 1 ? last.base : null;
}

function startOfClause(text: string, before: number): number {
  let at = before;
  while (at > 0 && !clauseBreak.test(text.charAt(at - 1))) at--;
  return at;
}

/** “与上年相比，支出减少”: the clause before, where it does nothing but name the base. */
function clauseBefore(text: string, clauseStart: number): string {
  if (clauseStart === 0 || !/[，,]/.test(text.charAt(clauseStart - 1))) return '';
  const clause = text.slice(startOfClause(text, clauseStart - 1), clauseStart - 1).trim();
  return onlyBase.test(clause) ? clause : '';
}

function figureAfter(text: string, end: number, figures: readonly Figure[]): Figure | null {
  betweenWordAndFigure.lastIndex = end;
  const gap = betweenWordAndFigure.exec(text)?.[0] ?? '';
  if (levelFollows.test(gap) && !/[额数率幅]/.test(gap)) return null;
  return figures.find((figure) => figure.start === end + gap.length) ?? null;
}

function bracketedFigure(text: string, end: number, figures: readonly Figure[]): Figure | null {
  bracketed.lastIndex = end;
  const gap = bracketed.exec(text)?.[0];
  if (gap === undefined) return null;
  const figure = figures.find((candidate) => candidate.start === end + gap.length);
  return figure?.unit === '%' ? figure : null;
}
