import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { scoreIndicator } from '../../../src/core/scoring/score';
import { scoreSheet, scoreTables } from '../../../src/core/scoring/sheet-score';
import { builtInPack } from '../../support/built-in-pack';

/**
 * Rows computed by hand from the published standards: 10号 = 财预〔2020〕10号; 101号 = 财预〔2021〕101号 (pass line, execution bands); 系统 =
 * the published algorithm of a county's system (reverse by excess); A/B = the other published reverse method; 省手册 = one
 * province's manual (30 % over loses 2 points, caps by execution rate).
 */
const pack = builtInPack('hunan-2023');
const tableOf = (data: Data) => tableFromData(pack, readData(pack, { fiscalYear: 2023 }, data));
const byExcess = { reverseStandard: '（1－超出部分÷指标值）×分值' };
const byQuotient = { reverseStandard: '指标值÷实际完成值×分值' };
const passLine = { achievementStandard: '设及格线60%' };
const overshoot = { overshootStandard: '超过30%（含）扣2分' };

interface Row {
  readonly what: string;
  readonly source: string;
  readonly is: Readonly<Record<string, string | number>>;
  readonly settings?: Data;
  readonly score: string | null;
}

const rows: Row[] = [
  { what: '完成', source: '10号', is: { direction: '≥', target: 100, actual: 100, full: 10 }, score: '10' },
  {
    what: '超额完成，仍是满分',
    source: '10号',
    is: { direction: '≥', target: 100, actual: 200, full: 10 },
    score: '10',
  },
  { what: '完成95%，按比例', source: '10号', is: { direction: '≥', target: 60, actual: 57, full: 8 }, score: '7.6' },
  { what: '完成1/3，两位小数', source: '10号', is: { direction: '≥', target: 3, actual: 1, full: 10 }, score: '3.33' },
  { what: '四舍五入到分', source: '10号', is: { direction: '≥', target: 1000, actual: 333, full: 5 }, score: '1.67' },
  { what: '完成0', source: '10号', is: { direction: '≥', target: 100, actual: 0, full: 10 }, score: '0' },
  { what: '指标值0，≥0', source: '系统', is: { direction: '≥', target: 0, actual: 0, full: 10 }, score: '10' },
  {
    what: '等于，没有达到，按比例',
    source: '系统',
    is: { direction: '＝', target: 100, actual: 98, full: 10 },
    score: '9.8',
  },
  { what: '等于0，没有发生', source: '系统', is: { direction: '＝', target: 0, actual: 0, full: 10 }, score: '10' },
  { what: '等于0，发生1起', source: '系统', is: { direction: '＝', target: 0, actual: 1, full: 10 }, score: '0' },
  { what: '反向，没有超过', source: '系统', is: { direction: '≤', target: 24, actual: 18, full: 8 }, score: '8' },
  {
    what: '反向，超过一半，扣一半',
    source: '系统',
    is: { direction: '≤', target: 20, actual: 30, full: 10 },
    settings: byExcess,
    score: '5',
  },
  {
    what: '反向，设及格线：完成率50%，低于60%不得分',
    source: '101号',
    is: { direction: '≤', target: 20, actual: 30, full: 10 },
    settings: { ...byExcess, ...passLine },
    score: '0',
  },
  {
    what: '反向，设及格线：指标值÷完成值80%，得一半',
    source: '101号',
    is: { direction: '≤', target: 20, actual: 25, full: 10 },
    settings: { ...byQuotient, ...passLine },
    score: '5',
  },
  {
    what: '反向，正好两倍，0分',
    source: '系统',
    is: { direction: '≤', target: 20, actual: 40, full: 10 },
    settings: byExcess,
    score: '0',
  },
  {
    what: '反向，三倍，不会是负数',
    source: '系统',
    is: { direction: '≤', target: 20, actual: 60, full: 10 },
    settings: byExcess,
    score: '0',
  },
  {
    what: '反向，同样超过一半',
    source: 'A/B',
    is: { direction: '≤', target: 20, actual: 30, full: 10 },
    settings: byQuotient,
    score: '6.67',
  },
  {
    what: '反向，两倍',
    source: 'A/B',
    is: { direction: '≤', target: 20, actual: 40, full: 10 },
    settings: byQuotient,
    score: '5',
  },
  {
    what: '反向超过了，办法没有选',
    source: '两种并存',
    is: { direction: '≤', target: 20, actual: 30, full: 10 },
    score: null,
  },
  {
    what: '反向指标值0，发生1起，两种办法都是0分',
    source: '系统',
    is: { direction: '≤', target: 0, actual: 1, full: 10 },
    score: '0',
  },
  {
    what: '及格线：59.99%不得分',
    source: '101号',
    is: { direction: '≥', target: 10_000, actual: 5999, full: 10 },
    settings: passLine,
    score: '0',
  },
  {
    what: '及格线：60%得0分',
    source: '101号',
    is: { direction: '≥', target: 100, actual: 60, full: 10 },
    settings: passLine,
    score: '0',
  },
  {
    what: '及格线：80%得一半',
    source: '101号',
    is: { direction: '≥', target: 100, actual: 80, full: 10 },
    settings: passLine,
    score: '5',
  },
  {
    what: '超过30%（含）扣2分',
    source: '省手册',
    is: { direction: '≥', target: 100, actual: 130, full: 10 },
    settings: overshoot,
    score: '8',
  },
  {
    what: '超过29%，不扣',
    source: '省手册',
    is: { direction: '≥', target: 100, actual: 129, full: 10 },
    settings: overshoot,
    score: '10',
  },
  {
    what: '分值1.5，扣2分，扣完为止',
    source: '省手册',
    is: { direction: '≥', target: 100, actual: 200, full: 1.5 },
    settings: overshoot,
    score: '0',
  },
  { what: '定性达成90%', source: '10号', is: { direction: '定性', grade: '达成', share: 0.9, full: 6 }, score: '5.4' },
  {
    what: '定性部分达成60%（含）',
    source: '10号',
    is: { direction: '定性', grade: '部分达成', share: 0.6, full: 6 },
    score: '3.6',
  },
  {
    what: '定性部分达成80%，不在这一档，待评',
    source: '10号',
    is: { direction: '定性', grade: '部分达成', share: 0.8, full: 6 },
    score: null,
  },
  { what: '定性没有评定比例，待评', source: '10号', is: { direction: '定性', grade: '达成', full: 6 }, score: null },
  { what: '没有实际完成值，待评', source: '10号', is: { direction: '≥', target: 100, full: 6 }, score: null },
  { what: '没有选方向，待评', source: '10号', is: { target: 100, actual: 100, full: 6 }, score: null },
];

describe('自评表指标：手算的行（来源见行内）', () => {
  it.each(rows.map((row) => [`${row.what}（${row.source}）`, row] as const))('%s', (_, { is, settings, score }) => {
    const cells = Object.fromEntries(
      Object.entries(is).map(([column, value]) => [`department.quantity1.${column}`, value]),
    );
    const outcome = scoreIndicator(tableOf({ ...cells, ...settings }), 'quantity1');
    expect(outcome.score === null ? null : outcome.score.toFixed()).toBe(score);
    expect(outcome.reason).toMatch(score === null ? /^待评/ : /分。$/);
  });
});

describe('预算执行率和总分', () => {
  const funds = (adjusted: number, executed: number): Data => ({
    priorCarryover: 0,
    initialBudget: adjusted,
    additionalBudget: 0,
    'departmentFunds.generalBudget': executed,
    'departmentFunds.governmentFund': 0,
    'departmentFunds.specialAccount': 0,
    'departmentFunds.otherFunds': 0,
  });
  const done = (full: number, slot: string): Data => ({
    [`department.${slot}.direction`]: '≥',
    [`department.${slot}.target`]: 1,
    [`department.${slot}.actual`]: 1,
    [`department.${slot}.full`]: full,
  });
  const all = { ...done(50, 'quantity1'), ...done(30, 'social1'), ...done(10, 'recipients1') };

  it.each<[string, number, Data, string | null]>([
    ['执行率99.74%×10', 997.4, {}, '9.97'],
    ['超过全年预算，最高10分', 1100, {}, '10'],
    ['分档：100%计10分', 1000, { executionStandard: '分档计分' }, '10'],
    ['分档：80%（含）～100%计7分', 800, { executionStandard: '分档计分' }, '7'],
    ['分档：60%（含）～80%计5分', 600, { executionStandard: '分档计分' }, '5'],
    ['分档：低于60%不得分', 599.9, { executionStandard: '分档计分' }, '0'],
    ['分档：超过全年预算，标准没有写，待评', 1000.1, { executionStandard: '分档计分' }, null],
  ])('%s', (_, executed, settings, score) => {
    const outcome = scoreIndicator(tableOf({ ...funds(1000, executed), ...settings }), 'execution');
    expect(outcome.score === null ? null : outcome.score.toFixed()).toBe(score);
  });

  it.each<[string, number, Data, string, string]>([
    ['不设上限：90＋7.5', 750, {}, '97.5', '优'],
    ['70%～80%，不超过89分', 750, { capStandard: '按执行率设上限' }, '89', '良'],
    ['60%～70%，不超过79分', 600, { capStandard: '按执行率设上限' }, '79', '中'],
    ['50%～60%，不超过69分', 599.9, { capStandard: '按执行率设上限' }, '69', '中'],
    ['低于50%，不超过59分', 499.9, { capStandard: '按执行率设上限' }, '59', '差'],
    ['80%以上没有上限', 800, { capStandard: '按执行率设上限' }, '98', '优'],
  ])('%s', (_, executed, settings, total, grade) => {
    const sheet = scoreSheet(tableOf({ ...funds(1000, executed), ...all, ...settings }));
    expect([sheet.total?.toFixed(), sheet.grade]).toEqual([total, grade]);
    expect(sheet.cap === null).toBe(total.includes('.') || total === '98');
  });

  it('分值合计不是100分，没有总分和等级', () => {
    const sheet = scoreSheet(tableOf({ ...funds(1000, 1000), ...all, 'department.social1.full': 20 }));
    expect([sheet.total, sheet.grade, sheet.marks!.toFixed(), sheet.scored.toFixed()]).toEqual([
      null,
      null,
      '90',
      '90',
    ]);
  });

  it('没有名称的项目表不算，有名称的各算各的', () => {
    expect(scoreTables(tableOf({ 'project1.quantity1.full': 90 }))).toEqual([]);
    const tables = scoreTables(tableOf({ 'project2.name': '设施维护', 'project2.quantity1.full': 90 }));
    expect(tables.map(({ id, name, title }) => [id, name, title])).toEqual([
      ['project2', '设施维护', '项目支出绩效自评表2'],
    ]);
  });
});
