import { addable, type Mention, type Reading } from '../mentions';
import { directionBefore } from '../words/directions';
import { residuals } from '../words/residuals';
import { segmentBefore } from './context';
import { amountLike, quotesOf, shown, type Relation } from './relation';
import { slackOf } from './sums';

/** “由80万元增加到92万元，增加12万元”, “92万元，较上年的80万元增加12万元”: the change against the two levels the words name. */
export function differences(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((change) => {
    const way = change.unit === '%' ? null : directionBefore(change.label);
    if (way === null || !change.isChange) return [];
    const ends = levelsOf(reading, change);
    return ends === null ? [] : judge(reading, source, change, way, ends.from, ends.to);
  });
}

/** The level before and the level after, where the words say which is which. */
function levelsOf(reading: Reading, change: Mention): { from: Mention; to: Mention } | null {
  const levels = segmentBefore(reading, change).filter(
    (one) => !one.isChange && one.depth === change.depth && isLevelOf(one, change),
  );
  const [near, far] = levels;
  if (!near || !far) return null;
  if (isStart(far) && isEnd(near) && change.token - near.token <= 4) return { from: far, to: near };
  // Nothing but the change between: “比上年的80万元〔增加〕12万元”.
  if (change.token - near.token === 2 && /(?:比|较|与|同)[^，]{1,12}$/.test(near.label)) return { from: near, to: far };
  return null;
}

const isLevelOf = (level: Mention, change: Mention): boolean =>
  change.unit === '个百分点' ? level.unit === '%' : addable(level, change);
const isStart = ({ label }: Mention): boolean => /(?:由|从)[^，]{0,10}$|(?:上年|去年|上一年)[^，]{0,6}$/.test(label);
const isEnd = ({ label }: Mention): boolean => /(?:到|至|为)(?:了|约)?$|(?:今年|本年)[^，]{0,6}$/.test(label);

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
    },
  ];
}

/** “总资产560万元，负债120万元，净资产440万元”: the rest of a whole, where a sentence tells just these three of a kind. */
export function rests(reading: Reading, source: string): Relation[] {
  return reading.mentions.flatMap((rest): Relation[] => {
    if (rest.isChange || rest.depth > 0) return [];
    const kind = residuals.find((one) => one.rest.test(rest.label));
    if (kind === undefined) return [];
    const before = segmentBefore(reading, rest).filter((one) => one.depth === 0 && addable(one, rest));
    const [taken, whole, ...others] = before;
    if (!taken || !whole || others.length > 0 || taken.isChange || whole.isChange) return [];
    if (
      !kind.taken.test(taken.label) ||
      !kind.whole.test(whole.label) ||
      kind.rest.test(taken.label) ||
      isPast(whole) !== isPast(taken)
    )
      return [];
    const all = [whole, taken, rest];
    const computed = whole.amount.minus(taken.amount);
    const quotes = quotesOf(reading, source, all);
    const away = computed.minus(rest.amount).abs();
    if (away.lte(slackOf(all))) return [{ kind: 'difference', quotes, verdict: 'holds', message: '' }];
    if (all.some(({ figure }) => figure.bound !== 'exact')) return [];
    const [stated, right, apart] = [shown(reading, rest), amountLike(computed, rest), amountLike(away, rest)];
    return [
      {
        kind: 'difference',
        quotes,
        verdict: 'fails',
        message: `余下的数不符：${shown(reading, whole)}－${shown(reading, taken)}＝${right}，文中写${stated}，相差${apart}。如另有上年结转或收回，请一并写明。`,
        left: stated,
        right,
        difference: apart,
      },
    ];
  });
}

const isPast = ({ label }: Mention): boolean => /上年|去年/.test(label);
