import { decide, money, told, words } from './table';

const fields = [
  money('bf', '基本支出决算数'),
  money('bb', '基本支出预算数'),
  money('pf', '项目支出决算数'),
  money('pb', '项目支出预算数'),
  words('text', '支出情况', { length: 'prose' }),
];
const params = {
  kind: 'claim-holds',
  texts: ['text'],
  claims: ['基本在预算控制范围内', '控制在预算范围内', '控制良好'],
  comparisons: [
    { amount: 'bf', limit: 'bb', label: '基本支出' },
    { amount: 'pf', limit: 'pb', label: '项目支出' },
  ],
} as const;
const judge = (text: string | null, cells: object, within?: string) =>
  told(
    decide(
      {
        ...params,
        texts: [...params.texts],
        claims: [...params.claims],
        comparisons: [...params.comparisons],
        ...(within !== undefined && { within }),
      },
      fields,
      { ...cells, text } as never,
    ),
  );

describe('claim-holds 结论与数字一致', () => {
  const kaifu = { bf: 285.6, bb: 219.2 };
  it.each([
    [
      '开福区 2018 原句',
      '2018年决算基本支出285.6万元，基本在预算控制范围内，人员经费增加，预算调整。',
      kaifu,
      [
        'fail: 支出情况写“基本在预算控制范围内”，与数字不符：基本支出决算数285.60万元，基本支出预算数219.20万元，超出66.40万元（30.29%）。',
      ],
    ],
    ['成立', '支出控制良好。', { bf: 200, bb: 219.2 }, ['pass']],
    ['没有这类话', '按计划完成。', kaifu, ['notApplicable: 文字里没有这类结论。']],
    ['没有文字', null, kaifu, ['notApplicable: 文字里没有这类结论。']],
    ['没有预算数', '支出控制良好。', { bf: 285.6 }, ['undetermined: 基本支出预算数没有可用的数，不能核对“控制良好”。']],
    ['什么数都没有', '支出控制良好。', {}, ['undetermined: 没有预算和支出的数，不能核对“控制良好”。']],
  ])('%s', (_, text, cells, expected) => expect(judge(text, cells)).toEqual(expected));

  it.each([
    ['句子点了名就只看这一项', '项目支出控制在预算范围内。', { ...kaifu, pf: 90, pb: 100 }],
    ['“其他”不指这些数', '项目支出增加统筹经费，其他基本在预算控制范围内。', kaifu],
    ['否定的话', '支出未控制在预算范围内。', kaifu],
  ])('不误报：%s', (_, text, cells) => expect(judge(text, cells).join()).not.toMatch(/fail/));

  it('允许的超出幅度由模板定', () => {
    expect(judge('支出控制良好。', { bf: 222, bb: 219.2 })[0]).toMatch(/^fail/);
    expect(judge('支出控制良好。', { bf: 222, bb: 219.2 }, '0.05')).toEqual(['pass']);
  });
});
