import { convertMoney, type MoneyUnit } from './amount-unit';
import { decimalsOf, round, type Decimal } from './decimal';

/** "1234.50": fixed decimals, half up, no thousands separator. What the forms print. */
export function fixed(value: Decimal, decimals: number): string {
  const shown = round(value, decimals);
  return (shown.eq(0) ? shown.abs() : shown).toFixed(decimals);
}

/** "219.2": half up to `decimals`, trailing zeros dropped. How published prose writes amounts. */
export function trimmed(value: Decimal, decimals: number): string {
  const text = fixed(value, decimals);
  return text.includes('.') ? text.replace(/(?<![.0])0+$|\.0*$/, '') : text;
}

/**
 * How a report prints amounts and areas, in its text and its tables alike. trimmed: 219.2, 0, as the published reports have it; full: 219.20,
 * 0.00, as the forms do. Rates have two decimals either way.
 */
export const decimalsManners = ['trimmed', 'full'] as const;
export type DecimalsManner = (typeof decimalsManners)[number];

export const otherManner = (manner: DecimalsManner): DecimalsManner => (manner === 'full' ? 'trimmed' : 'full');

export function inManner(manner: DecimalsManner, value: Decimal, decimals: number): string {
  return manner === 'full' ? fixed(value, decimals) : trimmed(value, decimals);
}

/** More decimals than these no sentence prints; quotients are compared at as many. */
const mostDecimals = 8;

/** "219.204": at least `least` decimals and more where the number has them, so that who types it into a calculator types the number. */
export function inFull(value: Decimal, least = 0, most = mostDecimals): string {
  return fixed(value, Math.max(least, decimalsOf(round(value, most))));
}

/** The fewest decimals, from `least`, at which a rounded figure still says what is true of the figure itself. */
export function decimalsUntil(least: number, holds: (decimals: number) => boolean): number {
  for (let decimals = least; decimals < mostDecimals; decimals++) if (holds(decimals)) return decimals;
  return Math.max(least, mostDecimals);
}

/** "99.997%": as many digits of the percent as it takes to stand on the same side of every limit as the ratio itself. */
export function percentBeside(ratio: Decimal, limits: readonly Decimal[]): string {
  const sides = (figure: Decimal): string => limits.map((limit) => figure.cmp(limit)).join();
  return percent(
    ratio,
    decimalsUntil(2, (decimals) => sides(round(ratio, decimals + 2)) === sides(ratio)),
  );
}

/** "2.5%" from the ratio 0.025: a limit of a standard, all its digits and no more. */
export function limitPercent(ratio: Decimal): string {
  return `${inFull(ratio.times(100))}%`;
}

/** "95.10%" from the ratio 0.951. */
export function percent(ratio: Decimal, decimals = 2): string {
  return `${fixed(ratio.times(100), decimals)}%`;
}

/**
 * "219.2万元": two decimals at most; none at all is "0元" where zeros are trimmed, as reports write it. An amount too small for its
 * unit goes down to 元 rather than lie as zero.
 */
export function amountText(
  number: Decimal,
  from: MoneyUnit,
  to: MoneyUnit,
  manner: DecimalsManner = 'trimmed',
): string {
  const amount = convertMoney(number, from, to);
  if (number.eq(0)) return manner === 'full' ? `0.00${to}` : '0元';
  if (to !== '元' && round(amount, 2).eq(0)) return amountText(number, from, '元', manner);
  return inManner(manner, amount, 2) + to;
}

/** An Excel date serial (1900 system) as 2019年3月15日. */
export function dateText(serial: Decimal): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial.toNumber()) * 86_400_000);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}
