/** What a sentence compares a figure with; 上年预算 is neither last year's spending nor this year's budget, 全年预算 not its beginning. */
export type Base = 'priorYear' | 'budget' | 'adjusted' | 'priorBudget';

interface BaseWords {
  readonly base: Base;
  readonly words: string;
}

const lastYear = '(?:上一?年度?|去年|(?:19|20)\\d{2}年度?)';
const thisYear = '(?:本年度?|今年|当年)?';
const whose = '(?:我单位|本单位|单位|部门)?';
const budgetEnd = '(?:支出)?(?:预算|指标)(?:批复数|批复|安排数|安排|金额|控制数|总额|数)?';

/** Longest first: 上年预算 before 上年, 全年预算 before 预算. */
export const baseWords: readonly BaseWords[] = [
  { base: 'priorBudget', words: `${lastYear}(?:年初)?${budgetEnd}` },
  { base: 'adjusted', words: `${thisYear}(?:全年|调整后?的?|调整后)${budgetEnd}` },
  { base: 'budget', words: `${whose}${thisYear}(?:年初)?(?:批复的?)?${budgetEnd}` },
  {
    base: 'priorYear',
    words: `${lastYear}(?:同期)?(?:实际)?(?:决算|支出|执行|完成)?(?:支出|金额|总额)?(?:决算)?(?:数|水平|同期|情况)?`,
  },
  { base: 'priorYear', words: '同期' },
];
