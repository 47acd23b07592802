/** What a sentence compares a figure with; 上年预算 is neither last year's spending nor this year's budget, 全年预算 not its beginning. */
export type Base = 'priorYear' | 'budget' | 'adjusted' | 'priorBudget';

interface BaseWords {
  readonly base: Base;
  readonly words: string;
}

const lastYear = '(?:上一?年度?|去年|(?:19|20)\\d{2}年度?)';
const thisYear = '(?:本年度?|今年|当年)?';

/** Longest first: 上年预算 before 上年, 全年预算 before 预算. */
export const baseWords: readonly BaseWords[] = [
  { base: 'priorBudget', words: `${lastYear}(?:年初)?(?:支出)?(?:预算|指标)(?:数|安排)?` },
  { base: 'adjusted', words: `${thisYear}(?:全年|调整后?的?|调整后)(?:支出)?(?:预算|指标)(?:数|安排)?` },
  { base: 'budget', words: `${thisYear}(?:年初)?(?:支出)?(?:预算|指标)(?:数|安排|批复数)?` },
  { base: 'priorYear', words: `${lastYear}(?:同期)?(?:实际)?(?:决算|支出|执行|完成)?(?:支出)?(?:数|水平|同期)?` },
  { base: 'priorYear', words: '同期' },
];
