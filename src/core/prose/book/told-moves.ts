import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import { parseDecimal, type Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import { withoutEnds } from '../ends';
import { agreesFigure } from '../agrees';
import { quantityIn } from '../audit/facts';
import { percentOf } from '../audit/quotient';
import { quote, type Quote, type Relation } from '../audit/relation';
import type { Reading } from '../mentions';
import type { Move } from '../statement';
import { statementsIn } from '../statements';
import type { Base } from '../words/bases';
import { oneSource, planWords, type BookSide } from '../words/book-fields';
import { ownUnit, quantities } from '../words/quantities';
import type { BookFigure } from './book';
import { cellsOf, told, type BookFigures } from './known';
import { isOfOtherYear, sentencesOf } from './told-claims';

const anyQuantity = new RegExp(
  quantities.flatMap(({ measure, words }) => (measure === 'money' ? words : [])).join('|'),
);
const anyMove = /比|较|持平|同期|环比/;

/** Two fields that a movement goes between. */
interface Ends {
  readonly now: BookFigure;
  readonly then: BookFigure;
}

/** “三公经费较上年有所下降”, “项目支出比年初预算增加12万元，增长8%”: how a quantity moved, by the fields it moved between. */
export function toldMoves(reading: Reading, source: string, known: BookFigures, year: number | null): Relation[] {
  return sentencesOf(reading).flatMap(({ start, end }) => {
    const text = reading.text.slice(start, end);
    if (!anyMove.test(text) || !anyQuantity.test(text.replace(/[“”]/g, '')) || planWords.test(text)) return [];
    if (isOfYears(text, year)) return [];
    return statementsIn(text).flatMap((one) => {
      if (one.kind !== 'move' || one.base === null) return [];
      const ends = endsOf(known, one, one.base);
      const at = placeOf(text, one);
      if (ends.length === 0 || at === null) return [];
      const own = quote(reading, source, start + at.from, start + at.to);
      return judge(one, ends, own);
    });
  });
}

/** 比2022年 in a report of 2023 is its last year. */
function isOfYears(text: string, year: number | null): boolean {
  return year === null || isOfOtherYear(text.replace(new RegExp(`(?:比|较|与|同)${year - 1}年`, 'g'), ''), year);
}

/** Between a subject and how it moved. */
const manners = [
  '有所',
  '略有',
  '稍有',
  '基本',
  '明显',
  '大幅',
  '小幅',
  '进一步',
  '显著',
  '总体',
  '整体',
  '均',
  '都',
  '也',
  '则',
  '保持',
  '又',
  '同比',
  '持续',
  '继续',
  '，',
];

/** “三公经费7.54万元，比上年下降4.92%”: the figure that was told before the move is none of its subject's words. */
const figureAtEnd = /(?<![\d.,])\d[\d.,]*[万亿]?元$/;

function endsOf(known: BookFigures, { subject, figure }: Move, base: Base): Ends[] {
  const named = withoutEnds(subject.replace(/[“”\s]/g, '').replace(/(?:19|20)\d{2}年?度?/g, ''), manners);
  const words = figure !== null && base !== 'budget' ? named.replace(figureAtEnd, '') : named;
  const found = quantityIn(words.replace(/预算数?|决算数?|执行数/g, ''));
  if (found === null || found.quantity.measure !== 'money' || oneSource.test(words)) return [];
  if (!ownUnit.test(found.rest)) return [];
  const { id } = found.quantity;
  const pair = (now: BookSide, then: BookSide): Ends[] => {
    const [a, b] = [known.of(id, now), known.of(id, then)];
    return a === null || b === null ? [] : [{ now: a, then: b }];
  };
  const isBudget = /预算/.test(words);
  switch (base) {
    case 'priorYear':
      return isBudget ? pair('budget', 'priorBudget') : pair('final', 'priorFinal');
    case 'priorBudget':
      return pair('budget', 'priorBudget');
    case 'adjusted':
      return isBudget ? [] : pair('final', 'adjusted');
    case 'budget':
      return isBudget ? [] : [...pair('final', 'budget'), ...pair('final', 'adjusted')];
  }
}

function placeOf(text: string, { words }: Move): { from: number; to: number } | null {
  const from = text.replace(/[“”‘’]/g, ' ').indexOf(words);
  return from < 0 ? null : { from, to: from + words.length };
}

/** Every pair of ends that could be meant counts: one that fits is enough. */
function judge(move: Move, ends: readonly Ends[], own: Quote): Relation[] {
  const [first] = ends;
  if (ends.some((one) => fits(move, one))) return [{ kind: 'workbook', quotes: [own], verdict: 'holds', message: '' }];
  const { now, then } = first!;
  const moved = now.amount.minus(then.amount);
  const rate = percentOf(moved, then.amount);
  const real = moved.eq(0) ? '没有增减' : `${moved.s > 0 ? '增加' : '减少'}${trimmed(moved.abs().div(1e4), 6)}万元`;
  const rateText = rate === null || moved.eq(0) ? '' : `（${trimmed(rate.abs(), 2)}%）`;
  const isTurned = !turns(move, moved, then.amount);
  const why = isTurned ? '增减方向反了，后面写的原因也跟着对不上。' : '增减额、增减率要按表里的两个数算。';
  return [
    {
      kind: isTurned ? 'direction' : 'workbook',
      quotes: [own],
      verdict: 'fails',
      message: `${isTurned ? '方向与工作簿相反' : '与工作簿不符'}：文中写“${own.text.replace(/\s+/g, '')}”，工作簿${told(now)}，${told(then)}，是${real}${rateText}。${why}`,
      left: own.text.replace(/\s+/g, ''),
      right: real + rateText,
      cells: cellsOf(now, then),
    },
  ];
}

function fits(move: Move, { now, then }: Ends): boolean {
  const moved = now.amount.minus(then.amount);
  return turns(move, moved, then.amount) && measures(move, moved, then.amount);
}

const least = parseDecimal('100')!;
const flatUntil = parseDecimal('5')!;

/** The direction; by less than the digits of the form nothing moves, and 持平 is up to a twentieth. */
function turns({ allows, isNearly }: Move, moved: Decimal, from: Decimal): boolean {
  if (moved.abs().lt(least)) return true;
  const rate = percentOf(moved.abs(), from);
  if (allows.includes('flat') && rate !== null && rate.lte(flatUntil)) return true;
  if (isNearly && allows.length === 0) return true;
  return allows.includes(moved.s > 0 ? 'up' : 'down');
}

function measures({ figure }: Move, moved: Decimal, from: Decimal): boolean {
  if (figure === null) return true;
  if (isMoneyUnit(figure.unit)) return agreesFigure(figure, convertMoney(moved.abs(), '元', figure.unit));
  if (figure.unit !== '%') return true;
  const rate = percentOf(moved.abs(), from);
  return rate === null || agreesFigure(figure, rate);
}
