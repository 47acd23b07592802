import { addable, type Mention, type Reading } from '../mentions';
import { outcome, plannedAt } from '../words/movement-ends';
import { totalOf } from '../words/rates';
import { levelsBefore, segmentBefore } from './context';
import { headOf } from './movements';
import { bareOutcome, outcomeBefore } from './outcomes';
import { isPlanInside } from './plan-inside';

/** Levels the amount can belong to, nearest first. */
export function levelsFor(reading: Reading, amount: Mention, subject: string): readonly Mention[] {
  const isLevel = (one: Mention): boolean => !isPlanInside(reading, one);
  const own = outcomes(levelsBefore(reading, amount, amount).filter(isLevel), amount);
  const all = own.length > 0 ? own : outcomes(levelsBefore(reading, amount, amount, 1).filter(isLevel), amount);
  if (subject === '') {
    // “收入总计…，其中…。与上年相比，收入总计增加…”: named again, far from where it was told.
    const named = own.length > 0 ? [] : outcomeBefore(reading, amount, headOf(amount.label));
    return named.length > 0 ? named : all;
  }
  const named = all.filter(({ label }) => label.includes(subject));
  if (named.length === 0) return outcomeBefore(reading, amount, subject);
  return ofBudget.test(amount.label) ? named : named.flatMap((level) => outcomeBehind(reading, level, all) ?? level);
}

/**
 * “三公经费年初预算8.5万元，决算7.54万元，…。三公经费比上年减少…”: what came of the plan stands behind it without its name.
 * @returns null where the level is no plan or nothing is told of what came of it
 */
function outcomeBehind({ mentions }: Reading, plan: Mention, all: readonly Mention[]): Mention | null {
  const next = mentions[plan.index + 1];
  if (!plannedAt.test(plan.label) || next === undefined || !all.includes(next)) return null;
  return next.sentence === plan.sentence && next.depth === plan.depth && bareOutcome.test(next.label) ? next : null;
}

/** A plan of a sentence before, of which the change does not speak: something else may have moved. */
export function isPlanElsewhere(level: Mention, amount: Mention): boolean {
  return level.sentence !== amount.sentence && plannedAt.test(level.label) && !ofBudget.test(amount.label);
}

const ofBudget = /预算|计划/;

/** “预算15万元，决算12万元，比上年减少3万元”: what came of it is compared with the year before, not what was planned. */
function outcomes(levels: readonly Mention[], amount: Mention): readonly Mention[] {
  const real = levels.filter(({ label }) => !plannedAt.test(label));
  const isOfOutcome = !ofBudget.test(amount.label) && real.some(({ label }) => outcome.test(label));
  return isOfOutcome ? real : levels;
}

/** “总支出增加311万元” of the one total that the text before states, in whatever words. */
export function totalsBefore({ mentions }: Reading, amount: Mention): Mention[] {
  const kind = totalOf(amount.label);
  if (kind === null) return [];
  const found: Mention[] = [];
  for (let i = amount.index - 1; i >= 0 && i >= amount.index - 16; i--) {
    const one = mentions[i]!;
    const label = one.label.replace(amongThem, '');
    if (one.depth === 0 && !one.isChange && !one.isBase && addable(one, amount) && totalOf(label) === kind)
      found.push(one);
  }
  // “支出总计…，其中本年支出…。与上年相比，本年支出增加…”: the one of the same name, of several totals.
  const named = found.filter(({ label }) => label.replace(amongThem, '') === headOf(amount.label));
  return [named, found].find(({ length }) => length === 1) ?? [];
}

const amongThem = /^其中[：，]?/;

/** The nearest level is surely what moved: it stands alone in its part of the sentence, or all that stand there are equal. */
export function isOwn(reading: Reading, levels: readonly Mention[], amount: Mention, subject: string): boolean {
  const [level] = levels;
  if (level === undefined) return false;
  if (subject !== '' || levels.length === 1) return true;
  const near = segmentBefore(reading, amount).filter((one) => levels.includes(one));
  const those = near.length > 0 ? near : levels;
  return those.every((one) => one.amount.eq(level.amount));
}
