import { one, parseDecimal, type Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import type { Figure } from '../figures';

/** Whether a stated percentage can be this quotient: ±1 in the last digit it shows, wider where it is 约, one-sided for 以上 and the like. */
export function isPercent(stated: Figure, actual: Decimal): boolean {
  const places = Math.max(stated.decimals, 0);
  const last = stated.decimals < 0 ? one.times(10) : (parseDecimal(`1e-${places}`) ?? one);
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
      return away.abs().lte(last);
  }
}

/** part ÷ whole × 100, null where the whole is zero. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  return whole.eq(0) ? null : part.times(100).div(whole);
}

/** With two digits more than the stated figure, and never fewer than two. */
export function percentText(value: Decimal, like: Figure): string {
  return `${trimmed(value, Math.max(2, like.decimals))}%`;
}
