import type { Level, Statement } from '../../prose/statement';
import type { Base } from '../../prose/words/bases';

/**
 * A statement whose base or subject is told by a year in numbers, against the workbook's year: 较2021年 is 比上年 in a workbook of 2022,
 * 2022年预算 its own budget. None of it where the year is another (“较2020年”): the workbook does not know it.
 */
export function ofYear(one: Statement, year: number | null): readonly Statement[] {
  if (year === null) return [one];
  const named = /(?:19|20)\d{2}(?=年)/.exec(one.subject)?.[0];
  if (named !== undefined && Number(named) !== year) return [];
  if (one.year === null || one.year === year - 1) return [one];
  if (one.year !== year) return [];
  switch (one.kind) {
    case 'level':
      return leveled(one);
    case 'move':
    case 'ratio':
      return ofBudget(one.base) ? [{ ...one, base: 'budget' }] : [];
  }
}

const ofBudget = (base: Base | null): boolean => base === 'priorBudget';

function leveled(one: Level): readonly Statement[] {
  if (one.of === 'priorBudget') return [{ ...one, of: 'budget' }];
  return one.of === 'priorYear' ? [{ ...one, of: 'final' }] : [one];
}
