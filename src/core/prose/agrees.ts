import { one, parseDecimal, type Decimal } from '../quantity/decimal';
import type { Figure } from './figures';

/** What is computed of figures with two places is off by as much where the text computed it in 元: 尾差, and no more. */
export const tail = parseDecimal('0.01') ?? one;

/**
 * Whether a stated figure can mean `actual` (in the figure's own unit): rounded at the digits it shows, those of a rate or of decimals
 * also cut off; a tenth for 约 and 左右; one side only for 余 近 不到 以上 以内.
 * @param hidden what else may lie between: nothing where `actual` stands in the workbook as it is
 */
export function agreesFigure(figure: Figure, actual: Decimal, hidden: Decimal = tail): boolean {
  const { decimals, bound, unit } = figure;
  const value = figure.value.abs();
  const scale = figure.isBareScale ? 1e4 : 1;
  const last = (decimals < 0 ? one.times(10) : (parseDecimal(`1e-${decimals}`) ?? one)).times(scale);
  const scaled = one.times(scale);
  const isFine = decimals > 0 || unit === '%' || unit === '个百分点';
  const slack = isFine ? max(last.div(2), min(last, hidden)) : last.div(2);
  const above = actual.minus(value);
  // 12.0 shown may be 11.96; who writes 超过12 or 两成以上 means what they say.
  const edge = decimals > 0 ? last.div(2) : scaled.div(10);
  switch (bound) {
    case 'at-least':
      return above.gte(edge.neg());
    case 'at-most':
      return above.lte(edge);
    case 'below':
      return above.lt(0);
    case 'nearly':
      return above.lte(last.div(2)) && above.gte(max(value.times('0.1'), last.div(2)).neg());
    case 'more':
      return (
        above.gte(edge.neg()) && above.lt(max(lastPlace(figure).times(scale).plus(last.div(2)), value.times('0.1')))
      );
    case 'about':
      return above.abs().lte(slack) && unit === '%' ? true : above.abs().lte(max(last.div(2), actual.abs().div(10)));
    default:
      return above.abs().lte(slack) || (isFine && above.gte(0) && above.lt(last));
  }
}

/** What the last digit that is not 0 stands for: of 4000余 a thousand, of 12余 one. */
function lastPlace({ value, decimals, bound }: Figure): Decimal {
  const digits = value.abs().toFixed(Math.max(decimals, 0)).replace('.', '');
  let zeros = 0;
  while (zeros < digits.length - 1 && digits[digits.length - 1 - zeros] === '0') zeros++;
  const power = (decimals < 0 ? 1 : 0) + zeros - Math.max(decimals, 0);
  // 超过12万元 may be 12.9; 12万余元 as well.
  return bound === 'more' ? one.times(10 ** Math.max(power, -Math.max(decimals, 0))) : one;
}

function min(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

function max(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}
