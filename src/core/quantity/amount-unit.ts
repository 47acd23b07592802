import { round, type Decimal } from './decimal';

/** 计量单位. The form's own words; 个百分点 is a difference of two rates, % a rate. */
export const amountUnits = [
  '元',
  '万元',
  '亿元',
  '人',
  '个',
  '㎡',
  '亩',
  '%',
  '个百分点',
  '分',
  '辆',
  '批次',
  '人次',
  '次',
  '例',
  '年',
] as const;
export type AmountUnit = (typeof amountUnits)[number];

const moneyExponent = { 元: 0, 万元: 4, 亿元: 8 } as const;
export type MoneyUnit = keyof typeof moneyExponent;

/** Measures that money is printed in on other people's forms; 千元 no form of ours has. */
const printedExponent = { ...moneyExponent, 千元: 3 } as const;
export type PrintedMoneyUnit = keyof typeof printedExponent;

export function isPrintedMoneyUnit(unit: string | null): unit is PrintedMoneyUnit {
  return unit !== null && unit in printedExponent;
}

export function isMoneyUnit(unit: string | null): unit is MoneyUnit {
  return unit !== null && unit in moneyExponent;
}

/** 元/万元/亿元 conversion: a shift of the decimal point, so it is exact. */
export function convertMoney(value: Decimal, from: PrintedMoneyUnit, to: PrintedMoneyUnit): Decimal {
  const shift = printedExponent[from] - printedExponent[to];
  return shift === 0 ? value : value.times(`1e${shift}`);
}

/** Decimals a figure of this unit is printed with where a field does not say otherwise (forms.md §5.4). */
export function usualDecimals(unit: AmountUnit | null): number {
  if (unit === '万元' || unit === '亿元' || unit === '元' || unit === '%' || unit === '个百分点' || unit === '㎡')
    return 2;
  return 0;
}

/** 万元 rounded from an amount in 元: what an accountant does by hand before typing. */
export function yuanToWan(value: Decimal): Decimal {
  return round(convertMoney(value, '元', '万元'), 2);
}
