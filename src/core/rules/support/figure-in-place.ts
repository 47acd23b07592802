import type { Figure } from '../../prose/figures';
import type { Decimal } from '../../quantity/decimal';
import { fixed, trimmed } from '../../quantity/format';
import type { TextChange } from '../rewrite';

const digits = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/;

/**
 * Another number in place of a figure's: its unit, its decimals, its thousands stay the writer's. Null where it is written in words, or
 * only as a bound (不到, 近, 以上): nobody but the writer knows what to say then.
 * @param at where the figure stands in `text`; its own offsets may count from elsewhere
 */
export function inPlaceOf(text: string, at: number, figure: Figure, right: Decimal): TextChange | null {
  const written = digits.exec(text.slice(at))?.[0];
  if (written === undefined || figure.isBareScale || (figure.bound !== 'exact' && figure.bound !== 'about'))
    return null;
  const number = figure.decimals > 0 ? fixed(right, figure.decimals) : trimmed(right, 2);
  if (right.lte(0) || Number(number) === 0) return null;
  const [whole = '', part] = number.split('.');
  const grouped = written.includes(',') ? inThousands(whole) : whole;
  return { start: at, end: at + written.length, text: part === undefined ? grouped : `${grouped}.${part}` };
}

/** 1234567 → 1,234,567. */
function inThousands(whole: string): string {
  const first = whole.length % 3;
  const groups = whole.slice(first).match(/\d{3}/g) ?? [];
  return [...(first > 0 ? [whole.slice(0, first)] : []), ...groups].join(',');
}
