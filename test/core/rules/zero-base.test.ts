import { decide, money, told, words } from './table';

const fields = [
  money('budget', '项目支出/支出/年初预算'),
  money('prior', '三公经费/合计/上年决算数'),
  money('final', '项目支出/支出/本年决算数'),
  words('reason', '主要原因'),
  words('prose', '支出情况', { length: 'prose' }),
];
const judge = (cells: object, base = 'budget') =>
  told(
    decide(
      { kind: 'zero-base', base, amount: 'final', texts: ['prose'], subject: '项目支出', reason: 'reason' },
      fields,
      cells as never,
    ),
  );

describe('zero-base 基数为 0', () => {
  const finding = 'fail: 项目支出：支出年初预算为0，支出本年决算数118.79万元，算不出比率，不能写“完成年初预算的X%”。';
  it.each([
    ['年初预算 0、决算 118.79', { budget: 0, final: 118.79 }, [finding]],
    ['有预算', { budget: 100, final: 118.79 }, ['pass']],
    ['都是 0', { budget: 0, final: 0 }, ['pass']],
    ['预算没填', { final: 118.79 }, ['notApplicable: 支出年初预算没有填。']],
    ['决算没填', { budget: 0 }, ['notApplicable: 支出本年决算数没有填。']],
    [
      '决算是文本',
      { budget: 0, final: '118.79' },
      ['undetermined: 支出本年决算数是文本“118.79”，不是数值，不能核对。'],
    ],
    [
      '写了不该写的比率',
      { budget: 0, final: 118.79, prose: '项目支出决算118.79万元，完成年初预算的100%。' },
      [finding, 'error: 支出情况写“完成年初预算的100%”，但支出年初预算为0，这个比率不存在。'],
    ],
    ['完成全年预算的比率可以写', { budget: 0, final: 118.79, prose: '项目支出完成全年预算的98.5%。' }, [finding]],
    ['别的项目的比率不管', { budget: 0, final: 118.79, prose: '基本支出完成年初预算的95%。' }, [finding]],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it('写了原因就是已说明', () => {
    const [verdict] = decide(
      { kind: 'zero-base', base: 'budget', amount: 'final', texts: [], subject: '项目支出', reason: 'reason' },
      fields,
      { budget: 0, final: 5, reason: '年中追加拆迁统筹经费' },
    );
    expect(verdict).toMatchObject({ outcome: 'fail', answered: true, answeredBy: 'reason', figures: ['0', '5'] });
  });

  it('上年为 0 不能写“上升100%”', () => {
    expect(judge({ prior: 0, final: 11, reason: '新增任务，项目支出比上年上升100%' }, 'prior')).toEqual([
      'fail: 项目支出：合计上年决算数为0，支出本年决算数11.00万元，算不出比率，不能写“比上年增长X%”。',
      'error: 主要原因写“上升100%”，但合计上年决算数为0，这个比率不存在。',
    ]);
  });

  it('上年预算为 0，上年决算还是有的：说决算的比率可以写', () => {
    const row = [
      money('priorBudget', '三公经费/上年预算数'),
      money('budget', '三公经费/本年预算数'),
      words('reason', '主要原因'),
    ];
    const said = (reason: string) =>
      told(
        decide(
          {
            kind: 'zero-base',
            base: 'priorBudget',
            amount: 'budget',
            texts: [],
            subject: '三公经费预算',
            reason: 'reason',
          },
          row,
          { priorBudget: 0, budget: 5, reason },
        ),
      ).filter((one) => one.startsWith('error'));
    expect(said('决算比上年增长10%，接待批次增多')).toEqual([]);
    expect(said('三公经费预算比上年增长100%')).toHaveLength(1);
    expect(said('比上年预算增长100%')).toHaveLength(1);
  });
});
