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

  it('同一张表的别的指标填了完成值，这一个漏了：提示', () =>
    expect(
      onForms(
        { kind: 'indicator-complete' },
        { ...line('quantity1', whole), ...line('quantity2', { ...whole, actual: 100 }) },
      ),
    ).toEqual([
      'notice: 《部门整体支出绩效自评表》数量指标1“完成签约”没有填实际完成值，同一张表的其他指标已经填了。',
      'pass',
    ]));

  it('定性指标漏的是完成情况', () =>
    expect(
      onForms(
        { kind: 'indicator-complete' },
        {
          ...line('quantity1', { name: '机制健全', direction: '定性', full: 10 }),
          ...line('quantity2', { ...whole, actual: 100 }),
        },
      )[0],
    ).toBe('notice: 《部门整体支出绩效自评表》数量指标1“机制健全”没有填完成情况，同一张表的其他指标已经填了。'));
});
