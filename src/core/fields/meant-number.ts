import type { ScalarField } from '../pack/pack';
import { packDecimal } from '../quantity/constants';
import { convertMoney, isMoneyUnit } from '../quantity/amount-unit';
import { parseDecimal, type Decimal } from '../quantity/decimal';

/** Signs that take no room: direction marks, zero-width spaces, fillers. A copied number brings them along. */
const invisible = /[\ufe00-\ufe0f\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164]/gu;

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}

/** The text as people see it. */
export function visible(text: string): string {
  return text.replace(invisible, '').trim();
}

/**
 * The number that copied text surely means: "￥1,234.50", "１２", "(3.5)" for −3.5, "12.5万元" is not one (a unit must not be
 * dropped). Null where a person would have to think: of "118.79²" and "①" nobody knows whether the sign is a figure.
 */
export function cleanNumber(text: string): Decimal | null {
  const seen = visible(text);
  if (/[\p{No}\p{Nl}]/u.test(seen)) return null;
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

/**
 * The number that words in a field's cell surely mean: as `cleanNumber`, and with the field's own unit or another of money behind
 * it ("0.94万元", "9400元" in a 万元 field, "92%" in a rate). A rate is a ratio: "92" where no more than 1 may stand is 0.92.
 */
export function meantNumber(field: ScalarField, raw: string): Decimal | null {
  const text = visible(raw).normalize('NFKC');
  if (/[\p{No}\p{Nl}]/u.test(visible(raw))) return null;
  let unitFrom = text.length;
  while (unitFrom > 0 && /[^\d\s.)）]/.test(text.charAt(unitFrom - 1))) unitFrom--;
  const unit = text.slice(unitFrom);
  const number = cleanNumber(text.slice(0, unitFrom));
  if (number === null) return null;
  if (field.unit === '%') {
    if (unit === '%') return number.div(100);
    const most = field.kind === 'number' && field.max !== undefined ? packDecimal(field.max) : null;
    if (unit !== '') return null;
    return most !== null && number.gt(most) && number.div(100).lte(most) ? number.div(100) : number;
  }
  if (unit === '' || unit === field.unit) return number;
  return isMoneyUnit(unit) && isMoneyUnit(field.unit) ? convertMoney(number, unit, field.unit) : null;
}
