import { decide, money, told, words } from './table';

const fields = [
  money('prior', '上年预算数'),
  money('budget', '本年预算数'),
  money('final', '本年决算数'),
  words('reason', '主要原因'),
];
const comparisons = [
  { from: 'prior', to: 'budget', label: '本年预算比上年预算' },
  { from: 'budget', to: 'final', label: '决算比本年预算' },
];
const cells = { prior: 227.58, budget: 219.2, final: 285.6 };
const judge = (reason: string, more: object = {}) =>
  told(
    decide({ kind: 'explanation-agrees', reason: 'reason', subject: '基本支出', comparisons }, fields, {
      ...cells,
      ...more,
      ...(reason !== '' && { reason }),
    } as never),
  );

describe('explanation-agrees 说明与数字一致', () => {
  it.each([
    ['开福区 2018 原句', '本年支出预算数比上年减少8.38万元，人员减少', ['pass']],
    ['比率一致', '支出比上年下降3.68%', ['pass']],
    ['比率只写一位', '支出比预算增长30.3%', ['pass']],
    ['元与万元', '支出比上年减少83800元', ['pass']],
    ['合上任何一个对比都算对', '支出增加66.4万元', ['pass']],
    ['约数按写出的位数看', '支出比上年下降约4%', ['pass']],
    ['约数也可以差一成', '支出比上年减少约9万元', ['pass']],
    ['负的增长就是下降', '支出比上年增长-3.68%', ['pass']],
    [
      '负的增长，其实是增长',
      '支出比预算增长-30.29%',
      [
        'fail: 基本支出的说明写“增长-30.29%”，与数字不符：决算比本年预算由219.20万元到285.60万元，增加66.40万元，增长30.29%。',
      ],
    ],
    ['没有写', '', ['notApplicable: 没有写说明。']],
    ['没有可核对的话', '工资标准调整', ['notApplicable: 说明里没有可核对的增减表述。']],
    [
      '方向反了',
      '支出比上年增加8.38万元',
      [
        'fail: 基本支出的说明写“增加8.38万元”，与数字不符：本年预算比上年预算由227.58万元到219.20万元，减少8.38万元，下降3.68%。',
      ],
    ],
    [
      '数字错了',
      '支出比上年减少3.83万元',
      [
        'fail: 基本支出的说明写“减少3.83万元”，与数字不符：本年预算比上年预算由227.58万元到219.20万元，减少8.38万元，下降3.68%。',
      ],
    ],
    [
      '没有数字的方向也反了',
      '基本支出比上年增加',
      [
        'fail: 基本支出的说明写“基本支出比上年增加”，与数字不符：本年预算比上年预算由227.58万元到219.20万元，减少8.38万元，下降3.68%。',
      ],
    ],
    [
      '说持平其实不平',
      '支出与预算持平',
      [
        'fail: 基本支出的说明写“支出与预算持平”，与数字不符：决算比本年预算由219.20万元到285.60万元，增加66.40万元，增长30.29%。',
      ],
    ],
  ])('%s', (_, reason, expected) => expect(judge(reason)).toEqual(expected));

  it('要比的数没填：无法核对', () => {
    expect(
      told(
        decide({ kind: 'explanation-agrees', reason: 'reason', subject: '基本支出', comparisons }, fields, {
          budget: 219.2,
          final: 285.6,
          reason: '支出比上年减少8.38万元',
        }),
      ),
    ).toEqual(['undetermined: 本年预算比上年预算的数没有填全，不能核对说明中的“减少8.38万元”。']);
  });

  describe('不误报', () => {
    it.each([
      '人员减少，支出减少8.38万元',
      '人员增加5人，工资标准提高',
      '因人员减少，人员经费减少20万元',
      '公务接待费减少3万元',
      '人员经费增加，预算调整',
      '支出未增加',
      '减少公务用车购置',
      '预算调整，增加拆迁项目统筹的工作经费使用',
      '支出增加近66万元',
      '满意度提高5%',
      '接待费减少到5万元',
    ])('%s', (reason) => expect(judge(reason)[0]).not.toMatch(/^fail/));
  });
});
