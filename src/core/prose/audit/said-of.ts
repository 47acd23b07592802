import { withoutEnds } from '../ends';
import { addable, type Mention } from '../mentions';

const links = ['为', '是', '有', '共', '达', '数'];

/**
 * Which figure of its sentence (or the one before) the items of a list are of, by the words they share: behind “资产总额30万元，净资产20万元”
 * “其中甲资产总额12万元、乙资产总额18万元” are of the first. 'several' where the items are of different ones (“受理5件，办结4件”).
 */
export function saidOf(mentions: readonly Mention[], total: Mention, parts: readonly Mention[]): Mention | 'several' {
  const before = toldBefore(mentions, total);
  if (before.length === 0) return total;
  const found = new Set<Mention>();
  for (const part of parts) {
    let best = total;
    for (const one of before)
      if (alike(part, one) > Math.max(alike(part, best), least) && !isLike(one, total)) best = one;
    found.add(best);
  }
  const [first = total, ...others] = found;
  return others.length > 0 ? 'several' : first;
}

/** Other levels of the kind that the total's sentence tells before it, nearest first. */
export function toldBefore(mentions: readonly Mention[], total: Mention): Mention[] {
  const before: Mention[] = [];
  for (let i = total.index - 1; i >= 0 && total.index - i <= 8 && mentions[i]!.sentence === total.sentence; i--) {
    const one = mentions[i]!;
    if (one.depth === total.depth && !one.isChange && !one.isBase && addable(one, total)) before.push(one);
  }
  return before;
}

/** Two words: fewer signs (人员, 总额) any two labels may have in common. */
const least = 3;

/** How many signs two labels have in common at their ends and beginnings; all of them and more where they are the same. */
function alike(a: Mention, b: Mention): number {
  const [one, other] = [withoutEnds(a.label.replace(/^其中[，：]?/, ''), links), withoutEnds(b.label, links)];
  if (one === other) return one === '' ? 0 : 2 * least + one.length;
  const most = Math.min(one.length, other.length);
  let [end, start] = [0, 0];
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  while (start < most - end && one[start] === other[start]) start++;
  // “受理民事案件”, “共受理诉讼案件”: the doing stands somewhere in the words.
  if (start === 0 && one.length - end >= 2 && other.includes(one.slice(0, 2))) start = 2;
  return end + start;
}

const isLike = (one: Mention, other: Mention): boolean => one.label === '' || other.label.endsWith(one.label);
