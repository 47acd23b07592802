import type { AdoptionPlan, AdoptionWish } from '../../../src/core/adopt/plan';
import { noAdoptionWish } from '../../../src/core/adopt/plan';
import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import type { MergedArea, PrintedSheet } from '../../../src/core/adopt/printed-sheet';
import { parseA1 } from '../../../src/core/workbook/address';
import type { SheetLooks } from '../../../src/core/workbook/sheet-looks';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('hunan-2023/5-projects');

type Cell = string | number | null;

interface Looks {
  readonly dates?: readonly string[];
  readonly percents?: readonly string[];
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

function sheetOf(
  cells: readonly (readonly Cell[])[],
  { dates = [], percents = [], rows = [], columns = [] }: Looks = {},
  merged: readonly string[] = [],
  name = '表',
): PrintedSheet {
  const width = Math.max(...cells.map((row) => row.length));
  const even = cells.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
  const looks: SheetLooks = {
    dates: new Set(dates),
    percents: new Set(percents),
    hiddenRows: new Set(rows),
    hiddenColumns: new Set(columns),
    dateShift: 0,
  };
  const merges = merged.map((one): MergedArea => parseA1(one)!);
  return { name, visibility: 'visible', row: 1, column: 1, cells: even, merges, looks };
}

const planOf = (sheet: PrintedSheet | readonly PrintedSheet[], wish: Partial<AdoptionWish> = {}): AdoptionPlan =>
  planAdoption(pack, Array.isArray(sheet) ? (sheet as readonly PrintedSheet[]) : [sheet as PrintedSheet], {
    ...noAdoptionWish,
    ...wish,
  });

/** "bound F6", or "proposed F6 D6". */
function said({ fields }: AdoptionPlan, id: string): string {
  const { state, candidates } = fields.find(({ field }) => field === id)!;
  return [state, ...candidates.map(({ address }) => address)].join(' ');
}

const asides = ({ unfamiliar }: AdoptionPlan): string[] =>
  unfamiliar.flatMap(({ address, text, why }) => (why === undefined ? [] : [`${address} ${text} ${why}`]));

const form = (...rows: (readonly Cell[])[]): (readonly Cell[])[] => [
  ['2023年度部门整体支出绩效评价基础数据表'],
  ['填报单位：某局', null, '单位：万元'],
  ['项目', '2022年决算数', '2023年预算数', '2023年决算数'],
  ...rows,
];

describe('日期不是金额', () => {
  const plan = planOf(sheetOf(form(['公务接待', 45_052, 8, 6], ['公用经费', 120, 130, 125]), { dates: ['B4'] }), {
    accepted: 'all',
  });

  test('那一格谁也不认，写明是日期；旁边的照认', () => {
    expect(said(plan, 'officialReception.priorFinal')).toBe('absent');
    expect(said(plan, 'officialReception.final')).toBe('bound D4');
    expect(asides(plan)).toEqual(['B4 公务接待 2023-05-06 是日期，不是金额']);
  });

  test('指定到那一格也不行', () => {
    const moved = new Map([['officialReception.priorFinal', { sheet: '表', address: 'B4' }]]);
    const sheet = sheetOf(form(['公务接待', 45_052, 8, 6]), { dates: ['B4'] });
    expect(said(planOf(sheet, { moved }), 'officialReception.priorFinal')).toBe('absent');
  });

  test('自评表的资金表里也是', () => {
    const sheet = sheetOf(
      [
        ['部门整体支出绩效自评表'],
        ['（2023年度）', null, null, '单位：万元'],
        ['年度资金总额', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
        [null, '年度资金总额', 45_052, 2850, 2630, 10, 0.92, 9.2],
        ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
        ['产出指标', '数量指标', '除险加固', '≥5座', '5座', 90, 90],
        ['总分', null, null, null, null, 100, 99.2],
      ],
      { dates: ['C4'] },
    );
    const held = planOf(sheet).fields.flatMap(({ candidates }) => candidates.map(({ address }) => address));
    expect(held).toContain('D4');
    expect(held).not.toContain('C4');
  });

  test('填报日期是日期：照认', () => {
    const rows = form(['公用经费', 120, 130, 125], ['填报日期', 45_052]);
    const dated = planOf(sheetOf(rows, { dates: ['B5'] }), { accepted: 'all' });
    expect(said(dated, 'preparedOn')).toMatch(/B5/);
  });
});

describe('比率不是金额', () => {
  test.each(['占预算%', '占比', '完成率', '比例', '占年初预算比重', '比上年增减额'])(
    '“本年决算数”下面分“金额”和“%s”：认金额那一列',
    (ratio) => {
      const rows = [
        ['2023年度部门整体支出绩效评价基础数据表'],
        ['填报单位：某局', null, '单位：万元'],
        ['项目', '上年决算数', '本年预算数', '本年决算数', null],
        [null, null, null, '金额', ratio],
        ['公务接待', 7, 8, 6, 75],
        ['公用经费', 120, 130, 125, 96.15],
      ];
      const plan = planOf(sheetOf(rows, {}, ['A3:A4', 'B3:B4', 'C3:C4', 'D3:E3']));
      expect(said(plan, 'officialReception.final')).toBe('bound D5');
      expect(said(plan, 'publicOutlay.final')).toBe('bound D6');
      const held = plan.fields.flatMap(({ candidates }) => candidates.map(({ address }) => address));
      expect(held.filter((address) => address.startsWith('E'))).toEqual([]);
    },
  );

  test('百分数的格，列名说是决算也不是金额；是率的还是率', () => {
    const rows = form(['公务接待', 7, 8, 0.75], ['公用经费', 120, 130, '96%']);
    rows.push(['财政供养人员情况', '编制数', '2023年实际在职人数', '控制率'], [null, 45, 43, 0.9556]);
    const plan = planOf(sheetOf(rows, { percents: ['D4', 'D7'] }), { accepted: 'all' });
    expect(said(plan, 'officialReception.final')).toBe('absent');
    expect(said(plan, 'publicOutlay.final')).toBe('absent');
    expect(said(plan, 'staffControlRate')).toBe('bound D7');
    expect(asides(plan)).toEqual(['D4 公务接待 75% 是百分数，不是金额', 'D5 公用经费 96% 是百分数，不是金额']);
  });

  test('1.2 显示成 120%：比率，不是 1.2 这个百分数', () => {
    const rows = form(['公用经费', 120, 130, 125]);
    rows.push(['财政供养人员情况', '编制数', '2023年实际在职人数', '控制率'], [null, 10, 24, 2.4]);
    const [rate] = planOf(sheetOf(rows, { percents: ['D6'] })).fields.filter(
      ({ field }) => field === 'staffControlRate',
    );
    expect(rate!.candidates[0]).toMatchObject({ address: 'D6', measure: 'ratio' });
  });
});

describe('预算数分调整前、调整后', () => {
  test.each([
    ['预算数（调整前）', '预算数（调整后）'],
    ['2023年预算数（调整前）', '2023年预算数（调整后）'],
    ['调整前预算数', '调整后预算数'],
    ['预算数（年初）', '预算数（全年）'],
  ])('%s、%s：前一列是年初预算，后一列只当全年预算', (first, second) => {
    const plan = planOf(
      sheetOf([
        ['2023年度部门整体支出绩效评价基础数据表'],
        ['填报单位：某局', null, '单位：万元'],
        ['项目', '2022年决算数', second, first, '2023年决算数'],
        ['公用经费', 120, 130, 128, 125],
      ]),
    );
    expect(said(plan, 'publicOutlay.budget')).toBe('bound D4');
    expect(said(plan, 'publicOutlay.adjustedBudget')).toBe('proposed C4');
  });

  test('两行的表头也是；上年调整后的预算谁也不是', () => {
    const plan = planOf(
      sheetOf(
        [
          ['2023年度部门整体支出绩效评价基础数据表'],
          ['填报单位：某局', null, '单位：万元'],
          ['项目', '2022年预算数', null, '2023年预算数', null, '2023年决算数'],
          [null, '调整前', '调整后', '调整前', '调整后', null],
          ['公用经费', 118, 119, 130, 128, 125],
        ],
        {},
        ['A3:A4', 'B3:C3', 'D3:E3', 'F3:F4'],
      ),
    );
    expect(said(plan, 'publicOutlay.budget')).toBe('bound D5');
    const held = plan.fields.flatMap(({ candidates }) => candidates.map(({ address }) => address));
    expect(held).not.toContain('C5');
  });
});

describe('隐藏的行、列、表', () => {
  test('隐藏列和看得见的列一样：认看得见的；隐藏的写明', () => {
    const rows = form(['公务接待', 7, 8, 6, 98]).map((row, at) => (at === 2 ? [...row, '2023年决算数'] : row));
    const plan = planOf(sheetOf(rows, { columns: [5] }));
    expect(said(plan, 'officialReception.final')).toMatch(/^bound D4/);
    expect(asides(plan)).toEqual(['E4 2023年决算数 隐藏列']);
  });

  test('只有隐藏行有：不问不认，全部认可也不认，写明了才认', () => {
    const sheet = sheetOf(form(['公务接待', 7, 8, 6], ['公用经费', 120, 130, 125]), { rows: [4] });
    expect(said(planOf(sheet, { accepted: 'all' }), 'officialReception.final')).toBe('proposed D4');
    expect(said(planOf(sheet, { accepted: new Set(['officialReception.final']) }), 'officialReception.final')).toBe(
      'bound D4',
    );
    expect(asides(planOf(sheet))).toEqual(['B4 公务接待 隐藏行']);
  });

  test('隐藏的表不读，写明', () => {
    const seen = sheetOf(form(['公务接待', 7, 8, 6]));
    const hidden = { ...sheetOf(form(['公务接待', 9, 9, 9]), {}, [], '示例'), visibility: 'hidden' } as const;
    const plan = planOf([hidden, seen]);
    expect(said(plan, 'officialReception.final')).toBe('bound D4');
    expect(asides(plan)).toEqual(['A1 2023年度部门整体支出绩效评价基础数据表 隐藏的表，没有读']);
  });
});

test('只有文字的页也列出来，叫得和模板的表一样也列', () => {
  const seen = sheetOf(form(['公务接待', 7, 8, 6]));
  const words = (name: string): PrintedSheet => sheetOf([['一、部门概况'], ['我局负责全县林业工作。']], {}, [], name);
  const { unfamiliar } = planOf([seen, words('报告文字'), words('Sheet3')]);
  expect(unfamiliar.map(({ sheet, text, why }) => `${sheet} ${text} ${why}`)).toEqual([
    '报告文字 一、部门概况 整页没有认',
    'Sheet3 一、部门概况 整页没有认',
  ]);
});

test('列名认得、模板里却没有这一列的：写明有几行数', () => {
  const rows = [
    ['2023年度部门整体支出绩效评价基础数据表'],
    ['填报单位：某局', null, '单位：万元'],
    ['项目', '预算数', null, '决算数'],
    [null, '2022年', '2023年', '2023年'],
    ['公务接待', 9, 8, 6],
    ['公用经费', 119, 130, 125],
  ];
  const plan = planOf(sheetOf(rows, {}, ['A3:A4', 'B3:C3']));
  expect(said(plan, 'publicOutlay.budget')).toBe('bound C6');
  expect(said(plan, 'publicOutlay.final')).toBe('bound D6');
  expect(asides(plan)).toEqual(['B4 预算数2022年 2 行有数 这一列模板里没有']);
});

describe('金额大得不像', () => {
  test('整张表写万元，数都像元：和没写一样问一次', () => {
    const rows = form(['公务接待', 70_000, 80_000, 60_000], ['公用经费', 1_200_000, 1_300_000, 1_250_000]);
    const plan = planOf(sheetOf(rows), { accepted: 'all' });
    expect(plan.units).toEqual([
      { sheet: '表', printed: '万元', said: null, likeliest: '元', largest: '1300000', fields: 6 },
    ]);
    expect(said(plan, 'publicOutlay.final')).toBe('proposed D5');
    const answered = planOf(sheetOf(rows), { units: '元' }).fields.find(({ field }) => field === 'publicOutlay.final')!;
    expect([answered.state, answered.candidates[0]!.measure]).toEqual(['bound', '元']);
  });

  test('一格大得不像：只问这一格，全部认可也不认', () => {
    const rows = form(['公务接待', 7, 8, 6], ['公用经费', 120, 130, 1_250_000]);
    const plan = planOf(sheetOf(rows), { accepted: 'all' });
    expect(plan.units).toEqual([]);
    expect(said(plan, 'publicOutlay.final')).toBe('proposed D5');
    expect(said(plan, 'publicOutlay.budget')).toBe('bound C5');
    const [odd] = plan.fields.find(({ field }) => field === 'publicOutlay.final')!.candidates;
    expect(odd!.why).toContain('按万元是 125亿元，比别的数大得多，单位可能不对');
  });

  test('大单位的数大得匀称：不问', () => {
    const rows = form(['公务接待', 70, 80, 60], ['公用经费', 12_000, 13_000, 12_500]);
    expect(said(planOf(sheetOf(rows)), 'publicOutlay.final')).toBe('bound D5');
  });
});

test('项目表上的实施单位不当成填报单位，写明了才是', () => {
  const sheet = sheetOf([
    ['项目支出绩效自评表'],
    ['（2023年度）', null, null, null, null, null, null, null, '单位：万元'],
    ['项目名称', '农村道路'],
    ['主管部门', '交通局', '实施单位', '公路所'],
    ['项目资金', null, null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    [null, null, '年度资金总额', 100, 120, 110, 10, '91.67%', 9.17],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
    ['产出指标', '数量指标', '除险加固', '≥5座', '5座', 90, 90],
    ['总分', null, null, null, null, 100, 99.23],
  ]);
  expect(said(planOf(sheet, { accepted: 'all' }), 'budgetUnitName')).toBe('proposed D4');
  expect(said(planOf(sheet, { accepted: new Set(['budgetUnitName']) }), 'budgetUnitName')).toBe('bound D4');
});
