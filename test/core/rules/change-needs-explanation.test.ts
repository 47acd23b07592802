import { decide, money, told, words, type BookOptions } from './table';

const fields = [
  money('prior', '上年决算数'),
  money('budget', '年初预算数'),
  money('adjusted', '全年预算数'),
  money('final', '本年决算数'),
  words('reason', '主要原因'),
];
const params = {
  kind: 'change-needs-explanation',
  from: 'budget',
  to: 'final',
  reason: 'reason',
  subject: '基本支出',
  fromLabel: '年初预算数',
  toLabel: '本年决算数',
} as const;
const judge = (cells: object, more: object = {}, options: BookOptions = {}) =>
  decide({ ...params, ...more }, fields, cells as never, options);
const says = '基本支出：本年决算数285.60万元，比年初预算数219.20万元增加66.40万元，增长30.29%，';

describe('change-needs-explanation 增减较大要写原因', () => {
  it.each([
    ['没有原因', { budget: 219.2, final: 285.6 }, [`fail: ${says}没有写明原因。`]],
    ['空话', { budget: 219.2, final: 285.6, reason: '按规定' }, [`fail: ${says}所写的原因不能算说明。`]],
    [
      '写了原因',
      { budget: 219.2, final: 285.6, reason: '年中调整工资标准，追加人员经费66.4万元' },
      [`fail: ${says}已写明原因。`],
    ],
    [
      '方向写反',
      { budget: 219.2, final: 285.6, reason: '压缩开支，支出减少66.4万元' },
      [`fail: ${says}所写的原因与数字不符。`],
    ],
    ['比率不大', { budget: 219.2, final: 230 }, ['pass']],
    ['比率大金额小：0.09 与 0.5', { budget: 0.09, final: 0.5 }, ['pass']],
    ['金额大比率小', { budget: 1000, final: 1050 }, ['pass']],
    [
      '减少也要写',
      { budget: 100, final: 60 },
      ['fail: 基本支出：本年决算数60.00万元，比年初预算数100.00万元减少40.00万元，下降40.00%，没有写明原因。'],
    ],
    ['基数为 0 另有规则', { budget: 0, final: 118.79 }, ['notApplicable: 年初预算数为0，没有变动率。']],
    ['决算没填', { budget: 219.2 }, ['notApplicable: 本年决算数没有填。']],
    ['预算没填', { final: 285.6 }, ['undetermined: 年初预算数没有填，不能核对。']],
    ['两边都没数', { final: 0 }, ['notApplicable: 两边都没有数。']],
    ['决算是文本', { budget: 1, final: '285.6' }, ['undetermined: 本年决算数是文本“285.6”，不是数值，不能核对。']],
  ])('%s', (_, cells, expected) => expect(told(judge(cells))).toEqual(expected));

  it('写了原因：由该格回答，带着当时的数', () => {
    const [verdict] = judge({ budget: 219.2, final: 285.6, reason: '工资标准调整' });
    expect(verdict).toMatchObject({
      answered: true,
      answeredBy: 'reason',
      figures: ['219.2', '285.6'],
      fields: ['reason', 'final', 'budget'],
    });
    const [open] = judge({ budget: 219.2, final: 285.6 });
    expect(open).not.toHaveProperty('answered');
  });

  it('给了全年预算就比全年预算', () => {
    const more = { adjusted: 'adjusted' };
    expect(told(judge({ budget: 219.2, adjusted: 280, final: 285.6 }, more))).toEqual(['pass']);
    expect(told(judge({ budget: 219.2, final: 285.6 }, more))).toEqual([`fail: ${says}没有写明原因。`]);
  });

  it('一段原因可以同时说明比上年的变动', () => {
    const comparisons = [
      { from: 'budget', to: 'final', label: '比年初预算' },
      { from: 'prior', to: 'final', label: '比上年' },
    ];
    const check = {
      id: 'agree',
      title: '',
      level: 'error',
      basis: '',
      rule: { kind: 'explanation-agrees', reason: 'reason', subject: '基本支出', comparisons },
    } as const;
    const cells = { prior: 300, budget: 219.2, final: 285.6, reason: '工资标准调整，支出比上年减少14.4万元' };
    expect(told(judge(cells, {}, { checks: [check as never] }))[0]).toContain('已写明原因');
  });
});
