import { agreesFigure } from '../../prose/agrees';
import type { Figure } from '../../prose/figures';
import type { Move } from '../../prose/statement';
import type { ScalarField } from '../../pack/pack';
import { convertMoney, isMoneyUnit, type MoneyUnit } from '../../quantity/amount-unit';
import { parseDecimal, zero, type Decimal } from '../../quantity/decimal';
import { changeRate, type Change } from './change';

/** 持平 lets rounding through, 基本持平 as much as nobody would call a change. */
const [flat, nearlyFlat] = [parseDecimal('0.005') ?? zero, parseDecimal('0.08') ?? zero];

/** Whether what a move says can be said of this change. */
export function fits(move: Move, change: Change, field: ScalarField): boolean {
  if (!fitsDirection(move, change)) return false;
  return move.figure === null || move.allows.includes('flat') || fitsAmount(move.figure, change, field);
}

/** “增长-25%” says down; whether “减少-5万元” doubles its sign or turns it only its writer knows. */
function fitsDirection({ allows, figure, isNearly }: Move, change: Change): boolean {
  if (allows.includes('flat') && isFlat(change, isNearly ? nearlyFlat : flat)) return true;
  if (isEither(allows)) return change.direction !== 'flat' || figure?.value.eq(0) === true;
  if (figure === null || figure.value.s > 0 || allows.length > 1) return allows.includes(change.direction);
  return change.direction === 'down' || (allows[0] === 'down' && change.direction === 'up');
}

/** “差额1.14万元”: which way it does not say. */
const isEither = (allows: Move['allows']): boolean => allows.includes('up') && allows.includes('down');

function isFlat(change: Change, limit: Decimal): boolean {
  if (change.direction === 'flat') return true;
  const rate = changeRate(change);
  return rate !== null && rate.abs().lte(limit);
}

export function fitsAmount(figure: Figure | null, change: Change, field: ScalarField): boolean {
  if (figure === null) return false;
  const actual = actualFor(figure, change, field);
  return actual !== null && agreesFigure(figure, actual);
}

/** The change in the unit of a figure that tells it; null where none can be told. */
export function actualFor(figure: Figure, change: Change, field: ScalarField): Decimal | null {
  const rate = changeRate(change);
  if (figure.unit === '%' || figure.unit === '个百分点') {
    if (field.unit === '%') return change.difference.abs().times(100);
    return rate?.abs().times(100) ?? null;
  }
  if (figure.unit === '倍') return rate?.abs() ?? null;
  const own = moneyUnit(figure);
  return own === null || !isMoneyUnit(field.unit) ? null : convertMoney(change.difference.abs(), field.unit, own);
}

/** The unit of money a figure is in; null for others. */
export const moneyUnit = ({ unit, isBareScale }: Figure): MoneyUnit | null =>
  isMoneyUnit(unit) ? unit : isBareScale ? '元' : null;
