import Big from 'big.js';

/**
 * Exact decimals for every amount, rate and score. A private constructor, so nobody's change to the global Big reaches us.
 * 20 decimal places in divisions, ties away from zero: as Excel's ROUND shows it.
 */
const DecimalClass = Big();
DecimalClass.DP = 20;
DecimalClass.RM = 1;

export type Decimal = Big;

export const zero: Decimal = new DecimalClass(0);
export const one: Decimal = new DecimalClass(1);

/**
 * An Excel number (a double) as the decimal its user sees: 15 significant digits, which is what Excel itself keeps.
 * Without this step 7 of 2000 products differ from Excel's own rounding.
 * @throws RangeError for NaN and infinities: a cell cannot hold them, so it is our bug.
 */
export function fromDouble(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  return new DecimalClass(Number.isInteger(value) && Math.abs(value) < 1e15 ? value : value.toPrecision(15));
}

/** More characters than these no number has that anybody means, and no power of ten a double can hold. */
const [mostCharacters, mostExponent] = [400, 308];

/**
 * A plain decimal text ("-12.30", "1e3"). Returns null when it is not one; never guesses at separators. A number longer or larger
 * than a double can be is none either: adding one to 1e100000000 takes gigabytes.
 */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > mostCharacters) return null;
  const match = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?$/i.exec(text);
  if (!match || Math.abs(Number(match[1] ?? 0)) > mostExponent) return null;
  return new DecimalClass(text.replace(/^\+/, ''));
}

/** Half-up (away from zero) to `decimals` places. */
export function round(value: Decimal, decimals: number): Decimal {
  return value.round(decimals, 1);
}

/** Largest whole number not above `value`. */
export function floor(value: Decimal): Decimal {
  const cut = value.round(0, 0);
  return cut.gt(value) ? cut.minus(1) : cut;
}

export function sum(values: readonly Decimal[]): Decimal {
  let total = zero;
  for (const value of values) total = total.plus(value);
  return total;
}

export function min(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function max(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** How many decimals `value` really has (219.20 → 1). */
export function decimalsOf(value: Decimal): number {
  const [, fraction = ''] = value.toFixed().split('.');
  return fraction.length;
}
