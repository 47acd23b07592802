import { addable, type Mention, type Reading } from '../mentions';
import { apart, directionBefore } from '../words/directions';
import { fallsTo, risesTo } from '../words/movement-ends';
import { segmentBefore } from './context';
import { movementOf, planAndOutcome, rangeOf } from './movements';
import { amendmentOf, amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** “由80万元增加到92万元，增加12万元”, “92万元，较上年的80万元增加12万元”: the change against the two levels the words name. */
export function differences(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((change) => {
    if (apart.test(change.label)) return ofApart(reading, source, change);
    const way = change.unit === '%' ? null : directionBefore(change.label);
    if (way === null || !change.isChange) return [];
    const ends = movementOf(reading, change);
    return ends === null ? [] : judge(reading, source, change, way, ends.from, ends.to);
  });
}

/** “支出2万元，年初预算3万元，差值1万元”: how far the two right before it are apart. */
function ofApart(reading: Reading, source: string, change: Mention): Relation[] {
  const [near, far, other] = segmentBefore(reading, change).filter((one) => addable(one, change));
  if (!near || !far || near.isChange || far.isChange || near.depth !== change.depth) return [];
  if (change.token - near.token > 4 || near.token - far.token > 4 || planAndOutcome(near, far) === null) return [];
  if (other !== undefined && near.sentence === other.sentence && far.token - other.token < 4) return [];
  const [from, to] = near.amount.gt(far.amount) ? [far, near] : [near, far];
  return judge(reading, source, change, 'up', from, to);
}

function judge(
  reading: Reading,
  source: string,
  change: Mention,
  way: 'up' | 'down',
  from: Mention,
  to: Mention,
): Relation[] {
  const moved = way === 'up' ? to.amount.minus(from.amount) : from.amount.minus(to.amount);
  const all = [from, to, change];
  const quotes = quotesOf(reading, source, all);
  if (moved.minus(change.amount).abs().lte(slackOf(all)))
    return [{ kind: 'difference', quotes, verdict: 'holds', message: '' }];
  if (all.some(({ figure }) => figure.bound !== 'exact')) return [];
  const [a, b] = [shown(reading, from), shown(reading, to)];
  const stated = `${way === 'up' ? '增加' : '减少'}${shown(reading, change)}`;
  const actual =
    moved.s < 0 ? `${way === 'up' ? '减少' : '增加'}${amountLike(moved.abs(), change)}` : amountLike(moved, change);
  return [
    {
      kind: moved.s < 0 ? 'direction' : 'difference',
      quotes,
      verdict: 'fails',
      message: `增减与前后两个数不符：由${a}到${b}，应是${actual}，文中写${stated}。三个数里有一个没有跟着改，增减率也会跟着错。`,
      left: stated,
      right: actual,
      difference: amountLike(moved.minus(change.amount).abs(), change),
      ...(moved.s < 0 ? {} : { amendment: amendmentOf(reading, source, change, actual) }),
    },
  ];
}

/** “由14.2降至15.1”: the verb against its two ends. */
export function ranges(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((to): Relation[] => {
    const from = reading.mentions[to.index - 1];
    const way = risesTo.test(to.label) ? 'up' : fallsTo.test(to.label) ? 'down' : null;
    if (way === null || from === undefined || rangeOf(from, to) === null) return [];
    const rises = to.amount.minus(from.amount);
    const quotes = quotesOf(reading, source, [from, to]);
    if (way === 'up' ? rises.gt(0) : rises.lt(0)) return [{ kind: 'direction', quotes, verdict: 'holds', message: '' }];
    if (rises.eq(0) || [from, to].some(({ figure }) => figure.bound !== 'exact')) return [];
    const [a, b] = [shown(reading, from), shown(reading, to)];
    return [
      {
        kind: 'direction',
        quotes,
        verdict: 'fails',
        message: `方向与前后两个数相反：由${a}到${b}是${rises.s > 0 ? '上升' : '下降'}${amountLike(rises.abs(), to)}，文中写“${way === 'up' ? '升' : '降'}”。两个数写颠倒了，或者用错了词。`,
        left: a,
        right: b,
      },
    ];
  });
}
