import type { Figure } from '../../prose/figures';
import type { Decimal } from '../../quantity/decimal';
import { lastDigit } from './rounding';

const link = /^(?:数|总额|金额)?(?:分别)?(?:为|是|共计|合计|共|计|达到|达|约)?$/;
/** What may stand between the words and their figure: “编制数为9人”, “决算数：118.79万元”. */
export function isLink(between: string): boolean {
  return link.test(trimmedLink(between));
}

/** Without the blanks and colons around it. */
export function trimmedLink(between: string): string {
  return between.replace(/[\s：:]+/g, ' ').trim();
}

/** “90%以上” is a bound, “3.99万元” the figure: up to half of its last digit away, or where it is rough (约) a tenth. */
export function agreesWith(figure: Figure, actual: Decimal, after: string): boolean {
  if (/^[（(]?含?[）)]?(?:以上|及以上)/.test(after)) return actual.gte(figure.value);
  if (/^[（(]?含?[）)]?(?:以下|以内|及以下)/.test(after)) return actual.lte(figure.value);
  const away = figure.value.minus(actual).abs();
  const isRough = figure.isRough || /^(?:左右|上下)/.test(after);
  return away.lte(lastDigit(figure.decimals).div(2)) || (isRough && away.lte(actual.abs().div(10)));
}
