import { isMarked, withoutMark } from '../fields/marked-text';
import { cleanNumber, visible } from '../fields/meant-number';
import type { Decimal } from '../quantity/decimal';

/** Measures of money that ledgers are printed in. 千元 no form of ours has, but people are given such tables. */
export const sourceUnits = ['元', '千元', '万元', '亿元'] as const;
export type SourceUnit = (typeof sourceUnits)[number];

const exponents: Readonly<Record<SourceUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

export function isSourceUnit(unit: string | null): unit is SourceUnit {
  return unit !== null && unit in exponents;
}

/** A shift of the decimal point, so it is exact. */
export function convertPrinted(value: Decimal, from: SourceUnit, to: SourceUnit): Decimal {
  const shift = exponents[from] - exponents[to];
  return shift === 0 ? value : value.times(`1e${shift}`);
}

/**
 * What stands in a cell of pasted text. dash: "-", which ledgers print for 0 and people also write for 无. unreadable: digits that a
 * person would have to think about ("1.234,5", "12 或 13").
 */
export type Printed =
  | { readonly is: 'empty' }
  | { readonly is: 'words' }
  /** none: "/" or 无 where a figure belongs. */
  | { readonly is: 'dash'; readonly none?: true }
  /** marked: a note's mark behind it or a part struck out, which its number leaves aside. */
  | { readonly is: 'figure'; readonly number: Decimal; readonly unit: string | null; readonly marked?: true }
  | { readonly is: 'unreadable' };

const dashes = /^[-−–—―﹣－ー─━]{1,4}$/;
const none = /^(?:[/／\\]|无|没有|N\/A)$/i;

/** What stands in a cell whose head asks for a figure and that is none by itself: "/" says there is nothing, "约120" nobody can write. */
export function readInsteadOfFigure(raw: string): Extract<Printed, { readonly is: 'dash' | 'unreadable' }> | null {
  const text = visible(raw);
  return text === '' ? null : none.test(text) ? { is: 'dash', none: true } : { is: 'unreadable' };
}

/** Nothing belongs there. */
const notApplicable = /^(?:[/／\\×*]|无|N\/A)$/i;
/** Units that may stand behind a figure; longer ones first. */
const units = /(?:万元|亿元|千元|元|万|亿|人次|批次|人|个|%|㎡|m2|平方米|亩|辆|次|例|分|年|名|户|件|台|项|家|所)$/;

/** What a formula shows that could not be worked out, or was not yet. */
const cellError = /^#[A-Z0-9/_]+[!?]?$/;
export const uncalculated = '（公式没有结果）';

/** 一百, 叁拾贰万: a figure to people. One such sign alone is a running number. */
const chineseNumber = /^[〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点]{2,20}(?:万元|元|人|个)?整?$/;

export function readPrinted(raw: string): Printed {
  const text = visible(raw);
  if (chineseNumber.test(text) || text === uncalculated || cellError.test(text)) return { is: 'unreadable' };
  if (text === '' || notApplicable.test(text)) return { is: 'empty' };
  if (dashes.test(text)) return { is: 'dash' };
  if (text.length > 60 || !/\p{Nd}/u.test(text)) return { is: 'words' };
  const figure = plainFigure(text);
  if (figure) return figure;
  const left = withoutMark(text);
  const marked = left === null ? null : plainFigure(left);
  if (marked) return { ...marked, marked: true };
  return /\p{L}/u.test(split(text).bare) ? { is: 'words' } : { is: 'unreadable' };
}

function plainFigure(text: string): Extract<Printed, { readonly is: 'figure' }> | null {
  const { bare, unit } = split(text);
  // Signs that NFKC would turn into digits ("①", "²") are told before.
  const number = isMarked(text) ? null : cleanNumber(bare);
  return number && { is: 'figure', number, unit };
}

function split(text: string): { readonly bare: string; readonly unit: string | null } {
  const narrow = text.normalize('NFKC');
  const unit = units.exec(narrow)?.[0] ?? null;
  return { unit, bare: unit === null ? narrow : narrow.slice(0, -unit.length).trim() };
}
