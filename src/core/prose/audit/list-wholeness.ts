import { zero, type Decimal } from '../../quantity/decimal';
import { families, grades, ofEach, openLists, progress, property, rank, takesTheRest, traits } from '../words/lists';
import { measureOf } from '../words/units';
import type { Breakdown } from './breakdown';

/** Whether the parts were meant to be all: without a sign of it a list that does not add up names only some. */
export function isWhole(one: Breakdown, added: Decimal): boolean {
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
  if (/累计/.test(total.label) && labels.some((label) => /\d{4}年|本年|当年|今年|新/.test(label))) return true;
  if (labels.some((label) => ofEach.test(label)) || labels.filter((label) => rank.test(label)).length > 1) return true;
  if (measureOf(total.unit) === 'money') return false;
  if (labels.every((label) => grades.all.test(label)) && !labels.some((label) => grades.lowest.test(label)))
    return true;
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
