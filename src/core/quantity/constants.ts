import { parseDecimal, round, type Decimal } from './decimal';

const known = new Map<string, Decimal>();

/** A decimal of the pack (a threshold, a limit), parsed once: every recheck asks for the same few. */
export function packDecimal(text: string): Decimal {
  const found = known.get(text);
  if (found) return found;
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error(`not a decimal in the pack: ${text}`);
  if (known.size > 1000) known.clear();
  known.set(text, parsed);
  return parsed;
}

/** Without forming another decimal, as `eq(0)` would: rechecks ask thousands of times. */
export function isZero(number: Decimal): boolean {
  return number.c[0] === 0;
}

/** Without forming another decimal: the last digit stands at or before the point. */
export function isInteger(number: Decimal): boolean {
  return number.c.length - 1 <= number.e || isZero(number);
}

/** Zero as the formulas test it: ROUND(x,8)=0, so that float noise divides nothing in Excel either. */
export function countsAsZero(value: Decimal): boolean {
  return round(value, 8).eq(0);
}
