import { parseDecimal, type Decimal } from '../quantity/decimal';
import { chineseNumber } from './chinese-number';
import { foldWidth } from './fold';
import { withoutNoise } from './noise';
import type { Memory } from '../memory/memory';
import { ofTexts } from '../memory/remember';
import { unitWords } from './words/units';

/**
 * How exactly a figure is meant: 约 左右 about; 余 多 超过 more, by less than its last digit's place; 近 less, by little; 不到 below;
 * 以上 at least; 以内 以下 at most.
 */
export type Bound = 'exact' | 'about' | 'more' | 'nearly' | 'below' | 'at-least' | 'at-most';

/** A business figure in prose: what it is worth, its unit as the forms write it, and where it stands. */
export interface Figure {
  readonly value: Decimal;
  /** 元/万元/亿元, %, 个百分点, 人, 个 …; null where none follows. 名 is 人, 平方米 is ㎡, 2万吨 is 20000 吨, 一成 is 10 %. “元/㎡” for a price. */
  readonly unit: string | null;
  /** Decimals as written: 49.8% has 1. A rounded figure is judged at the digits it shows. */
  readonly decimals: number;
  readonly bound: Bound;
  /** 约, 近, 余, 多: not exact. */
  readonly isRough: boolean;
  /** 万 or 亿 without a unit (“1.2万”): money, where the words speak of money. `value` is in ones. */
  readonly isBareScale: boolean;
  readonly start: number;
  readonly end: number;
}

const amount = '-?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?';
const counted = '[零〇一二两三四五六七八九十百千]+';
const arabic = new RegExp(`(?<![\\d.])${amount}`, 'g');
const fractions = new RegExp(
  `百分之(${amount}|${counted}(?:点${counted})?)|(?<![零〇一二两三四五六七八九十百千])(${counted})分之(${counted})|([一二两三四五六七八九])成(?![立为员果效本都功长品])`,
  'g',
);
const names = unitWords.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
const byLength = [...names].sort((a, b) => b.length - a.length);
const money = new Set(['元', '万元', '亿元']);
const countable = byLength.filter((name) => !money.has(name) && name !== '%' && !name.endsWith('百分点'));
const chineseUnits = unitWords.flatMap(({ name, aliases = [], takesChinese }) =>
  takesChinese ? [name, ...aliases] : [],
);
const notAUnit: Readonly<Record<string, string>> = {
  个: '(?![月性人别体])',
  人: '(?![员民次民生大口])',
  项: '(?!规定|目)',
};
const chinese = new RegExp(
  `(?<![第之零〇一二两三四五六七八九十百千万亿])${counted}(?:[万亿]${counted})?(?=(?:余|多)?(?:${[...chineseUnits]
    .sort((a, b) => b.length - a.length)
    .map((name) => name + (notAUnit[name] ?? ''))
    .join('|')}))`,
  'g',
);
const unitAfter = new RegExp(
  `\\s*(?:(余|多|几)\\s*)?(个百分点|百分点|亿(?:余|多)?元|万(?:余|多)?元|元|%|(?:(万|亿)(余|多)?)?(${countable.join('|')}|(?<=[万亿])(?!元)))(\\/(?:平方米|平㎡|人次|[㎡人年月天户亩套辆次公里米栋]+))?`,
  'y',
);
const unitNames = new Map(
  unitWords.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [alias, name] as const)),
);

const wordsBefore: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不超过?|[未没]超过?|没有超过?|未突破|不突破|不高于|不多于|不大于|至多|最多)\s*$/, 'at-most'],
  [/(?:不低于|不少于|不小于|至少|起码)\s*$/, 'at-least'],
  [/(?:不足|不到|未到|低于|少于)\s*$/, 'below'],
  [/(?:将近|接近|近)\s*$/, 'nearly'],
  [/(?:超过|超|逾|多达)\s*$/, 'more'],
  [/(?:(?<!节)约|大概)\s*$/, 'about'],
];
const wordsAfter: readonly (readonly [RegExp, Bound])[] = [
  [/^[（(]?含?[）)]?(?:及其?以上|以上)/, 'at-least'],
  [/^[（(]?含?[）)]?(?:及其?以下|以下|以内|之内)/, 'at-most'],
  [/^(?:左右|上下)/, 'about'],
  [/^[余多](?![余项个元人户家])/, 'more'],
];
const rough: ReadonlySet<Bound> = new Set<Bound>(['about', 'more', 'nearly']);

const figuresOfTexts = ofTexts(512, findFigures);

/**
 * Every figure of a text, in order.
 * @param memory of the workbook, for those who ask again at every recheck
 */
export function figuresIn(text: string, memory?: Memory): readonly Figure[] {
  return (memory?.at(figuresOfTexts) ?? findFigures)(text);
}

function findFigures(source: string): readonly Figure[] {
  const text = withoutNoise(foldWidth(source));
  const found: Figure[] = [];
  const rest = text.replace(fractions, (match, ...groups) => {
    const figure = fraction(match, groups.slice(0, 4) as (string | undefined)[], groups[4] as number, text);
    if (figure === null) return match;
    found.push(figure);
    return '\u0000'.repeat(match.length);
  });
  for (const match of rest.matchAll(arabic)) add(found, rest, match, parseDecimal(match[0].replaceAll(',', '')));
  for (const match of rest.matchAll(chinese)) {
    const end = match.index + match[0].length;
    if (!article.test(rest.slice(match.index, end + 1))) add(found, rest, match, chineseNumber(match[0]));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 百分之三十五, 四分之一, 两成: all are percent. */
function fraction(
  match: string,
  [percent, below, above, tenths]: readonly (string | undefined)[],
  start: number,
  text: string,
): Figure | null {
  const end = start + match.length;
  if (percent !== undefined) {
    const value = parseDecimal(percent.replaceAll(',', '')) ?? chineseNumber(percent);
    const point = Math.max(percent.indexOf('点'), percent.indexOf('.'));
    return value && made(value, '%', point < 0 ? 0 : percent.length - 1 - point, text, start, end);
  }
  if (tenths !== undefined) {
    const value = chineseNumber(tenths);
    return value && made(value.times(10), '%', -1, text, start, end);
  }
  const [whole, part] = [chineseNumber(below ?? ''), chineseNumber(above ?? '')];
  if (!whole || !part || whole.eq(0)) return null;
  const value = part.times(100).div(whole);
  return made(value, '%', value.eq(value.round(0)) ? 0 : -0, text, start, end);
}

/** 一个, 一家: an article more often than a count. */
const article = /^一(?:个|家|户|件|名|项|套|方)$/;

function add(found: Figure[], text: string, match: RegExpExecArray, value: Decimal | null): void {
  if (value === null) return;
  const [, decimals = ''] = match[0].split('.');
  const end = match.index + match[0].length;
  unitAfter.lastIndex = end;
  const after = unitAfter.exec(text);
  if (!after) {
    found.push(made(value, null, decimals.length, text, match.index, end));
    return;
  }
  const [all, more, unit = '', scale, scaleMore, counter = '', per = ''] = after;
  const isMore = more !== undefined || scaleMore !== undefined || /[余多]/.test(unit);
  const scaled = scale === undefined ? value : value.times(scale === '万' ? 1e4 : 1e8);
  const name = scale === undefined ? unit.replace(/[余多]/, '') : counter;
  const own = name === '' ? null : (unitNames.get(name) ?? name);
  const figure = made(
    scaled,
    own === null ? null : own + per,
    decimals.length,
    text,
    match.index,
    end + all.length,
    isMore,
  );
  found.push(own === null ? { ...figure, isBareScale: true } : figure);
}

function made(
  value: Decimal,
  unit: string | null,
  decimals: number,
  text: string,
  start: number,
  end: number,
  isMore = false,
): Figure {
  const bound = isMore ? 'more' : boundOf(text, start, end);
  return { value, unit, decimals, bound, isRough: rough.has(bound), isBareScale: false, start, end };
}

function boundOf(text: string, start: number, end: number): Bound {
  const [before, after] = [text.slice(Math.max(0, start - 5), start), text.slice(end, end + 6)];
  return (
    wordsAfter.find(([words]) => words.test(after))?.[1] ??
    wordsBefore.find(([words]) => words.test(before))?.[1] ??
    'exact'
  );
}
