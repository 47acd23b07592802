import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { printed } from '../../../src/core/fields/figure-text';
import { scoreIndicator } from '../../../src/core/scoring/score';
import { builtInPack } from '../../support/built-in-pack';

/**
 * Rows computed by hand from published tables and standards. Formulas and core come from the same pack, so LibreOffice alone
 * cannot tell whether the pack means the right thing: these rows do.
 * Sources: A1 = 2018年度某县实填表（基础数据表 + 指标表）; A2 = 2023年度贯塘乡基础数据表; C6 = 2015年省经信委评分表; S0…S4 = five
 * published reports; 标准 = the standard's own words.
 */
interface Row {
  readonly what: string;
  readonly source: string;
  readonly data: Data;
  readonly rate?: readonly [field: string, shown: string];
  readonly indicator?: string;
  readonly score?: string | null;
}

const pack = builtInPack('kaifu-2018');
const threePublic = (budget: number, prior: number): Data => ({
  'officialReception.budget': budget,
  'officialOverseasTravel.budget': 0,
  'vehiclePurchase.budget': 0,
  'vehicleOperation.budget': 0,
  'threePublicExpenses.priorBudget': prior,
});
const completion = (percent: number): Data => ({
  priorCarryover: 0,
  initialBudget: 100,
  additionalBudget: 0,
  yearEndSurplus: (10_000 - Math.round(percent * 100)) / 100,
});

const rows: Row[] = [
  {
    what: '在职 136、编制 143',
    source: 'A1',
    data: { authorizedPosts: 143, actualStaff: 136 },
    rate: ['staffControlRate', '95.10%'],
    indicator: 'staffControlRate',
    score: '5',
  },
  {
    what: '在职 50、编制 46：超 8 整步',
    source: 'A2',
    data: { authorizedPosts: 46, actualStaff: 50 },
    rate: ['staffControlRate', '108.70%'],
    indicator: 'staffControlRate',
    score: '1',
  },
  {
    what: '在职 67、编制 59：13 步扣完',
    source: 'S3',
    data: { authorizedPosts: 59, actualStaff: 67 },
    rate: ['staffControlRate', '113.56%'],
    indicator: 'staffControlRate',
    score: '0',
  },
  {
    what: '在职 37、编制 40',
    source: 'S4',
    data: { authorizedPosts: 40, actualStaff: 37 },
    rate: ['staffControlRate', '92.50%'],
    indicator: 'staffControlRate',
    score: '5',
  },
  {
    what: '在职 8、编制 9',
    source: 'S0',
    data: { authorizedPosts: 9, actualStaff: 8 },
    rate: ['staffControlRate', '88.89%'],
    indicator: 'staffControlRate',
    score: '5',
  },
  {
    what: '在职 100.9%：不满一步不扣',
    source: '标准',
    data: { authorizedPosts: 1000, actualStaff: 1009 },
    rate: ['staffControlRate', '100.90%'],
    indicator: 'staffControlRate',
    score: '5',
  },
  {
    what: '编制 0：没有控制率，待评',
    source: '标准',
    data: { authorizedPosts: 0, actualStaff: 3 },
    rate: ['staffControlRate', ''],
    indicator: 'staffControlRate',
    score: null,
  },
  {
    what: '三公预算 63.46、上年 32',
    source: 'A1',
    data: threePublic(63.46, 32),
    rate: ['threePublicChangeRate', '98.31%'],
    indicator: 'threePublicChangeRate',
    score: '0',
  },
  {
    what: '三公预算 4.50、上年 5.00',
    source: '示例',
    data: threePublic(4.5, 5),
    rate: ['threePublicChangeRate', '-10.00%'],
    indicator: 'threePublicChangeRate',
    score: '8',
  },
  {
    what: '三公预算比上年多 3.5%：3 步',
    source: '标准',
    data: threePublic(103.5, 100),
    rate: ['threePublicChangeRate', '3.50%'],
    indicator: 'threePublicChangeRate',
    score: '5.6',
  },
  {
    what: '三公上年 0、本年 0：满分',
    source: '标准',
    data: threePublic(0, 0),
    rate: ['threePublicChangeRate', ''],
    indicator: 'threePublicChangeRate',
    score: '8',
  },
  {
    what: '三公上年 0、本年 11：没有变动率，待评',
    source: '益阳一单位写成上升100%',
    data: threePublic(11, 0),
    rate: ['threePublicChangeRate', ''],
    indicator: 'threePublicChangeRate',
    score: null,
  },
  {
    what: '预算完成 2690.62/2710.42',
    source: 'A1',
    data: { priorCarryover: 19.8, initialBudget: 1922.76, additionalBudget: 767.86, yearEndSurplus: 19.8 },
    rate: ['budgetCompletionRate', '99.27%'],
    indicator: 'budgetCompletionRate',
    score: '5',
  },
  {
    what: '预算完成率 92.8%：1 步扣 2 分',
    source: 'C6',
    data: completion(92.8),
    rate: ['budgetCompletionRate', '92.80%'],
    indicator: 'budgetCompletionRate',
    score: '3',
  },
  {
    what: '预算完成率 85%：正好 3 步，不因浮点少扣',
    source: '标准',
    data: completion(85),
    rate: ['budgetCompletionRate', '85.00%'],
    indicator: 'budgetCompletionRate',
    score: '0',
  },
  {
    what: '预算完成率 90%：正好 2 步',
    source: '标准',
    data: completion(90),
    rate: ['budgetCompletionRate', '90.00%'],
    indicator: 'budgetCompletionRate',
    score: '1',
  },
  {
    what: '预算控制率 0',
    source: '标准',
    data: { initialBudget: 100, additionalBudget: 0 },
    rate: ['budgetControlRate', '0.00%'],
    indicator: 'budgetControlRate',
    score: '5',
  },
  {
    what: '预算控制率 10%（含）',
    source: '标准',
    data: { initialBudget: 100, additionalBudget: 10 },
    rate: ['budgetControlRate', '10.00%'],
    indicator: 'budgetControlRate',
    score: '4',
  },
  {
    what: '预算控制率 767.86/1922.76',
    source: 'A1',
    data: { initialBudget: 1922.76, additionalBudget: 767.86 },
    rate: ['budgetControlRate', '39.94%'],
    indicator: 'budgetControlRate',
    score: '0',
  },
  {
    what: '预算控制率 185.19/219.2',
    source: 'S0',
    data: { initialBudget: 219.2, additionalBudget: 185.19 },
    rate: ['budgetControlRate', '84.48%'],
    indicator: 'budgetControlRate',
    score: '0',
  },
  {
    what: '压减（追加为负）：标准没有这一档，待评',
    source: '标准',
    data: { initialBudget: 100, additionalBudget: -5 },
    rate: ['budgetControlRate', '-5.00%'],
    indicator: 'budgetControlRate',
    score: null,
  },
  {
    what: '没有楼堂馆所项目：满分',
    source: '标准',
    data: { 'officeBuildings.completion': '无' },
    indicator: 'buildingsAreaControlRate',
    score: '5',
  },
  {
    what: '楼堂馆所超面积 10%：2 步',
    source: '标准',
    data: {
      'officeBuildings.completion': '有',
      'officeBuildings.approvedArea': 1000,
      'officeBuildings.actualArea': 1100,
    },
    rate: ['officeBuildings.areaControlRate', '110.00%'],
    indicator: 'buildingsAreaControlRate',
    score: '1',
  },
  {
    what: '公用经费 61.30/58.00：5 步',
    source: '示例',
    data: { 'publicOutlay.budget': 58, 'publicOutlay.final': 61.3 },
    indicator: 'publicOutlayControlRate',
    score: '3',
  },
  {
    what: '政府采购标准未选定：待评',
    source: '两种步长都有地方在用',
    data: { 'governmentProcurement.budget': 12, 'governmentProcurement.final': 11.8 },
    indicator: 'procurementExecutionRate',
    score: null,
  },
  {
    what: '政府采购 11.80/12.00、每1%扣1分：1 步',
    source: '示例',
    data: {
      'governmentProcurement.budget': 12,
      'governmentProcurement.final': 11.8,
      procurementStandard: '每超过（降低）1%扣1分',
    },
    indicator: 'procurementExecutionRate',
    score: '5',
  },
  {
    what: '重点工作 96/100×8',
    source: '标准',
    data: { 'assessment.earned': 96, 'assessment.full': 100 },
    indicator: 'keyWorkCompletionRate',
    score: '7.68',
  },
  { what: '满意度 92%', source: '标准', data: { 'satisfaction.rate': 0.92 }, indicator: 'satisfaction', score: '6' },
  {
    what: '满意度 90%（含）',
    source: '标准',
    data: { 'satisfaction.rate': 0.9 },
    indicator: 'satisfaction',
    score: '6',
  },
  {
    what: '满意度 89.99%',
    source: '标准',
    data: { 'satisfaction.rate': 0.8999 },
    indicator: 'satisfaction',
    score: '4',
  },
  { what: '满意度 69%', source: '标准', data: { 'satisfaction.rate': 0.69 }, indicator: 'satisfaction', score: '0' },
];

describe('手算的行（来源见行内）', () => {
  it.each(rows.map((row) => [`${row.what}（${row.source}）`, row] as const))('%s', (_, row) => {
    const table = tableFromData(pack, readData(pack, row.data));
    if (row.rate) expect(printed(table, row.rate[0])).toBe(row.rate[1]);
    if (row.indicator) {
      const { score } = scoreIndicator(table, row.indicator);
      expect(score === null ? null : score.toString()).toBe(row.score);
    }
  });

  it('三公合计：29.46+9.84=39.30，39.30+0+4.99=44.29（A1）', () => {
    const table = tableFromData(
      pack,
      readData(pack, {
        'vehiclePurchase.final': 29.46,
        'vehicleOperation.final': 9.84,
        'officialOverseasTravel.final': 0,
        'officialReception.final': 4.99,
      }),
    );
    expect(printed(table, 'officialVehicles.final')).toBe('39.30');
    expect(printed(table, 'threePublicExpenses.final')).toBe('44.29');
  });

  it('预算调整行：年初 1922.76，调整后 2690.62（A1）', () => {
    const table = tableFromData(pack, readData(pack, { initialBudget: 1922.76, additionalBudget: 767.86 }));
    expect(printed(table, 'budgetAdjustment.budget')).toBe('1922.76');
    expect(printed(table, 'budgetAdjustment.final')).toBe('2690.62');
  });

  it('一步之差：距下一档说的是标准，不满一步就能多得分', () => {
    const table = tableFromData(pack, readData(pack, { authorizedPosts: 46, actualStaff: 50 }));
    expect(scoreIndicator(table, 'staffControlRate').nextStep).toBe(
      '低于108%时得1.5分（相当于实际在职人数少于49.68人）。',
    );
  });
});
