import { decide, money, told, type Cells } from './table';

const ids = ['prior', 'budget', 'final'];
const fields = [
  money('prior', '公务接待/上年决算数'),
  money('budget', '公务接待/本年预算数'),
  money('final', '公务接待/本年决算数'),
];
const judge = (cells: Cells) => decide({ kind: 'digit-slip', rows: [ids] }, fields, cells);

describe('digit-slip 多填、少填几位', () => {
  it.each<[string, Cells, string[]]>([
    [
      '多一位',
      { prior: 1.3, budget: 1.2, final: 12.1 },
      [
        'fail: 本年决算数填了12.10万元，同一行的上年决算数1.30万元、本年预算数1.20万元，可能多填了一位（大了10倍），应为1.21万元。',
      ],
    ],
    [
      '少两位',
      { prior: 130, budget: 1.2, final: 121 },
      [
        'fail: 本年预算数填了1.20万元，同一行的上年决算数130.00万元、本年决算数121.00万元，可能少填了两位（小了100倍），应为120.00万元。',
      ],
    ],
    [
      '多三位',
      { prior: 1300, budget: 1.2, final: 1.5 },
      [
        'fail: 上年决算数填了1300.00万元，同一行的本年预算数1.20万元、本年决算数1.50万元，可能多填了三位（大了1000倍），应为1.30万元。',
      ],
    ],
    ['相近', { prior: 1.3, budget: 1.2, final: 2.1 }, ['pass']],
    ['差四倍，移一位也不像', { prior: 1, budget: 1, final: 4 }, ['pass']],
    ['另外两个自己就不像，看不出', { prior: 1, budget: 5, final: 12 }, ['pass']],
    ['差一万倍是元当万元，另有一条', { prior: 1.2, budget: 1.2, final: 12_000 }, ['pass']],
    ['只有两个数', { prior: 1.2, final: 12 }, ['notApplicable: 没有一行填了三个以上的数。']],
    ['0 不算数', { prior: 0, budget: 1.2, final: 12 }, ['notApplicable: 没有一行填了三个以上的数。']],
    ['文本不算数', { prior: '1.3', budget: 1.2, final: 12 }, ['notApplicable: 没有一行填了三个以上的数。']],
  ])('%s', (_, cells, wanted) => expect(told(judge(cells))).toEqual(wanted));

  it('一键改成移位以后的数', () =>
    expect(judge({ prior: 1.3, budget: 1.2, final: 12.1 })[0]).toMatchObject({
      fix: { kind: 'set-number', field: 'final', value: '1.21' },
    }));

  it('移位以后，不平的合计正好平了：是错误', () => {
    const rule = { kind: 'sums-to' as const, total: 'sum', parts: ['final', 'other'] };
    const sum = { id: 'sum', title: '合计等于两项之和', level: 'error' as const, basis: '无', rule };
    const more = [...fields, money('other', '其他/本年决算数'), money('sum', '合计/本年决算数')];
    const slipped = (total: number) =>
      decide(
        { kind: 'digit-slip', rows: [ids] },
        more,
        { prior: 1.3, budget: 1.2, final: 12.1, other: 5, sum: total },
        { checks: [sum] },
      )[0];
    expect(slipped(6.21)).toMatchObject({ level: 'error' });
    expect(told([slipped(6.21)!])[0]).toContain('应为1.21万元。改过来，“合计等于两项之和”就对上了。');
    expect(slipped(17.1)).not.toHaveProperty('level');
    expect(slipped(8)).not.toHaveProperty('level');
  });

  it('移位以后正好等于上限，不算对上：不是错误', () => {
    const rule = {
      kind: 'not-above' as const,
      amount: 'final',
      limit: 'last',
      amountLabel: '本年',
      limitLabel: '上年',
    };
    const limit = { id: 'limit', title: '不高于上年', level: 'explain' as const, basis: '无', rule };
    const more = [...fields, money('last', '公务接待/上年预算数')];
    const verdicts = decide(
      { kind: 'digit-slip', rows: [ids] },
      more,
      { prior: 23, budget: 24, final: 23.24, last: 2.324 },
      { checks: [limit] },
    );
    expect(told(verdicts)).toEqual(['pass']);
  });
});
