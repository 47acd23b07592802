import { parseDecimal, zero } from '../quantity/decimal';
import type { Bound, Figure } from './figures';

const half = /(?<![另])(?:一半|半数)/g;
const boundsBefore: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不到|不足|不及)$/, 'below'],
  [/(?:将近|接近|近)$/, 'nearly'],
  [/(?:超过|超|逾|至少)$/, 'at-least'],
];
const fifty = parseDecimal('50') ?? zero;

/** “减少一半”, “不及上年的一半”: 50 %, where explanations speak of it; among the figures of the text, in order. */
export function withHalves(text: string, figures: readonly Figure[]): readonly Figure[] {
  const halves = [...text.matchAll(half)].map(({ index, 0: { length } }): Figure => {
    const before = text.slice(Math.max(0, index - 3), index);
    const isMore = /^(?:以上|多)/.test(text.slice(index + length));
    const bound = isMore ? 'at-least' : (boundsBefore.find(([words]) => words.test(before))?.[1] ?? 'about');
    const [start, end] = [index, index + length];
    return { value: fifty, unit: '%', decimals: 0, bound, isRough: true, isBareScale: false, start, end };
  });
  return halves.length === 0 ? figures : [...figures, ...halves].sort((a, b) => a.start - b.start);
}
