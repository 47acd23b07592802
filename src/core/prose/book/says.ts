import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import { parseDecimal, round, zero } from '../../quantity/decimal';
import { agreesFigure } from '../agrees';
import type { Mention } from '../mentions';
import type { BookFigure } from './book';

/** A tenth of what the last digit shown stands for, ten times: 1 for 485, 0.01 for 484.90. */
function lastDigit({ figure }: Mention): Decimal {
  const digit = parseDecimal(`1e-${Math.max(figure.decimals, 0)}`) ?? zero;
  if (isMoneyUnit(figure.unit)) return convertMoney(digit, figure.unit, '元');
  return figure.isBareScale ? digit.times(1e4) : digit;
}

/**
 * Whether the text can mean the workbook's figure: rounded at the digits it shows, 约 and 余 as they allow, and what the workbook
 * itself rounds where the text goes into 元. The two never add up: 5.99 is not 6.00, though each may hide half a hundredth.
 */
export function says(mention: Mention, { amount, slack }: Pick<BookFigure, 'amount' | 'slack'>): boolean {
  const { figure } = mention;
  if (figure.bound !== 'exact') {
    if (!isMoneyUnit(figure.unit)) return agreesFigure(figure, figure.isBareScale ? amount.div(1e4) : amount);
    return agreesFigure(figure, convertMoney(amount, '元', figure.unit));
  }
  const half = lastDigit(mention).div(2);
  const away = amount.abs().minus(mention.amount.abs()).abs();
  return away.lte(half.gt(slack) ? half : slack);
}

/** The workbook's digits without the last ones, where rounding would have made one more: 13 of 13.90. */
export function isCutOff(mention: Mention, { amount }: Pick<BookFigure, 'amount'>): boolean {
  if (mention.figure.bound !== 'exact') return false;
  const last = lastDigit(mention);
  const above = amount.abs().minus(mention.amount.abs());
  return above.gt(last.div(2)) && above.lt(last);
}

/** What the text would say of it, had it been rounded. */
export function roundedLike(mention: Mention, { amount }: Pick<BookFigure, 'amount'>): Decimal {
  const last = lastDigit(mention);
  return round(amount.div(last), 0).times(last);
}

/** Ten thousand times too much or too little: the unit is wrong, not the number. */
export function isUnitSlip(mention: Mention, { amount }: BookFigure): boolean {
  if (!isMoneyUnit(mention.figure.unit) || amount.eq(0)) return false;
  const ratio = mention.amount.div(amount);
  return [1e4, 1e-4, 1e8, 1e-8].some((times) => ratio.div(times).minus(1).abs().lt(1e-6));
}
