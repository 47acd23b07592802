import { newWorkbook } from '../../src/app/new-workbook';
import { checkWorkbook } from '../../src/app/check-workbook';
import { bindWorkbook } from '../../src/app/open-workbook';
import { scoreIndicator } from '../../src/core/scoring/score';
import { scoreSheet } from '../../src/core/scoring/sheet-score';
import { textOf } from '../../src/core/fields/field-value';
import { readData, tableFromData, type Data } from '../../src/core/table/data';
import { installedSnapshot } from '../core/rules/installed';
import { otherProvinceLayers, otherProvincesPack, readOtherProvinces } from '../support/other-provinces';

const pack = otherProvincesPack();
const tableOf = (data: Data) => tableFromData(pack, readData(pack, { fiscalYear: 2024 }, data));
const full: Data = {
  'basicExpenditure.budget': 100,
  'basicExpenditure.final': 100,
  'personnelExpenses.final': 60,
  'publicOutlay.final': 40,
  violations: 0,
  priorCarryover: 0,
  yearEndSurplus: 0,
  economicMarks: 22.5,
  socialMarks: 17.5,
  'score.economicScore': 22.5,
  'score.socialScore': 15.5,
};
const score = (id: string, data: Data): string => {
  const outcome = scoreIndicator(tableOf({ ...full, ...data }), id);
  return `${outcome.score?.toFixed() ?? '待评'}｜${outcome.reason}`;
};

describe('别的省的评分表', () => {
  it('半分、选用的几项分摊一块：没有选的不计分，合计100', () => {
    const total = scoreSheet(tableOf(full));
    expect(total.marks?.toFixed()).toBe('100');
    expect(total.total?.toFixed()).toBe('98');
    expect(total.indicators.map(({ id }) => id)).not.toContain('ecologicalScore');
  });

  it('分摊的分与这一块的分不等：提出来；相等：不提', () => {
    const found = (data: Data): string[] => {
      const snapshot = installedSnapshot(pack, { fiscalYear: 2024, ...full, ...data }, false);
      const workbook = bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'x' });
      return checkWorkbook(workbook)
        .findings.filter(({ check }) => check === 'blockMarks')
        .map(({ level, message }) => `${level} ${message}`);
    };
    expect(found({})).toEqual([]);
    expect(found({ socialMarks: 20 })).toEqual(['error 《评分表》效益分值合计42.5分，应由选用的几项分摊40分。']);
  });

  it('预算执行30分，在指标块之外', () => {
    expect(score('executionScore', { 'basicExpenditure.final': 95.5 })).toBe(
      '28.65｜基本支出本年决算数95.5÷基本支出本年预算数100×30，得28.65分。',
    );
  });

  it('每出现一次扣几分：按次说话', () => {
    expect(score('violationScore', {})).toBe('22.5｜违规次数0次，不超过0，计满分22.5分。');
    expect(score('violationScore', { violations: 2 })).toBe('15.5｜违规次数2次，每1次扣3.5分，共扣7分，得15.5分。');
    expect(score('violationScore', { violations: 9 })).toBe(
      '0｜违规次数9次，每1次扣3.5分，共扣22.5分，扣完为止，得0分。',
    );
  });

  it('上年结转为0：没有结余满分，有结余按标准计0分', () => {
    expect(score('surplusScore', {})).toMatch(/^7.5｜.*都是0，没有发生/);
    expect(score('surplusScore', { yearEndSurplus: 3 })).toBe('0｜上年结转为0而年末结余为3.00万元，按标准计0分。');
    expect(score('surplusScore', { priorCarryover: 3, yearEndSurplus: 3 })).toContain('属于＝0一档');
    expect(score('surplusScore', { priorCarryover: 8, yearEndSurplus: 9 })).toContain('属于0～12.5%（含）一档');
    expect(score('surplusScore', { yearEndSurplus: null })).toBe('待评｜待评：结余变动率还算不出来，待填：年末结余。');
  });

  it('扣分原因印在表上：算式和扣的分，满分的空着', () => {
    const table = tableOf({ ...full, violations: 2, 'basicExpenditure.final': 95.5 });
    expect(textOf(table.value('deduction.violationScore'))).toBe('2，扣7.00分');
    expect(textOf(table.value('deduction.executionScore'))).toBe('95.50÷100.00×30＝28.65，扣1.35分');
    expect(textOf(table.value('deduction.surplusScore'))).toBe('');
  });

  it('一级、二级的分值写在名称下面，没有自己的格', () => {
    const edits = newWorkbook({ pack, sample: false, data: {}, workbookId: 'x' });
    expect(JSON.stringify(edits)).toContain(JSON.stringify('管理\n22.5'));
    expect(pack.byId.has('full.management')).toBe(false);
  });

  it('表上的栏与评分里写的不合：说缺哪一栏', () => {
    const layers = otherProvinceLayers();
    const { sheets } = layers.at(-1) as unknown as { sheets: { id: string; indicators?: Record<string, unknown> }[] };
    delete sheets.find(({ id }) => id === 'scoreTable')!.indicators!['deduction'];
    const reading = readOtherProvinces(layers);
    expect(reading.ok ? [] : reading.faults.map(({ message }) => message)).toEqual([
      '缺少这一列：scoring.deductionReasons 是 true',
    ]);
  });
});
