import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import { trimmed } from '../../quantity/format';
import type { Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';

/** Kinds of relations between figures of one text. Stable: `jixiao audit --json` prints them. */
export const relationNames = {
  sum: '合计与分项',
  count: '个数与列举',
  share: '占比',
  'rate-of-change': '增减率',
  completion: '完成率',
  rate: '比率',
  product: '单价与数量',
  'same-quantity': '同一数字前后',
  difference: '增减额与余额',
  identity: '总数与构成',
  limit: '编制与在职',
  claim: '结论与数字',
  'zero-count': '数量为零而有金额',
  direction: '增减方向',
  unit: '计量单位',
  placeholder: '未填的提示',
  workbook: '文字与工作簿',
  heading: '单位与年度',
  'left-over': '上年留下的',
  alone: '没有可对的数',
} as const;
export type RelationKind = keyof typeof relationNames;

/** A place of the source text. */
export interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A cell of the workbook that a text was held against. */
export interface BookCell {
  readonly sheet: string;
  readonly address: string;
  readonly field: string;
}

/** A relation that was found and what came of it. */
export interface Relation {
  readonly kind: RelationKind;
  readonly quotes: readonly Quote[];
  /** fails: both cannot be true; asks: it needs an explanation; hints: worth a look; unknown: it cannot be told. */
  readonly verdict: 'holds' | 'fails' | 'asks' | 'hints' | 'unknown';
  /** One sentence for people: both numbers, the computation in words and why it may matter; '' where it holds. */
  readonly message: string;
  readonly left?: string;
  readonly right?: string;
  readonly difference?: string;
  /** The figure that follows from the others, as it should be; absent where any of them may be the wrong one. */
  readonly amendment?: Quote;
  /** Absent where the text was held against itself. */
  readonly cells?: readonly BookCell[];
}

/** From `start` to `end` of the plain text, as it stands in the source. */
export function quote(reading: Reading, source: string, start: number, end: number): Quote {
  const from = reading.plain.sourceOf(start);
  const to = end > start ? reading.plain.sourceOf(end - 1) + 1 : from;
  return { text: source.slice(from, to), start: from, end: to };
}

export function quotesOf(reading: Reading, source: string, mentions: readonly Mention[]): Quote[] {
  return mentions.map(({ start, end }) => quote(reading, source, start, end));
}

/** The figure of a mention, to be written anew as `text`. */
export function amendmentOf(reading: Reading, source: string, { figure }: Mention, text: string): Quote {
  return { ...quote(reading, source, figure.start, figure.end), text };
}

/** An amount in the unit of `like`: 710.5 → “710.5万元”. */
export function amountLike(amount: Decimal, like: Mention): string {
  const { unit } = like.figure;
  if (isMoneyUnit(unit)) return trimmed(convertMoney(amount, '元', unit), 6) + unit;
  if (like.figure.isBareScale) return `${trimmed(amount.div(1e4), 6)}万`;
  return trimmed(amount, 6) + (unit ?? '');
}

/** The figure as it is written, without what stands around it. */
export function shown(reading: Reading, mention: Mention): string {
  return reading.text.slice(mention.figure.start, mention.figure.end);
}
