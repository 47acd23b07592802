import { parseDecimal } from '../quantity/decimal';
import type { Figure } from './figures';
import type { Direction } from './words/directions';
import { wholeMoves } from './words/single-moves';

/** “翻了一番”, “成倍增长”: a move whose figure is in the word; null where it is none. */
export function wholeMove(
  text: string,
  start: number,
  end: number,
): (Figure & { readonly direction: Direction }) | null {
  const word = text.slice(start, end);
  const whole = wholeMoves.find(({ words }) => words.test(word));
  const value = whole ? parseDecimal(whole.percent) : null;
  if (whole === undefined || value === null) return null;
  const isMore = whole.atLeast || /^(?:多|以上|有余)/.test(text.slice(end));
  return {
    value,
    unit: '%',
    decimals: 0,
    bound: isMore ? 'at-least' : 'about',
    isRough: true,
    isBareScale: false,
    start,
    end,
    direction: whole.direction,
  };
}
