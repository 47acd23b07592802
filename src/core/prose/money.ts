import { isMoneyUnit } from '../quantity/amount-unit';
import type { Figure } from './figures';

/** 元, 万元, 亿元, or 12.5万 where it is said of money. */
export function isMoney({ unit, isBareScale }: Figure): boolean {
  return isMoneyUnit(unit) || isBareScale;
}
