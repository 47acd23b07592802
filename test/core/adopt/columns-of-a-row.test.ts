import type { AdoptionPlan } from '../../../src/core/adopt/plan';
import { noAdoptionWish } from '../../../src/core/adopt/plan';
import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('hunan-2023/5-projects');

type Cell = string | number | null;

function planOf(cells: readonly (readonly Cell[])[], accepted: 'all' | ReadonlySet<string> = new Set()): AdoptionPlan {
  const width = Math.max(...cells.map((row) => row.length));
  const even = cells.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
  const sheet = { name: '表', visibility: 'visible', row: 1, column: 1, cells: even, merges: [] } as const;
  return planAdoption(pack, [sheet], { ...noAdoptionWish, accepted });
}

/** "bound F6", or "proposed F6 D6". */
function said({ fields }: AdoptionPlan, id: string): string {
  const { state, candidates } = fields.find(({ field }) => field === id)!;
  return [state, ...candidates.map(({ address }) => address)].join(' ');
}

const evaluation = (rows: readonly (readonly Cell[])[], indicators: boolean): readonly (readonly Cell[])[] => [
  ['部门整体支出绩效自评表'],
  ['（2023年度）', null, null, null, null, null, null, null, '单位：万元'],
  ['年度资金总额', null, null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  [null, null, '年度资金总额', 2600, 2850, 2630, 10, '92.28%', 9.23],
  ...rows,
  ...(indicators
    ? [
        ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
        ['产出指标', '数量指标', '除险加固', '≥5座', '5座', 90, 90],
        ['总分', null, null, null, null, 100, 99.23],
      ]
    : []),
];

describe.each([
  ['带指标的整张表', true],
  ['只有资金的表', false],
])('按性质分的各行印在资金表的三列下面（%s）', (_what, indicators) => {
  const rows = [
    [null, null, '其中：一般公共预算', 2500, 2700, 2480, '—', '—', '—'],
    [null, null, '政府性基金拨款', 60, 100, 90],
    ['按支出性质分', null, '基本支出', 1500, 1600, 1580],
    [null, null, '项目支出', 1100, 1250, 1050],
  ];

  test.each([
    ['departmentFunds.generalBudget', 'F5'],
    ['departmentFunds.governmentFund', 'F6'],
    ['departmentFunds.basicExpenditure', 'F7'],
    ['departmentFunds.projectExpenditure', 'F8'],
  ])('%s 是全年执行数那一列，不是同一行别的列', (field, cell) => {
    const found = said(planOf(evaluation(rows, indicators), 'all'), field);
    // Where two fields of the pack would both be that cell, it is asked.
    expect([`bound ${cell}`, ...(indicators ? [] : [`proposed ${cell}`])]).toContain(found);
  });

  test('那一列空着、别的列有数：问，那一列在其中', () => {
    const open = [[null, null, '政府性基金拨款', 60]];
    const plan = planOf(evaluation(open, indicators), 'all');
    expect(said(plan, 'departmentFunds.governmentFund')).toMatch(/^proposed (?=.*D5)(?=.*F5)/);
  });
});

test('分节写在左右两边，每项一格：照旧认', () => {
  const halves = [
    ['按收入性质分：', null, null, null, '按支出性质分：'],
    ['其中：一般公共预算', null, null, 2480, '其中：基本支出', null, null, 1580],
    ['其他资金', null, null, 60],
  ];
  const plan = planOf(evaluation(halves, true));
  // Cells between them are empty and not merged, so it is asked; never the empty one.
  expect(said(plan, 'departmentFunds.generalBudget')).toBe('proposed D6');
  expect(said(plan, 'departmentFunds.otherFunds')).toBe('proposed D7');
  const near = [halves[0]!, ['其中：一般公共预算', 2480, null, null, '其中：基本支出', 1580]];
  expect(said(planOf(evaluation(near, true)), 'departmentFunds.generalBudget')).toBe('bound B6');
});

const base = (...rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => [
  ['2023年度部门整体支出绩效自评基础数据表'],
  ['填报单位：某局', null, null, null, null, null, null, '单位：万元'],
  ['项目', '上年决算数', '本年预算数', '本年决算数', '项目', '上年决算数', '本年预算数', '本年决算数'],
  ['公车购置', 1, 2, 3, '公用经费', 101, 102, 103],
  ...rows,
];

describe('人数印在分了上年、本年的列下面', () => {
  const staff = (...rows: readonly (readonly Cell[])[]): string => said(planOf(base(...rows), 'all'), 'actualStaff');

  test('本年那一列有数，就是它：上年的不在其中', () => {
    expect(staff([null, null, null, null, '实际在职人数', 49, null, 48])).toBe('bound H5');
  });

  test('只有上年那一列有数：问，本年的空格子也在其中', () => {
    expect(staff([null, null, null, null, '实际在职人数', 49])).toBe('proposed F5 H5');
  });

  test('空格子旁边有数：认有数的', () => {
    expect(staff(['实际在职人数', null, null, 43])).toBe('bound D5');
  });

  test('只有上年那一列有数，后面还有别的名字：一样问', () => {
    const plan = planOf(base(['编制数', 45, null, '实际在职人数', 43]), 'all');
    expect(said(plan, 'authorizedPosts')).toBe('proposed B5 C5');
  });

  test('本年两列都有数：问，两列都在其中', () => {
    expect(staff(['实际在职人数', 49, 45, 43])).toBe('proposed D5 C5');
  });

  test('整行空着：问', () => {
    expect(staff(['实际在职人数'])).toMatch(/^proposed .+ .+/);
  });

  test('一行里两个名字，各带一个数：后一个也认', () => {
    expect(staff(['编制数', 45, null, '实际在职人数', 43])).toBe('bound E5');
  });
});

describe('单位名称和它的格子之间空着一格', () => {
  const named = (row: readonly Cell[]): readonly (readonly Cell[])[] => [
    ['2023年度部门整体支出绩效自评基础数据表'],
    row,
    ...base().slice(2),
  ];
  test('是有字的那一格，不是空的那一格', () => {
    expect(said(planOf(named(['单位名称', null, '某局'])), 'budgetUnitName')).toBe('proposed C2');
    expect(said(planOf(named(['单位名称', '某局'])), 'budgetUnitName')).toBe('bound B2');
  });
  test('整张自评表上也认：部门（单位）名称', () => {
    const [title, unit, ...rest] = evaluation([], true);
    const plan = planOf([title!, unit!, ['部门（单位）名称', '青山县水利局'], ...rest]);
    expect(said(plan, 'budgetUnitName')).toBe('bound B3');
  });
  test('后面是另一个名字：还是它旁边那一格', () => {
    expect(said(planOf(named(['单位名称', null, '填表人'])), 'budgetUnitName')).toMatch(/ B2$/);
  });
});

describe('列名看不出是什么的列，写明是哪几列，不说表上没有', () => {
  const under = (...heads: string[]): AdoptionPlan =>
    planOf([
      ['2023年度部门整体支出绩效自评基础数据表'],
      ['填报单位：某局', null, null, '单位：万元'],
      ['项目', ...heads],
      ['公用经费', 120, 130, 125],
      ['公务接待', 7, 8, 6],
      ['模板里没有的事', 1, 2, 3],
    ]);
  const named = ({ columns }: AdoptionPlan): string[] =>
    columns.map(({ address, text, rows }) => `${address} ${text} ${rows}`);

  test.each([
    [['上年数', '预算数', '决算数'], ['B3 上年数 2']],
    [['2023年预算数（调整前）', '2023年预算数（调整后）', '2023年决算数'], []],
    [
      ['2022年', '2023年', '2024年预算数'],
      ['B3 2022年 2', 'C3 2023年 2', 'D3 2024年预算数 2'],
    ],
    [['上年决算数', '增减率%', '本年决算数'], []],
  ])('%j', (heads, expected) => {
    expect(named(under(...heads)).map((one) => one.replace(/（/g, '(').replace(/）/g, ')'))).toEqual(expected);
  });

  test('模板里有的行不算没有的行', () => {
    expect(under('2022年', '2023年', '2024年预算数').unfamiliar.map(({ text }) => text)).toEqual(['模板里没有的事']);
  });
});
