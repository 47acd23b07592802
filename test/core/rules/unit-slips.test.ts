import { decide, money, told, type Cells } from './table';

const fields = [
  money('prior', '业务工作经费/上年决算数'),
  money('budget', '业务工作经费/本年预算数'),
  money('final', '业务工作经费/本年决算数'),
  money('basic', '基本支出/本年决算数'),
  money('all', '支出合计'),
];
const sum = {
  id: 'sum',
  title: '支出合计等于两项之和',
  level: 'explain' as const,
  basis: '无',
  rule: { kind: 'sums-to' as const, total: 'all', parts: ['final', 'basic'] },
};
const judge = (cells: Cells) =>
  decide({ kind: 'amount-unit-slip', rows: [['prior', 'budget', 'final']] }, fields, cells, { checks: [sum] });

describe('整行都填成了元：旁边没有可比的，看等式', () => {
  it('改过来等式就对上：一条错误，点名整行，一键都改', () => {
    const [only, ...more] = judge({ prior: 964_000, final: 1_187_900, basic: 285.6, all: 404.39 });
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      fields: ['final', 'prior'],
      fix: {
        kind: 'many',
        fixes: [
          { kind: 'set-number', field: 'final', value: '118.79' },
          { kind: 'set-number', field: 'prior', value: '96.4' },
        ],
      },
    });
    expect(told([only!])[0]).toContain('可能把元当成了万元，应为118.79万元、96.40万元。');
  });

  it('等式本来就平：大项目不算错', () =>
    expect(told(judge({ prior: 52_000, final: 61_000, basic: 100, all: 61_100 }))).toEqual(['pass']));

  it('等式不平，改成万元也不平：不猜', () =>
    expect(told(judge({ prior: 52_000, final: 61_000, basic: 100, all: 61_000 }))).toEqual(['pass']));
});
