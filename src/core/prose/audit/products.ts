import { parseDecimal, zero, type Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { measureOf } from '../words/units';
import { averaged, countedBy, earned, perTime } from '../words/prices';
import { amountLike, quotesOf, shown, type Relation } from './relation';

const near: Decimal = parseDecimal('0.02')!;
const half: Decimal = parseDecimal('0.5')!;
/** Figures before and behind a price that it is multiplied with. */
const reach = 3;

/** “生均1000元…2390人…239万元”, “56户…168万元，户均3万元”: price × number = amount, where one sentence tells just these three. */
export function products(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((price): Relation[] => {
    const isMoney = measureOf(price.unit) === 'money';
    if (price.isChange || price.figure.bound !== 'exact' || price.unit === null) return [];
    if (!isMoney && !averaged.test(price.label)) return [];
    const units = countedBy(price.label);
    if (units === null || perTime.test(price.label) || earned.test(price.label)) return [];
    const around = reading.mentions.slice(Math.max(0, price.index - reach), price.index + reach + 1);
    const isCount = (one: Mention): boolean => units.includes(one.unit ?? '') && one.amount.gt(0);
    const beside = around.filter(
      (one) => one !== price && one.sentence === price.sentence && one.depth <= price.depth + 1,
    );
    const amounts = beside.filter(
      ({ unit, label }) => (isMoney ? measureOf(unit) === 'money' : unit === price.unit) && countedBy(label) === null,
    );
    const counts = beside.filter(isCount);
    const [amount, ...moreAmounts] = amounts;
    // “2期，每期80人”: the number is of each of several.
    if (counts.some(({ label }) => /每|各/.test(label))) return [];
    const count = counts[0] ?? countBefore(reading, price, isCount);
    if (!amount || !count || moreAmounts.length > 0 || counts.length > 1) return [];
    if (amount.isChange || [amount, count].some(({ figure }) => figure.bound !== 'exact')) return [];
    return [judge(reading, source, price, count, amount)];
  });
}

/** How far back a count may stand that a price of its own words goes with. */
const back = 8;

/** “培训职工600人次。培训成本每人次1200元，共支出72万元”: the one count of the unit, of the same doing, before it in the text. */
function countBefore({ mentions }: Reading, price: Mention, isCount: (one: Mention) => boolean): Mention | null {
  const doing = /^[\u4e00-\u9fff]{2}/.exec(price.label.replace(/^(?:其中|成本指标)/, ''))?.[0];
  if (doing === undefined) return null;
  for (let i = price.index - 1; i >= 0 && i >= price.index - 3 * back; i--) {
    const one = mentions[i]!;
    if (isCount(one) && one.depth === 0 && one.label.includes(doing)) return one.isChange ? null : one;
  }
  return null;
}

function judge(reading: Reading, source: string, price: Mention, count: Mention, amount: Mention): Relation {
  const value = price.amount.times(count.amount);
  const quotes = quotesOf(reading, source, [price, count, amount]);
  const away = value.minus(amount.amount).abs();
  // An average without decimals is rounded to one.
  const rounded = averaged.test(price.label) && price.figure.decimals === 0 ? half : zero;
  const slack = price.slack.plus(rounded).times(count.amount).plus(amount.amount.times(near));
  if (away.lte(slack)) return { kind: 'product', quotes, verdict: 'holds', message: '' };
  const [stated, actual] = [shown(reading, amount), amountLike(value, amount)];
  return {
    kind: 'product',
    quotes,
    verdict: 'asks',
    message: `单价、数量与总额对不上：${shown(reading, price)}×${shown(reading, count)}＝${actual}，文中写${stated}。标准、数量或金额有一处与其他的不是同一口径，请核对。`,
    left: stated,
    right: actual,
    difference: amountLike(away, amount),
  };
}
