import { one, parseDecimal, round, zero, type Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import { tail } from '../agrees';
import type { Figure } from '../figures';
import type { Mention } from '../mentions';

/**
 * Whether a stated percentage can be this quotient: rounded or cut off at the digits it shows (±1 in the second place), wider where it
 * is 约, one-sided for 以上 and the like.
 * @param hidden what the rounding of the two figures may hide of the quotient (hiddenIn)
 */
export function isPercent(stated: Figure, actual: Decimal, hidden: Decimal = zero): boolean {
  const places = Math.max(stated.decimals, 0);
  const last = (stated.decimals < 0 ? one.times(10) : (parseDecimal(`1e-${places}`) ?? one)).plus(hidden);
  const away = actual.minus(stated.value);
  switch (stated.bound) {
    case 'at-least':
      return away.gte(last.neg());
    case 'at-most':
      return away.lte(last);
    case 'below':
      return away.lt(last);
    case 'nearly':
      return away.lte(last) && away.gte(stated.value.times('-0.1').minus(last));
    case 'more':
      return away.gte(last.neg()) && away.lte(stated.value.times('0.1').plus(last.times(10)));
    case 'about':
      return away.abs().lte(last.plus(stated.value.abs().times('0.1')));
    default:
      return upTo(away, last, last.minus(hidden), hidden);
  }
}

/** Too little by less than the last digit, cut off; too much by half of it, or by a tail. */
function upTo(away: Decimal, last: Decimal, digit: Decimal, hidden: Decimal): boolean {
  const half = digit.div(2);
  const over = (half.gt(tail) ? half : digit.lt(tail) ? digit : tail).plus(hidden);
  return away.gte(0) ? away.lte(last) : away.neg().lte(over);
}

/** part ÷ whole × 100, null where the whole is zero. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  return whole.eq(0) ? null : part.times(100).div(whole);
}

/** How far a quotient may be off because both its figures are rounded: small amounts hide much of it. */
function hiddenIn(value: Decimal, part: Rounded, whole: Rounded): Decimal {
  const relative = [part, whole].flatMap(({ amount, slack }) => (amount.eq(0) ? [] : [slack.div(amount.abs())]));
  return relative.reduce((sum, one) => sum.plus(one), zero).times(value.abs());
}

/** isPercent, wider by what both figures hide; that is computed only where it matters. */
export function isQuotient(stated: Figure, value: Decimal, part: Rounded, whole: Rounded): boolean {
  return isPercent(stated, value) || isPercent(stated, value, hiddenIn(value, part, whole));
}

/** A figure, or what is computed of some, and half of the last digit it shows. */
export type Rounded = Pick<Mention, 'amount' | 'slack'>;

/** With two digits more than the stated figure, and never fewer than two. */
export function percentText(value: Decimal, like: Figure): string {
  return `${trimmed(value, Math.max(2, like.decimals))}%`;
}

/** How far the stated percentage is from the right one as percentText prints it: percentages differ by 百分点. */
export function pointsApart(value: Decimal, like: Mention): string {
  const places = Math.max(2, like.figure.decimals);
  return `${trimmed(round(value, places).minus(like.amount).abs(), places)}个百分点`;
}
