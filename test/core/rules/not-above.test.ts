import { decide, money, told, words } from './table';

const fields = [money('final', '基本支出/本年决算数'), money('budget', '基本支出/本年预算数')];
const judge = (cells: object) =>
  told(
    decide(
      { kind: 'not-above', amount: 'final', limit: 'budget', amountLabel: '基本支出决算数', limitLabel: '预算数' },
      fields,
      cells as never,
    ),
  );

describe('not-above 不超过', () => {
  it.each([
    ['节约', { final: 200, budget: 219.2 }, ['pass']],
    ['相等', { final: 219.2, budget: 219.2 }, ['pass']],
    [
      '开福区 2018：超 30.29%',
      { final: 285.6, budget: 219.2 },
      ['fail: 基本支出决算数285.60万元，超过预算数219.20万元，多66.40万元，超出30.29%。'],
    ],
    [
      '预算为 0 时不写比率',
      { final: 118.79, budget: 0 },
      ['fail: 基本支出决算数118.79万元，超过预算数0.00万元，多118.79万元。'],
    ],
    ['没有决算', { budget: 219.2 }, ['notApplicable: 基本支出决算数没有填。']],
    ['没有发生额', { final: 0 }, ['notApplicable: 没有发生额。']],
    ['没有预算数', { final: 5 }, ['undetermined: 本年预算数没有填，不能核对。']],
    ['预算是文本', { final: 5, budget: '￥6' }, ['undetermined: 本年预算数是文本“￥6”，不是数值，不能核对。']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it('限额为 0 另有一条核对时，不再说一遍', () => {
    const check = {
      id: 'zero',
      title: '年初预算为0',
      level: 'explain' as const,
      basis: '',
      rule: { kind: 'zero-base' as const, base: 'budget', amount: 'final', texts: [], subject: '基本支出' },
    };
    const params = {
      kind: 'not-above',
      amount: 'final',
      limit: 'budget',
      amountLabel: '决算数',
      limitLabel: '预算数',
    } as const;
    expect(told(decide(params, fields, { final: 5, budget: 0 }, { checks: [check] }))).toEqual([
      'notApplicable: 预算数为0，另有一条核对。',
    ]);
  });
});

describe('not-above 写明了原因的', () => {
  const answered = (why: string) => {
    const [verdict] = decide(
      {
        kind: 'not-above',
        amount: 'final',
        limit: 'budget',
        amountLabel: '公务接待决算数',
        limitLabel: '预算数',
        reason: 'why',
      },
      [...fields, words('why', '公务接待/主要原因')],
      { final: 3, budget: 2, why },
    );
    return verdict?.outcome === 'fail' && verdict.answered === true;
  };

  it.each([
    ['省厅检查增加接待3批，超预算1万元。', true],
    ['年中新增两名人员，车辆维修集中在本年。', true],
    ['疫情后公务活动恢复', true],
    ['承办全市现场会，经县政府批准', true],
    ['年初没有安排预算，经批准参加友好城市交流活动', true],
    ['年初预算安排偏少', true],
    ['公车减少1辆，但两台老车大修', true],
    ['年中追加2万元，没有超过调整后的预算', true],
    ['比上年减少2万元，严格控制接待。', false],
    ['落实公函接待制度，来访批次少', false],
    ['没有超预算', false],
    ['公务接待控制在年初预算范围内，无超支', false],
    ['比年初预算节约0.3万元', false],
    ['正常变动', false],
    ['', false],
  ])('“%s”', (why, wanted) => expect(answered(why)).toBe(wanted));
});
