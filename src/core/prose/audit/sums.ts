import { sum, zero, type Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { families, ofEach, openLists, progress, property, rank, takesTheRest, traits } from '../words/lists';
import { measureOf } from '../words/units';
import type { Breakdown } from './breakdown';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { saidOf, toldBefore } from './said-of';

/** Totals against the parts the text itself names. */
export function sums(reading: Reading, source: string, lists: readonly Breakdown[]): Relation[] {
  return lists.flatMap((one) => judge(reading, source, one) ?? []);
}

function judge(reading: Reading, source: string, list: Breakdown): Relation | null {
  const whole = list.said === 'named' ? saidOf(reading.mentions, list.total, list.parts) : list.total;
  if (whole === 'several') return null;
  const one = { ...list, total: whole };
  const { total, parts } = one;
  if (parts.length < 2 || [total, ...parts].some(({ figure }) => figure.bound !== 'exact')) return null;
  const added = sum(parts.map(({ amount }) => amount));
  const withMore = one.more.map((_, i) => added.plus(sum(one.more.slice(0, i + 1).map(({ amount }) => amount))));
  const all = [
    added,
    ...withMore,
    ...one.others.filter((list) => list.length > 1).map((list) => sum(list.map(({ amount }) => amount))),
  ];
  // Accounts of thousands told in whole 万元 are rounded, each for itself.
  const hidden = areRounded([total, ...parts])
    ? total.amount
        .div(total.figure.value)
        .times(parts.length + 1)
        .div(2)
    : zero;
  // What stands behind the last part may go on about something else.
  const first = parts.slice(2).map((_, i) => sum(parts.slice(0, i + 2).map(({ amount }) => amount)));
  const slack = slackOf([total, ...parts]).plus(hidden);
  const quotes = quotesOf(reading, source, [total, ...parts]);
  if ([...all, ...first].some((value) => value.minus(total.amount).abs().lte(slack)))
    return { kind: 'sum', quotes, verdict: 'holds', message: '' };
  // “受理600件，已办结570件。其中…”: the list may be of either.
  const others = list.said === 'named' ? toldBefore(reading.mentions, total) : [];
  if (others.some(({ amount }) => all.some((value) => value.eq(amount))))
    return { kind: 'sum', quotes, verdict: 'holds', message: '' };
  const nearest = all.reduce((a, b) => (b.minus(total.amount).abs().lt(a.minus(total.amount).abs()) ? b : a));
  if (!isWhole(one, nearest)) return null;
  const difference = total.amount.minus(nearest);
  const items = nearest.eq(added)
    ? parts
    : (one.others.find((list) => sum(list.map(({ amount }) => amount)).eq(nearest)) ?? [...parts, ...one.more]);
  const [stated, computed, apart] = [
    shown(reading, total),
    amountLike(nearest, total),
    amountLike(difference.abs(), total),
  ];
  return {
    kind: 'sum',
    quotes,
    verdict: 'fails',
    message: `合计与分项不符：${items.map((item) => shown(reading, item)).join('＋')}＝${computed}，文中合计写${stated}，${difference.s > 0 ? '少列' : '多列'}${apart}。合计或其中一项写错、漏列，汇总和评分都会跟着错。`,
    left: stated,
    right: computed,
    difference: apart,
  };
}

function areRounded([total, ...parts]: readonly Mention[]): boolean {
  const isWhole = ({ unit, figure }: Mention): boolean => /^[万亿]元$/.test(unit ?? '') && figure.decimals === 0;
  return total !== undefined && isWhole(total) && total.figure.value.gte(1000) && parts.every(isWhole);
}

/** Half of the last digit shown, of each: 0.005×(n+1) for two decimals. A total in whole 万元 hides as much of parts in 元. */
export function slackOf(mentions: readonly Mention[]): Decimal {
  return sum(mentions.map(({ slack }) => slack));
}

/** Whether the parts were meant to be all: without a sign of it a list that does not add up names only some. */
function isWhole(one: Breakdown, added: Decimal): boolean {
  const { total, parts, said, isOpen } = one;
  const isProgress =
    measureOf(total.unit) === 'thing' &&
    parts.some(({ label, noun }) => /^(?:其中|有|共)?$/.test(label) && progress.test(noun));
  // “47个项目，其中15个已清零，19个已结算”: how far they have come, not what they are made of.
  if (isProgress || isOverlapping(one)) return false;
  if (added.gt(total.amount))
    return said !== 'bare' && said !== 'summed' ? true : !isOpen && added.div(2).lte(total.amount);
  if (isOpen || total.amount.eq(zero)) return false;
  const labels = parts.map(({ label }) => label.replace(/^其中[，：]?/, ''));
  const isComplete =
    parts.some(({ amount }) => amount.eq(0)) ||
    labels.some((label) => takesTheRest.test(label)) ||
    families.some((family) => family.filter((word) => labels.some((label) => word.test(label))).length > 1);
  if (isComplete && said === 'named') return true;
  if (labels.filter((label) => openLists.test(label)).length > 1) return false;
  if (said === 'named' && areOneKind(labels)) return added.div(total.amount).toNumber() >= 0.3;
  return added.div(total.amount).toNumber() >= (isComplete ? 0.3 : leastShare[said]);
}

/** Counts that need not add up whatever they come to: by several traits, of properties, of ranks, “各1亿元”. */
function isOverlapping({ total, parts }: Breakdown): boolean {
  const labels = parts.map(({ label }) => label);
  if (labels.some((label) => ofEach.test(label)) || labels.filter((label) => rank.test(label)).length > 1) return true;
  if (measureOf(total.unit) === 'money') return false;
  const sides = traits.filter((trait) => labels.some((label) => trait.test(label)));
  return sides.length > 1 || labels.some((label) => property.test(label.replace(/^其中[，：]?/, '')));
}

/** “一类桥、二类桥、三类桥”, “农业人口、非农业人口”: labels that end alike name kinds of one thing. */
function areOneKind([first = '', ...others]: readonly string[]): boolean {
  if (others.length === 0 || first.length < 2) return false;
  const length = others.length > 1 ? 1 : 2;
  return others.every((label) => label.length > length && label.slice(-length) === first.slice(-length));
}

/** How much of the total the parts must make for the list to be meant as all of it, by how plainly the text says so. */
const leastShare: Readonly<Record<Breakdown['said'], number>> = {
  named: 0.5,
  some: 0.7,
  bracket: 0.6,
  bare: 0.5,
  summed: 0.6,
};
