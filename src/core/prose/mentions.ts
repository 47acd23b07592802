import { convertMoney, isMoneyUnit } from '../quantity/amount-unit';
import { parseDecimal, zero, type Decimal } from '../quantity/decimal';
import { isSameKind } from './words/units';
import { changeWords, comparing } from './words/directions';
import { plainText, type PlainText } from './plain-text';
import { tokensOf, type Token } from './tokens';
import type { Figure } from './figures';

/** A figure where it stands: what it is said of, and what comes behind it. */
export interface Mention {
  readonly index: number;
  /** Its token. */
  readonly token: number;
  readonly figure: Figure;
  /** In 元 for money, else as written. */
  readonly amount: Decimal;
  /** What rounding may hide, in the unit of `amount`: half of the last digit shown; 0 for whole numbers. */
  readonly slack: Decimal;
  readonly unit: string | null;
  /** Words from the last mark or figure to it: “其中行政编制”. Quotes and brackets without figures are left out. */
  readonly label: string;
  /** Words from it to the next mark or figure: “个项目已办理结算” → “项目已办理结算”. */
  readonly noun: string;
  /** The item it stands in: from the words before it to those behind it. */
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly sentence: number;
  /** How much something grew or shrank, not how much it is: “比上年减少5万元”. */
  readonly isChange: boolean;
  /** What something else is measured against: “比上年的11.2万元减少…”. */
  readonly isBase: boolean;
}

/** A whole text, read once. */
export interface Reading {
  readonly plain: PlainText;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** Index of the mention at a token. */
  readonly at: ReadonlyMap<number, Mention>;
}

export function read(source: string): Reading {
  const plain = plainText(source);
  const tokens = tokensOf(plain.text);
  const clear = transparent(tokens);
  const mentions: Mention[] = [];
  const at = new Map<number, Mention>();
  tokens.forEach((token, index) => {
    if (token.figure === null) return;
    const mention = mentionOf(tokens, clear, index, token, mentions.length);
    mentions.push(mention);
    at.set(index, mention);
  });
  return { plain, text: plain.text, tokens, mentions, at };
}

/** Tokens of brackets without a figure and without a list: “因公出国（境）费”, “三庭（知识产权审判庭）”. */
function transparent(tokens: readonly Token[]): readonly boolean[] {
  const clear = tokens.map(() => false);
  tokens.forEach((token, open) => {
    if (token.kind !== 'open' || token.pair < 0) return;
    for (let i = open + 1; i < token.pair; i++) if (tokens[i]?.kind !== 'words') return;
    for (let i = open; i <= token.pair; i++) clear[i] = true;
  });
  return clear;
}

/** Words further from a figure than these say nothing about it. */
const longest = 60;
const quotes = /[“”‘’《》〈〉「」]/g;

function mentionOf(
  tokens: readonly Token[],
  clear: readonly boolean[],
  index: number,
  token: Token,
  count: number,
): Mention {
  const figure = token.figure!;
  let [from, to] = [index, index];
  let [label, noun] = ['', ''];
  while (from > 0 && joins(tokens[from - 1], clear[from - 1])) {
    from--;
    if (!clear[from]) label = tokens[from]!.text + label;
  }
  while (joins(tokens[to + 1], clear[to + 1])) {
    to++;
    if (!clear[to]) noun += tokens[to]!.text;
  }
  label = label.slice(-longest).replace(quotes, '');
  const { amount, slack } = worth(figure);
  return {
    index: count,
    token: index,
    figure,
    amount,
    slack,
    unit: figure.isBareScale ? '元' : figure.unit,
    label,
    noun: noun.slice(0, longest).replace(quotes, ''),
    start: tokens[from]!.start,
    end: tokens[to]!.end,
    depth: token.depth,
    sentence: token.sentence,
    isChange: isChangeLabel(label),
    isBase: against.test(label),
  };
}

const joins = (token: Token | undefined, isClear: boolean | undefined): boolean =>
  token !== undefined && (token.kind === 'words' || isClear === true);

const halves: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`5e-${places + 1}`) ?? zero);

function worth({ value, unit, decimals, isBareScale }: Figure): { amount: Decimal; slack: Decimal } {
  const half = decimals <= 0 ? zero : (halves[decimals] ?? zero);
  if (!isMoneyUnit(unit)) return { amount: value, slack: isBareScale ? half.times(1e4) : half };
  return { amount: convertMoney(value, unit, '元'), slack: convertMoney(half, unit, '元') };
}

const against = /(?:比|较|与|同)[^，。比较]{1,12}$/;

/** 减少, 同比增长, 比上年多: the figure behind says how much it moved. 由62万元增加到 is a level again. */
function isChangeLabel(label: string): boolean {
  const tail = label.slice(-12);
  return changeWords.test(tail) || comparing.test(label);
}

/** Whether two mentions can be added. */
export function addable(a: Mention, b: Mention): boolean {
  return isSameKind(a.unit, b.unit);
}
