import { parseDecimal, type Decimal } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { measureOf } from '../words/units';
import { completes, completesThat, done, eachPrice, otherRates, plainRate, planned } from '../words/rates';
import { levelsBefore, segmentBefore } from './context';
import { isPercent, percentOf, percentText } from './quotient';
import { amountLike, quotesOf, shown, type Relation } from './relation';

/** “完成预算的9%”, “执行率98%”, “批准率94%”: against what was planned and what came of it. */
export function rates(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((rate) => {
    if (rate.unit !== '%' || rate.isChange) return [];
    if (completes.test(rate.label)) {
      const found = completion(reading, source, rate);
      if (found !== null) return [found];
    }
    const stem = plainRate.exec(rate.label)?.[1];
    if (stem !== undefined && !otherRates.test(stem)) return ofTwo(reading, source, rate, stem) ?? [];
    return /^的(?:约)?$/.test(rate.label) ? (ofPlanInside(reading, source, rate) ?? []) : [];
  });
}

function completion(reading: Reading, source: string, rate: Mention): Relation | null {
  const levels = segmentBefore(reading, rate).filter(({ isChange, unit }) => !isChange && measureOf(unit) !== 'rate');
  const result = levels.find(({ label }) => done.test(label) && !/预算(?:数|为|是|安排)?$/.test(label));
  if (result === undefined) return null;
  const others = levels.filter((one) => one !== result && addable(one, result) && !/决算/.test(one.label));
  const named = others.filter((one) => planned.test(one.label));
  // “污染防治资金500万元，支出475万元，支出进度95%”: the one figure before is what was to be spent.
  const plans =
    named.length > 0 || others.length !== 1 || !/(?:资金|经费|项目|专项)(?:共|为|共计)?$/.test(others[0]!.label)
      ? named
      : others;
  const wide = plans.length > 0 || !plainResult.test(result.label) ? plans : plansBefore(reading, result);
  return judge(reading, source, 'completion', rate, result, wide);
}

/** “；实际支出72.3万元，执行率96.4%”: no item of its own, so of what the sentence has planned before. */
const plainResult = /^(?:实际|截至[^，]{0,6}|已|共|累计|本年)*(?:支出|到位|使用|执行|拨付|支付)(?:资金|数|金额)?$/;

function plansBefore(reading: Reading, result: Mention): Mention[] {
  return levelsBefore(reading, result, result).filter(({ label }) => planned.test(label) || /到位/.test(label));
}

/** The two figures right before, the whole first and the smaller second. */
function ofTwo(reading: Reading, source: string, rate: Mention, stem: string): Relation | null {
  const [part, whole, other] = segmentBefore(reading, rate).filter(({ unit }) => measureOf(unit) !== 'rate');
  if (!part || !whole || part.isChange || whole.isChange || part.unit !== whole.unit || part.unit === null) return null;
  if (rate.token - part.token > 4 || part.token - whole.token > 4 || (other !== undefined && addable(other, part)))
    return null;
  // “检查100家，整改20家，合格率98%”: the rate must be of what the part tells.
  if (![...stem].some((sign) => `${part.label}${part.noun}`.includes(sign))) return null;
  return judge(reading, source, 'rate', rate, part, [whole]);
}

/** “实际完成760户，完成年度计划800户的95%”, or the result behind it. */
function ofPlanInside(reading: Reading, source: string, rate: Mention): Relation | null {
  const plan = reading.mentions[rate.index - 1];
  if (!plan || plan.sentence !== rate.sentence || rate.token - plan.token !== 2 || !completesThat.test(plan.label))
    return null;
  const before = segmentBefore(reading, plan).find((one) => !one.isChange && addable(one, plan));
  const behind = reading.mentions[rate.index + 1];
  const result =
    before ??
    (behind?.sentence === rate.sentence && addable(behind, plan) && done.test(behind.label) ? behind : undefined);
  return result === undefined ? null : judge(reading, source, 'completion', rate, result, [plan]);
}

function judge(
  reading: Reading,
  source: string,
  kind: 'completion' | 'rate',
  rate: Mention,
  part: Mention,
  bases: readonly Mention[],
): Relation | null {
  const tried = bases.flatMap((base) => {
    const value = percentOf(part.amount, base.amount);
    return value === null ? [] : [{ base, value }];
  });
  const [first] = tried;
  if (first === undefined) return null;
  const fitting = tried.find(({ value }) => isPercent(rate.figure, value));
  if (fitting)
    return { kind, quotes: quotesOf(reading, source, [fitting.base, part, rate]), verdict: 'holds', message: '' };
  if ([part, first.base].some(({ figure }) => figure.bound !== 'exact')) return null;
  const [stated, actual] = [shown(reading, rate), percentText(first.value, rate.figure)];
  const name = kind === 'completion' ? '完成率' : '比率';
  return {
    kind,
    quotes: quotesOf(reading, source, [first.base, part, rate]),
    verdict: 'fails',
    message: `${name}与数字不符：${shown(reading, part)}÷${shown(reading, first.base)}＝${actual}，文中写${stated}。${name}常是评分依据，应与所列的数算得出同一个结果。`,
    left: stated,
    right: actual,
  };
}

/** By the month or the day nobody knows how many of them are meant. */
const perTime = /月|季|天|日|次|学期|年均/;
const near: Decimal = parseDecimal('0.02')!;

const isPeople = ({ unit }: Mention): boolean => measureOf(unit) === 'people' || unit === '人次';

/** “生均1000元…2390人…239万元”: price × number = amount, where one sentence tells just these three. */
export function products(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((price): Relation[] => {
    if (
      measureOf(price.unit) !== 'money' ||
      price.isChange ||
      !eachPrice.test(price.label) ||
      perTime.test(price.label)
    )
      return [];
    const beside = reading.mentions
      .slice(Math.max(0, price.index - 3), price.index + 4)
      .filter(
        (one) => one !== price && one.sentence === price.sentence && (isPeople(one) || measureOf(one.unit) === 'money'),
      );
    const [people, ...moreCounts] = beside.filter(isPeople);
    const [amount, ...moreAmounts] = beside.filter(({ unit }) => measureOf(unit) === 'money');
    if (beside.length !== 2 || !people || !amount || amount.isChange) return [];
    if (moreCounts.length + moreAmounts.length > 0) return [];
    const value = price.amount.times(people.amount);
    const quotes = quotesOf(reading, source, [price, people, amount]);
    const away = value.minus(amount.amount).abs();
    if (away.lte(amount.amount.times(near))) return [{ kind: 'product', quotes, verdict: 'holds', message: '' }];
    const [stated, actual] = [shown(reading, amount), amountLike(value, amount)];
    return [
      {
        kind: 'product',
        quotes,
        verdict: 'asks',
        message: `单价、数量与总额对不上：${shown(reading, price)}×${shown(reading, people)}＝${actual}，文中写${stated}。标准、人数或金额有一处与其他的不是同一口径，请核对。`,
        left: stated,
        right: actual,
        difference: amountLike(away, amount),
      },
    ];
  });
}
