import type { ScalarField } from '../pack/pack';
import { packDecimal } from '../quantity/constants';
import { convertMoney, isMoneyUnit } from '../quantity/amount-unit';
import { parseDecimal, type Decimal } from '../quantity/decimal';
import { isMarked, withoutStruckWords } from './marked-text';

/** Signs that take no room: direction marks, zero-width spaces, fillers. A copied number brings them along. */
const invisible = /[\ufe00-\ufe0f\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164]/gu;

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}

/** A line that ends behind a digit and goes on with one: two figures, or one cut in two; nobody knows. */
const brokenFigure = /(?<=[\d０-９.．,，])[^\S\n\v\r]*[\n\v\r]\s*(?=[\d０-９.．,，])/g;

/** The text as people see it. */
export function visible(text: string): string {
  return withoutStruckWords(text.trim().replace(brokenFigure, '⏎').replace(invisible, '')).trim();
}

/**
 * The number that copied text surely means: "￥1,234.50", "１２", "(3.5)" for −3.5, "12.5万元" is not one (a unit must not be
 * dropped). Null where a person would have to think: of "118.79²" and "①" nobody knows whether the sign is a figure, and
 * of "7⏎8" on two lines whether it is one.
 */
export function cleanNumber(text: string): Decimal | null {
  const seen = visible(text);
  if (isMarked(seen)) return null;
  const narrow = seen
    .normalize('NFKC')
    .replace(/^['‘’`]/, '')
    .replace(/^([-−(]?)\s*[¥￥]\s*/, '$1')
    .replace(/^([-−(+])\s+/, '$1')
    .replace(/^−/, '-')
    .trim();
  const inside = narrow.startsWith('(') && narrow.endsWith(')') ? narrow.slice(1, -1).trim() : '';
  const negative = inside !== '' && !/[-+]/.test(inside);
  const body = negative ? inside : narrow;
  const grouped = /^[+-]?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(body);
  if (/[,\s]/.test(body) && !grouped) return null;
  const number = parseDecimal(body.replace(/[,\s]/g, ''));
  return number !== null && negative ? number.times(-1) : number;
}

/** 万 and 亿 before a unit, or for 万元 and 亿元 themselves: "58万", "1.2万件". */
const scales: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/**
 * The number that words in a field's cell surely mean: as `cleanNumber`, and with the field's own unit or another of money behind
 * it ("0.94万元", "58万", "9400元" in a 万元 field, "92%" in a rate). A rate is a ratio: "92" where no more than 1 may stand is 0.92.
 * @param unit of the cell, where it is written beside it ("12480件" in a row of 件; "99.1%" in a row of % is 99.1)
 */
export function meantNumber(field: ScalarField, raw: string, unit: string | null = field.unit): Decimal | null {
  const text = visible(raw).normalize('NFKC');
  if (isMarked(visible(raw))) return null;
  let unitFrom = text.length;
  while (unitFrom > 0 && /[^\d\s.)）]/.test(text.charAt(unitFrom - 1))) unitFrom--;
  const said = text.slice(unitFrom);
  const number = cleanNumber(text.slice(0, unitFrom));
  if (number === null) return null;
  if (field.unit === '%') {
    if (said === '%') return number.div(100);
    if (said !== '') return null;
    const ratio = meantRatio(field, number);
    return ratio ?? number;
  }
  if (said === '' || said === unit) return number;
  const [, scale = '', counted = ''] = /^([万亿])(.*)$/.exec(said) ?? [];
  if (scale !== '' && counted === '' && isMoneyUnit(unit))
    return convertMoney(number, scale === '万' ? '万元' : '亿元', unit);
  if (scale !== '' && unit !== null && unit !== '%' && !isMoneyUnit(unit) && (counted === '' || counted === unit))
    return number.times(`1e${scales[scale]!}`);
  return isMoneyUnit(said) && isMoneyUnit(unit) ? convertMoney(number, said, unit) : null;
}

/**
 * The ratio meant by a percentage typed without its sign: 92 where no more than 1 may stand is 0.92. Null where nothing is to be
 * mended, or where it is not sure: 1.05 may be 105 %, which is too much, as well as 1.05 %.
 */
export function meantRatio(field: ScalarField, number: Decimal): Decimal | null {
  if (field.unit !== '%' || field.kind !== 'number' || field.max === undefined) return null;
  const most = packDecimal(field.max);
  const ratio = number.div(100);
  return number.gte(most.times(2)) && ratio.lte(most) ? ratio : null;
}
