import { decide, money, people, told, words } from './table';

const fields = [people('before', '上年在职人数'), people('now', '在职人数'), words('reason', '主要原因')];
const causes = [
  { words: ['人员减少', '减员'], direction: 'down' as const, from: 'before', to: 'now', label: '人员减少' },
  { words: ['人员增加', '新进人员'], direction: 'up' as const, from: 'before', to: 'now', label: '人员增加' },
];
const judge = (cells: object) =>
  told(decide({ kind: 'reason-supported', reason: 'reason', subject: '基本支出', causes }, fields, cells as never));

describe('reason-supported 原因不与本表矛盾', () => {
  it.each([
    ['人确实少了', { before: 10, now: 8, reason: '人员减少，基本工资支出相应减少' }, ['pass']],
    [
      '人多了却写人员减少',
      { before: 8, now: 10, reason: '人员减少' },
      ['fail: 基本支出的说明写“人员减少”，但上年在职人数8人、在职人数10人，增加2人，增长25.00%。'],
    ],
    [
      '人没变',
      { before: 8, now: 8, reason: '减员增效' },
      ['fail: 基本支出的说明写“减员”，但上年在职人数8人、在职人数8人，没有变化。'],
    ],
    [
      '开福区 2018：上年人数不知道',
      { now: 8, reason: '人员减少' },
      ['undetermined: 上年在职人数没有填，不能核对基本支出的说明“人员减少”。'],
    ],
    [
      '人数是文本',
      { before: '10', now: 8, reason: '人员减少' },
      ['undetermined: 上年在职人数是文本“10”，不是数值，不能核对基本支出的说明“人员减少”。'],
    ],
    ['没提到人', { before: 8, now: 10, reason: '工资标准调整' }, ['notApplicable: 说明里没有能用本表核对的原因。']],
    ['没写', {}, ['notApplicable: 没有写说明。']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it.each(['编外人员减少', '离退休人员减少', '公务接待人员减少', '并非因人员减少'])('不误报：%s', (reason) => {
    expect(judge({ before: 8, now: 10, reason })).toEqual(['notApplicable: 说明里没有能用本表核对的原因。']);
  });
});

describe('reason-supported 说明里的人数和上年的事', () => {
  it.each([
    ['人员由8人增加到10人', '8', '10', 'pass'],
    ['人员由8人增加到12人', '8', '10', 'fail: 基本支出的说明写“8人增加到12人”，其中12人与在职人数10人不符。'],
    ['人员由9人增加到10人', '8', '10', 'fail: 基本支出的说明写“9人增加到10人”，其中9人与上年在职人数8人不符。'],
  ])('%s（表里 %s → %s）', (reason, before, now, expected) => {
    const [verdict] = judge({ before: Number(before), now: Number(now), reason });
    expect(expected === 'pass' ? /^(?:pass|notApplicable)/.test(verdict!) : verdict).toBe(
      expected === 'pass' ? true : expected,
    );
  });

  it('上年没有买车，不能写上年新购', () => {
    const rows = [
      money('bought', '三公经费/公车购置/上年决算数'),
      money('buys', '三公经费/公车购置/本年决算数'),
      words('reason', '主要原因'),
    ];
    const vehicle = [
      { words: ['新购车辆'], direction: 'some' as const, from: 'bought', to: 'buys', label: '公车购置' },
    ];
    const told1 = (reason: string, bought: number): string =>
      told(
        decide({ kind: 'reason-supported', reason: 'reason', subject: '三公经费', causes: vehicle }, rows, {
          bought,
          buys: 0,
          reason,
        } as never),
      )[0]!;
    expect(told1('上年新购车辆1台，本年没有购置', 0)).toBe(
      'fail: 三公经费的说明写上年“新购车辆”，但公车购置上年决算数是0.00万元。',
    );
    expect(told1('上年新购车辆1台，本年没有购置', 18)).not.toMatch(/^fail/);
    expect(told1('上年未新购车辆，本年也没有', 0)).not.toMatch(/^fail/);
  });
});

describe('reason-supported 与哪个数比', () => {
  const row = [
    money('prior', '接待/上年决算数'),
    money('budget', '接待/本年预算数'),
    money('final', '接待/本年决算数'),
  ];
  const fell = {
    words: ['接待减少'],
    direction: 'down' as const,
    from: 'prior',
    orFrom: 'budget',
    to: 'final',
    label: '接待',
  };
  const rose = { ...fell, words: ['接待增加'], direction: 'up' as const };
  const bought = { ...rose, words: ['购置车辆'], direction: 'some' as const, label: '购车' };
  const judgeRow = (cells: object) =>
    told(
      decide(
        { kind: 'reason-supported', reason: 'reason', subject: '三公经费', causes: [fell, rose, bought] },
        [...row, words('reason', '主要原因')],
        cells as never,
      ),
    );
  const cells = { prior: 3, budget: 5, final: 4 };

  it.each([
    ['与预算相比，接待减少', ['pass']],
    ['接待减少', ['pass']],
    ['比上年增加，比预算减少，接待减少', ['pass']],
    [
      '与上年相比，接待减少',
      ['fail: 三公经费的说明写“接待减少”，但上年决算数3.00万元、本年决算数4.00万元，增加1.00万元，增长33.33%。'],
    ],
    [
      '与预算相比，接待增加',
      ['fail: 三公经费的说明写“接待增加”，但本年预算数5.00万元、本年决算数4.00万元，减少1.00万元，下降20.00%。'],
    ],
    ['上级接待增加3批，商务接待减少5批', ['notApplicable: 说明里没有能用本表核对的原因。']],
    ['经批准购置车辆1台', ['pass']],
  ])('%s', (reason, expected) => expect(judgeRow({ ...cells, reason })).toEqual(expected));

  it('没有买却写买了', () =>
    expect(judgeRow({ prior: 3, budget: 5, final: 0, reason: '购置车辆1台' })[0]).toMatch(/^fail: /));
  it.each(['上年购置车辆1台，本年没有', '本年未购置车辆'])('说的不是本年买了：%s', (reason) =>
    expect(judgeRow({ prior: 3, budget: 5, final: 0, reason })).toEqual([
      'notApplicable: 说明里没有能用本表核对的原因。',
    ]),
  );
});
