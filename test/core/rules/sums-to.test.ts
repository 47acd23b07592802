import { decide, money, people, told } from './table';

const fields = [
  money('total', '三公经费/合计/本年决算数'),
  money('car', '三公经费/公车/本年决算数'),
  money('trip', '三公经费/出国/本年决算数'),
  money('guest', '三公经费/接待/本年决算数'),
];
const params = { kind: 'sums-to', total: 'total', parts: ['car', 'trip', 'guest'] } as const;
const judge = (cells: object, more: object = {}) =>
  decide({ ...params, parts: [...params.parts], ...more }, fields, cells as never);

describe('sums-to 合计等于分项', () => {
  it.each([
    ['2018 年某县实表', { total: 44.29, car: 39.3, trip: 0, guest: 4.99 }, ['pass']],
    ['二进制小数不惹事', { total: 0.3, car: 0.1, trip: 0.2 }, ['pass']],
    ['没填的分项当作 0', { total: 39.3, car: 39.3 }, ['pass']],
    [
      '不等',
      { total: 44.79, car: 39.3, trip: 0, guest: 4.99 },
      [
        'fail: 合计本年决算数44.79万元，应为公车本年决算数39.30＋出国本年决算数0.00＋接待本年决算数4.99＝44.29万元，相差0.50万元。',
      ],
    ],
    [
      '尾差 0.01 是提示',
      { total: 44.3, car: 39.3, trip: 0, guest: 4.99 },
      [
        'notice: 合计本年决算数44.30万元，应为公车本年决算数39.30＋出国本年决算数0.00＋接待本年决算数4.99＝44.29万元，相差0.01万元，属四舍五入的尾差。',
      ],
    ],
    [
      '三个分项最多差 0.02',
      { total: 44.31, car: 39.3, trip: 0, guest: 4.99 },
      [
        'notice: 合计本年决算数44.31万元，应为公车本年决算数39.30＋出国本年决算数0.00＋接待本年决算数4.99＝44.29万元，相差0.02万元，属四舍五入的尾差。',
      ],
    ],
    [
      '0.03 就不是尾差了',
      { total: 44.32, car: 39.3, trip: 0, guest: 4.99 },
      [
        'fail: 合计本年决算数44.32万元，应为公车本年决算数39.30＋出国本年决算数0.00＋接待本年决算数4.99＝44.29万元，相差0.03万元。',
      ],
    ],
    ['还有分项没有填，差额可能就是它', { total: 44.29, car: 39.3 }, ['notApplicable: 分项还没有填全。']],
    ['都没填', {}, ['notApplicable: 分项都没有填。']],
    ['只有合计没有分项：另有提示管', { total: 44.29 }, ['notApplicable: 分项都没有填。']],
    ['合计没填', { car: 39.3 }, ['undetermined: 合计本年决算数没有填，不能核对。']],
    [
      '分项是文本型数字',
      { total: 44.29, car: '39.30', guest: 4.99 },
      ['undetermined: 公车本年决算数是文本“39.30”，不是数值，不能核对。'],
    ],
    [
      '分项是错误值',
      { total: 44.29, car: { error: '#REF!' } },
      ['undetermined: 公车本年决算数单元格显示错误值#REF!，不能核对。'],
    ],
    [
      '公式还没有结果',
      { total: { formula: '=SUM(B2:B4)', value: { error: '#UNCACHED' } }, car: 1 },
      ['undetermined: 合计本年决算数是公式，还没有计算结果，不能核对。'],
    ],
  ])('%s', (_, cells, expected) => expect(told(judge(cells))).toEqual(expected));

  it('尾差可以一键调整到分项之和', () => {
    const [verdict] = judge({ total: 44.3, car: 39.3, guest: 4.99 });
    expect(verdict).toMatchObject({
      outcome: 'fail',
      level: 'notice',
      fix: { kind: 'set-number', field: 'total', value: '44.29' },
      difference: '0.01万元',
    });
  });

  it('人数没有尾差', () => {
    const heads = [people('all', '人员/合计'), people('a', '人员/离休'), people('b', '人员/退休')];
    expect(told(decide({ kind: 'sums-to', total: 'all', parts: ['a', 'b'] }, heads, { all: 21, a: 0, b: 20 }))).toEqual(
      ['fail: 合计21人，应为离休0＋退休20＝20人，相差1人。'],
    );
  });

  it('可以减一项，可以给允差', () => {
    const parts = ['car', { minus: 'guest' }];
    expect(told(judge({ total: 34.31, car: 39.3, guest: 4.99 }, { parts }))).toEqual(['pass']);
    expect(told(judge({ total: 44.79, car: 39.3, guest: 4.99 }, { tolerance: '0.5' }))).toEqual(['pass']);
  });

  describe('重复行', () => {
    const rows = {
      kind: 'rows',
      id: 'projects',
      label: '项目',
      columns: [money('all', '总额'), money('own', '区级'), money('city', '市级')],
    } as const;
    const project = [money('total', '项目支出'), { ...rows, columns: [...rows.columns] }];

    it('合计加整列', () => {
      const cells = {
        total: 176.67,
        'projects[1].all': 77,
        'projects[2].all': 40,
        'projects[3].all': 49.67,
        'projects[4].all': 10,
      };
      expect(told(decide({ kind: 'sums-to', total: 'total', parts: ['projects.all'] }, project, cells))).toEqual([
        'pass',
      ]);
    });

    it('逐行核对，行标识作主题', () => {
      const cells = {
        'projects[1].all': 77,
        'projects[1].own': 70,
        'projects[1].city': 7,
        'projects[2].all': 40,
        'projects[2].own': 30,
        'projects[2].city': 9,
      };
      const verdicts = decide(
        { kind: 'sums-to', total: 'projects.all', parts: ['projects.own', 'projects.city'] },
        project,
        cells,
        { keys: ['k7', 'k3'] },
      );
      expect(told(verdicts)).toEqual([
        'pass',
        'fail: 总额（第2行）40.00万元，应为区级（第2行）30.00＋市级（第2行）9.00＝39.00万元，相差1.00万元。',
      ]);
      expect(verdicts.map((verdict) => verdict.subject)).toEqual(['k7', 'k3']);
    });
  });
});

describe('sums-to 先填《补充资料》', () => {
  const form = [
    money('whole', '年初预算'),
    money('basic', '基本支出预算', { required: true }),
    money('outlay', '公用经费预算', { required: true }),
    { kind: 'rows' as const, id: 'projects', label: '项目', columns: [money('budget', '预算')] },
    money('all', '项目支出预算', { derive: { sum: ['projects.budget'] } }),
  ];
  const judgeForm = (cells: object) =>
    told(decide({ kind: 'sums-to', total: 'whole', parts: ['basic', 'all'] }, form, cells as never));

  it.each([
    ['项目还没有填，别的必填数也没填全：不说', { whole: 500, basic: 400, all: 0 }, ['notApplicable: 分项还没有填全。']],
    [
      '必填的数都有了，没有项目就是0',
      { whole: 500, basic: 400, outlay: 60, all: 0 },
      ['fail: 年初预算500.00万元，应为基本支出预算400.00＋项目支出预算0.00＝400.00万元，相差100.00万元。'],
    ],
    ['分项齐了', { whole: 500, basic: 400, outlay: 60, 'projects[1].budget': 100, all: 100 }, ['pass']],
  ])('%s', (_, cells, expected) => expect(judgeForm(cells)).toEqual(expected));
});
