import { sum, zero, type Decimal } from '../../quantity/decimal';
import type { Mention, Reading } from '../mentions';
import { twin } from '../words/lists';
import type { Breakdown } from './breakdown';
import { isWhole } from './list-wholeness';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { saidOf, saidOfEach, toldBefore } from './said-of';

/** Totals against the parts the text itself names. */
export function sums(reading: Reading, source: string, lists: readonly Breakdown[]): Relation[] {
  return lists.flatMap((one) => judge(reading, source, one) ?? columns(reading, source, one));
}

function judge(reading: Reading, source: string, list: Breakdown): Relation | null {
  const whole = list.said === 'named' ? saidOf(reading.mentions, list.total, list.parts) : list.total;
  // Budget and outcome of one item behind another: which of them add up only the items tell.
  if (whole === 'several' || list.parts.slice(1).some(({ label }) => twin.test(label))) return null;
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
  const items = nearest.eq(added)
    ? parts
    : (one.others.find((list) => sum(list.map(({ amount }) => amount)).eq(nearest)) ?? [...parts, ...one.more]);
  return failed(reading, source, total, items, nearest, quotes);
}

function failed(
  reading: Reading,
  source: string,
  total: Mention,
  items: readonly Mention[],
  added: Decimal,
  quotes = quotesOf(reading, source, [total, ...items]),
): Relation {
  const difference = total.amount.minus(added);
  const [stated, computed, apart] = [
    shown(reading, total),
    amountLike(added, total),
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

/**
 * “受理80件，审结76件。其中受理甲类50件，审结48件；受理乙类30件，审结28件”: the items of each level add up to it. Said only where one
 * level's do: then the list is complete, and the other's must.
 */
function columns(reading: Reading, source: string, list: Breakdown): Relation[] {
  const all = list.others[list.others.length - 1] ?? [];
  if (list.said !== 'named' || list.isOpen || all.length < 4) return [];
  const told = saidOfEach(reading.mentions, list.total, all)
    .filter(({ parts }) => parts.length > 1)
    .map(({ whole, parts }) => ({ whole, parts, added: sum(parts.map(({ amount }) => amount)) }))
    .map((one) => ({
      ...one,
      isSum: one.added
        .minus(one.whole.amount)
        .abs()
        .lte(slackOf([one.whole, ...one.parts])),
    }));
  if (told.length < 2 || !told.some(({ isSum }) => isSum)) return [];
  // Items that share no words with any level are of nobody knows which.
  return told.flatMap(({ whole, parts, added, isSum }): Relation[] => {
    if (!isSum) return whole === list.total ? [] : [failed(reading, source, whole, parts, added)];
    return [{ kind: 'sum', quotes: quotesOf(reading, source, [whole, ...parts]), verdict: 'holds', message: '' }];
  });
}

function areRounded([total, ...parts]: readonly Mention[]): boolean {
  const isWhole = ({ unit, figure }: Mention): boolean => /^[万亿]元$/.test(unit ?? '') && figure.decimals === 0;
  return total !== undefined && isWhole(total) && total.figure.value.gte(1000) && parts.every(isWhole);
}

/** Half of the last digit shown, of each: 0.005×(n+1) for two decimals. A total in whole 万元 hides as much of parts in 元. */
export function slackOf(mentions: readonly Mention[]): Decimal {
  return sum(mentions.map(({ slack }) => slack));
}
