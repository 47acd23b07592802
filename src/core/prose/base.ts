/** What a sentence compares a figure with. */
export type Base = 'priorYear' | 'budget';

const priorYear = /上年|上一年|去年|同比/;
const againstYear = /(?:比|较|与|和|同)\s*(?:19|20)\d{2}\s*年/;
const againstBudget = /(?:比|较|与|和|同|超)[^，,]{0,10}(?:预算|指标)/;

/** The first base a clause names: 上年 before 预算 where it names both. */
export function baseOf(clause: string): Base | null {
  if (priorYear.test(clause)) return 'priorYear';
  if (againstBudget.test(clause)) return 'budget';
  return againstYear.test(clause) ? 'priorYear' : null;
}

/** The one base a whole sentence names; null where it names both or none. */
export function baseIn(sentence: string): Base | null {
  const named = sentence.split(/[，,、：:]/).map(baseOf);
  const [hasPrior, hasBudget] = [named.includes('priorYear'), named.includes('budget')];
  if (hasPrior === hasBudget) return null;
  return hasPrior ? 'priorYear' : 'budget';
}

/** Whether a field's or comparison's own words say that it is of the year before. */
export function isPriorYear(words: string): boolean {
  return words.includes('上年') || words.includes('上一年') || words.includes('去年');
}
