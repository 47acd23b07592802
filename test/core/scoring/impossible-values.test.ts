import { bindWorkbook, type OpenWorkbook } from '../../../src/app/open-workbook';
import { checkWorkbook } from '../../../src/app/check-workbook';
import { scoreWorkbook } from '../../../src/app/score-workbook';
import { plainValue } from '../../../src/core/fields/field-value';
import type { CellSnapshot } from '../../../src/core/workbook/snapshot';
import { installedSnapshot } from '../rules/installed';
import { builtInPack } from '../../support/built-in-pack';
import { cleanFilling } from '../../truth/clean-fillings';
import { recalculated, typedInto } from '../../truth/recalculated';

const pack = builtInPack('kaifu-2018');
const clean = installedSnapshot(pack, cleanFilling(pack, 3).data, false);

function typing(cells: Readonly<Record<string, CellSnapshot>>): OpenWorkbook {
  const snapshot = recalculated(pack, typedInto(pack, clean, cells));
  return bindWorkbook(snapshot, pack, { pack: pack.id, packVersion: pack.version, workbookId: 'impossible' });
}

function points(workbook: OpenWorkbook, id: string): string | null {
  const { score, reason } = scoreWorkbook(workbook).indicators.find((one) => one.id === id)!;
  return score === null ? reason : score.toFixed();
}

const errors = (workbook: OpenWorkbook): string[] =>
  checkWorkbook(workbook).findings.flatMap(({ level, message }) => (level === 'error' ? [message] : []));

describe('一格里不可能有的数', () => {
  it.each([
    ['大于满分', 9],
    ['不在标准的几种分里', 7],
    ['负数', -2],
  ])('人工评分%s：待评，不进合计', (_, wrong) => {
    const workbook = typing({ 'score.managementSystems': wrong });
    expect(points(workbook, 'managementSystems')).toContain(`填的${wrong}分不在标准之内`);
    const empty = typing({ 'score.managementSystems': null });
    expect(plainValue(workbook.table.value('scoreTotal'))).toBe(plainValue(empty.table.value('scoreTotal')));
    expect(plainValue(workbook.table.value('scoreSummary'))).toBe(plainValue(empty.table.value('scoreSummary')));
    expect(errors(workbook)).toHaveLength(1);
  });

  it('满意度填92：不是9200%，是待核', () => {
    const workbook = typing({ 'satisfaction.rate': 92 });
    expect(points(workbook, 'satisfaction')).toContain('待核：');
    expect(plainValue(workbook.table.value('scoreTotal'))).toBe('待核');
    expect(errors(workbook).join()).toContain('不能大于');
  });

  it('公务接待是负数：三公经费和它的得分待核', () => {
    const workbook = typing({ 'officialReception.final': -0.94 });
    expect(points(workbook, 'threePublicControlRate')).toContain('待核：');
    expect(errors(workbook).join()).toContain('是负数');
  });

  it('选了无，楼堂馆所却有数：靠它的两项都待核', () => {
    const workbook = typing({
      'officeBuildings.completion': '无',
      'officeBuildings.approvedArea': 1200,
      'officeBuildings.actualArea': 1260,
    });
    expect(points(workbook, 'buildingsAreaControlRate')).toContain('待核：');
    expect(points(workbook, 'buildingsInvestmentControlRate')).toContain('待核：');
    expect(errors(workbook).join()).toContain('选了“无”');
  });

  it('考核得分多于满分：待核，不是满分', () => {
    const workbook = typing({ 'assessment.earned': 105, 'assessment.full': 100 });
    expect(points(workbook, 'keyWorkCompletionRate')).toContain('待核：');
    expect(errors(workbook).join()).toContain('超过考核满分');
  });

  it('比率大得没有道理：理由不数几万步', () => {
    const workbook = typing({ 'officialReception.budget': 0.01, 'officialReception.final': 9400 });
    expect(points(workbook, 'threePublicControlRate')).not.toMatch(/\d{4,}步/);
    const { reason } = scoreWorkbook(workbook).indicators.find(({ id }) => id === 'threePublicControlRate')!;
    expect(reason).toMatch(/标准太多，.*得0分/);
  });
});
