import { decide, money, told } from './table';

const fields = [
  money('prior', '接待费/上年决算数'),
  money('budget', '接待费/本年预算数'),
  money('final', '接待费/本年决算数'),
];
const judge = (prior: unknown, budget: unknown, final: unknown) =>
  decide({ kind: 'amount-unit-slip', rows: [['prior', 'budget', 'final']] }, fields, { prior, budget, final } as never);

describe('amount-unit-slip 元填成了万元', () => {
  it.each([
    ['三列相当', [11.86, 29.46, 29.46], ['pass']],
    [
      '这一列是元',
      [11.86, 12, 98400],
      ['fail: 本年决算数填了98400.00万元，同一行的上年决算数是11.86万元，可能把元当成了万元，应为9.84万元。'],
    ],
    [
      '小数目也认得出整元',
      [0.12, 0.1, 900],
      ['fail: 本年决算数填了900.00万元，同一行的上年决算数是0.12万元，可能把元当成了万元，应为0.09万元。'],
    ],
    [
      '没有别的列可比，但大得少见：只提示',
      [null, null, 2192000],
      ['notice: 本年决算数填了2192000.00万元，可能把元当成了万元，应为219.20万元。'],
    ],
    [
      '另一列也这么大：可能整行是元，也可能上年刚开头，只提示',
      [1.2, 12000, 11800],
      [
        'notice: 本年预算数填了12000.00万元，同一行的上年决算数是1.20万元，可能把元当成了万元，应为1.20万元。',
        'notice: 本年决算数填了11800.00万元，同一行的上年决算数是1.20万元，可能把元当成了万元，应为1.18万元。',
      ],
    ],
    ['都没填', [null, null, null], ['notApplicable: 还没有填金额。']],
  ])('%s', (_, [prior, budget, final], expected) => expect(told(judge(prior, budget, final))).toEqual(expected));

  it('给出更正', () =>
    expect(judge(11.86, 12, 98400)[0]).toMatchObject({
      subject: 'final',
      fix: { kind: 'set-number', field: 'final', value: '9.84' },
    }));

  it.each([
    ['984.9 在 0.09 旁边（怀化 2022）', [0.09, 17.85, 984.9]],
    ['从无到有', [0, 0, 118.79]],
    ['差得多，但除以一万也对不上', [0.05, 0.05, 3000]],
    ['大项目大金额', [52000, 48000, 61000]],
    ['单列大数', [null, null, 52000]],
    ['上年只有前期费的项目', [0.1, 900, 895.5]],
  ])('不误报：%s', (_, [prior, budget, final]) => expect(told(judge(prior, budget, final))).toEqual(['pass']));

  it('重复行逐行看', () => {
    const rows = [
      {
        kind: 'rows' as const,
        id: 'projects',
        label: '项目',
        columns: [money('budget', '预算'), money('final', '决算')],
      },
    ];
    const cells = {
      'projects[1].budget': 77,
      'projects[1].final': 76,
      'projects[2].budget': 40,
      'projects[2].final': 398000,
    };
    expect(
      told(decide({ kind: 'amount-unit-slip', rows: [['projects.budget', 'projects.final']] }, rows, cells)),
    ).toEqual([
      'fail: 决算（第2行）填了398000.00万元，同一行的预算（第2行）是40.00万元，可能把元当成了万元，应为39.80万元。',
    ]);
  });
});
