import type { Base } from './words/bases';

const priorBudget = /(?:上年|上一年|去年)度?(?:年初)?(?:支出)?(?:预算|指标)/;
const priorYear = /上年|上一年|去年|同比/;
const againstYear = /(?:比|较|与|和|同)\s*(?:19|20)\d{2}\s*年/;
const againstBudget = /(?:比|较|与|和|同|超)[^，,]{0,10}(?:预算|指标)/;

/** The first base a clause names: 上年 before 预算 where it names both. */
function baseOf(clause: string): Base | null {
  if (priorBudget.test(clause)) return 'priorBudget';
  if (priorYear.test(clause)) return 'priorYear';
  if (againstBudget.test(clause)) return 'budget';
  return againstYear.test(clause) ? 'priorYear' : null;
}

/** The one base a whole sentence names; null where it names several or none. */
export function baseIn(sentence: string): Base | null {
  const named = new Set(sentence.split(/[，,、：:]/).flatMap((clause) => baseOf(clause) ?? []));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** Whether a field's or comparison's own words say that it is of the year before. */
export function isPriorYear(words: string): boolean {
  return words.includes('上年') || words.includes('上一年') || words.includes('去年');
}
