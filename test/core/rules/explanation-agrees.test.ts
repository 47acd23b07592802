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
        'fail: 基本支出的说明写“增长-30.29%”，与数字不符：决算比本年预算增加66.40万元，增长30.29%（由219.20万元到285.60万元）。',
      ],
    ],
    ['没有写', '', ['notApplicable: 没有写说明。']],
    ['没有可核对的话', '工资标准调整', ['notApplicable: 说明里没有可核对的增减表述。']],
    [
      '方向反了',
      '支出比上年增加8.38万元',
      [
        'fail: 基本支出的说明写“增加8.38万元”，与数字不符：本年预算比上年预算减少8.38万元，下降3.68%（由227.58万元到219.20万元）。',
      ],
    ],
    [
      '数字错了',
      '支出比上年减少3.83万元',
      [
        'fail: 基本支出的说明写“减少3.83万元”，与数字不符：本年预算比上年预算减少8.38万元，下降3.68%（由227.58万元到219.20万元）。',
      ],
    ],
    [
      '没有数字的方向也反了',
      '基本支出比上年增加',
      [
        'fail: 基本支出的说明写“基本支出比上年增加”，与数字不符：本年预算比上年预算减少8.38万元，下降3.68%（由227.58万元到219.20万元）。',
      ],
    ],
    [
      '说持平其实不平',
      '支出与预算持平',
      [
        'fail: 基本支出的说明写“支出与预算持平”，与数字不符：决算比本年预算增加66.40万元，增长30.29%（由219.20万元到285.60万元）。',
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

describe('各种说法的增减', () => {
  /** 上年 48，预算 50，决算 60；另一组相反。 */
  const rows = [
    money('last', '上年决算数'),
    money('plan', '本年预算数'),
    money('done', '本年决算数'),
    words('reason', '主要原因'),
  ];
  const pairs = [
    { from: 'plan', to: 'done', label: '决算数比预算数' },
    { from: 'last', to: 'done', label: '决算数比上年决算数' },
  ];
  const outcome = (reason: string, cells: object): string =>
    decide({ kind: 'explanation-agrees', reason: 'reason', subject: '公用经费', comparisons: pairs }, rows, {
      ...cells,
      reason,
    } as never)[0]!.outcome;
  const more = { last: 48, plan: 50, done: 60 };
  const less = { last: 64, plan: 60, done: 48 };

  it.each([
    '减少的主要原因是会议少。',
    '决算数低于预算数，主要原因是会议少。',
    '由50万元增加到62万元。',
    '降至45万元，因会议少。',
    '上年48万元，今年55万元。',
    '完成年初预算的110%。',
    '是上年的1.5倍。',
    '与上年基本持平。',
    '没有增加，按预算执行。',
    '不增反减，因会议少。',
    '比预算增加10万元，降幅20%。',
    '比预算、上年分别增加12万元、10万元。',
    '比预算增长控制在5%以内。',
    '同比增加9万元左右。',
    '增长30%以上。',
    '同比下滑25%。',
    '压减公用经费12万元。',
    '比上年增加百分之三十五。',
  ])('与增加的数矛盾：%s', (reason) => expect(outcome(reason, more)).toBe('fail'));

  it.each([
    '决算数高于预算数的主要原因：新增物业。',
    '由50万元增加到60万元。',
    '完成年初预算的120%。',
    '是上年的1.25倍。',
    '并未减少，系新增物业。',
    '比预算、上年分别增加10万元、12万元。',
    '同比增长两成多。',
    '比上年增加四分之一。',
    '比预算增加十万元。',
    '其中会议费8万元，较上年减少2万元。',
    '会议费减少，但物业费增加较多。',
    '下年拟压减5%。',
    '上年压减较多，本年恢复正常。',
    '严禁超支，新增物业经批准。',
    '预算调增10万元，用于物业。',
    '厉行节约，会议费压减3万元。',
    '接待由12批减少到8批。',
  ])('与增加的数不矛盾：%s', (reason) => expect(outcome(reason, more)).not.toBe('fail'));

  it.each(['增加的主要原因是物业提标。', '同比上升。', '超支12万元。', '不降反升。', '与预算一致。', '执行率95%。'])(
    '与减少的数矛盾：%s',
    (reason) => expect(outcome(reason, less)).toBe('fail'),
  );

  it.each([
    '节约率20%。',
    '少支12万元。',
    '由60万元压缩到48万元，压减20%。',
    '不存在增加情况。',
    '执行率80%。',
    '比年初预算增加-12万元。',
  ])('与减少的数不矛盾：%s', (reason) => expect(outcome(reason, less)).not.toBe('fail'));
});
