import { sum } from '../../quantity/decimal';
import { addable, type Mention, type Reading } from '../mentions';
import { wholes } from '../words/rates';
import { hiddenIn, isPercent, percentOf } from './quotient';
import { slackOf } from './sums';

/** A percentage that tells a share, the figure whose share it is, and what of, in its own words ('' where they leave it open). */
export interface Share {
  readonly rate: Mention;
  readonly part: Mention;
  readonly named: string;
}

/** Figures between two shares of one group, and back to their whole. */
const [near, back] = [8, 40];

/** Shares one behind another of the same whole: in one sentence, or item by item. */
export function groupsOf(all: readonly Share[]): Share[][] {
  const groups: Share[][] = [];
  for (const share of all) {
    const open = groups.slice(-2).find((group) => isNext(group[group.length - 1]!, share));
    if (open) open.push(share);
    else groups.push([share]);
  }
  return groups;
}

const isNext = (last: Share, { rate, part, named }: Share): boolean =>
  named === last.named &&
  part !== last.part &&
  addable(part, last.part) &&
  rate.sentence - last.rate.sentence <= 1 &&
  rate.index - last.rate.index <= near;

/**
 * The one figure before them that all of a group are shares of, though no word says so: the parts add up to it, or all of them but one
 * divide by it. null where none does, or the group is too small to tell.
 */
export function wholeAgreed({ mentions }: Reading, group: readonly Share[]): Mention | null {
  const counted = group.filter(({ part }) => part.amount.gt(0));
  const [first] = group;
  if (first === undefined || counted.length < 2) return null;
  const parts = counted.map(({ part }) => part);
  const added = sum(parts.map(({ amount }) => amount));
  let best: { whole: Mention; holding: number; isSum: boolean } | null = null;
  for (let i = first.part.index - 1; i >= 0 && i >= first.part.index - back; i--) {
    const whole = mentions[i]!;
    if (whole.isChange || whole.depth > first.part.depth || !addable(whole, first.part)) continue;
    if (parts.some(({ amount }) => amount.gt(whole.amount))) continue;
    const holding = counted.filter(({ rate, part }) => {
      const value = percentOf(part.amount, whole.amount);
      return value !== null && isPercent(rate.figure, value, hiddenIn(value, part, whole));
    }).length;
    const isSum = added
      .minus(whole.amount)
      .abs()
      .lte(slackOf([whole, ...parts]));
    const isEnough = isSum ? holding > 0 || wholes.test(first.named) : holding > 1 && holding >= counted.length - 1;
    if (isEnough && (best === null || holding > best.holding)) best = { whole, holding, isSum };
  }
  return best?.whole ?? null;
}
