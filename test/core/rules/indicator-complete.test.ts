import { line, onForms } from './evaluation-form';

const judge = (cells: Readonly<Record<string, string | number>>) =>
  onForms({ kind: 'indicator-complete' }, line('quantity1', cells));
const whole = { name: '完成签约', direction: '≥', target: 100, full: 10 };

describe('indicator-complete 指标填全', () => {
  it.each<[string, Readonly<Record<string, string | number>>, string]>([
    ['填全了，实际完成值可以以后再填', whole, 'pass'],
    [
      '没有写分值，会悄悄不计分',
      { name: '完成签约', direction: '≥', target: 100 },
      'fail: 《部门整体支出绩效自评表》数量指标1“完成签约”没有填分值。',
    ],
    [
      '只写了名称',
      { name: '完成签约' },
      'fail: 《部门整体支出绩效自评表》数量指标1“完成签约”没有填指标方向、年度指标值、分值。',
    ],
    ['只写了分值', { full: 10 }, 'fail: 《部门整体支出绩效自评表》数量指标1没有填指标名称、指标方向、年度指标值。'],
    ['定性指标不用填指标值', { name: '机制健全', direction: '定性', full: 10 }, 'pass'],
    ['整行空着', {}, 'notApplicable: 还没有填绩效指标。'],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toEqual([wanted]));
});
