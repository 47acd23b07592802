import { checkWorkbook } from '../../src/app/check-workbook';
import { createNarrativeEngine } from '../../src/app/narrative-engine';
import { bindWorkbook, type OpenWorkbook } from '../../src/app/open-workbook';
import { scoreFurtherTables, scoreWorkbook } from '../../src/app/score-workbook';
import { writeReports } from '../../src/app/write-report';
import type { Data } from '../../src/core/table/data';
import { fragmentText } from '../../src/core/narrative/fragment';
import { reportFragments } from '../../src/core/report/report-base';
import { authorDocument } from '../../src/hosts/file/author/document/author-document';
import { installedSnapshot } from '../core/rules/installed';
import { builtInPack } from '../support/built-in-pack';

/** 2023 年度的四件材料：自带的例子从表到报告。 */
const pack = builtInPack('hunan-2023');
const open = (changes: Data = {}, sample = true): OpenWorkbook =>
  bindWorkbook(installedSnapshot(pack, changes, sample), pack, {
    pack: pack.id,
    packVersion: pack.version,
    workbookId: 'test',
  });
const open1 = open();
const failing = (changes: Data): string[] =>
  checkWorkbook(open(changes))
    .findings.filter((one) => one.state !== 'explained')
    .map((one) => `${one.check}｜${one.message}`);

describe('2023 年度整体支出和项目支出绩效自评', () => {
  it('例子没有错误，需说明的都已写明原因', () => {
    expect(failing({})).toEqual([]);
    expect(checkWorkbook(open1).checks.filter((one) => one.outcome === 'crashed')).toEqual([]);
  });

  it('整体和每个项目各有总分和等级，没有用到的项目表不算', () => {
    const main = scoreWorkbook(open1);
    expect([main.total?.toFixed(), main.grade]).toEqual(['98.57', '优']);
    expect(scoreFurtherTables(open1).map(({ id, name, total, grade }) => [id, name, total?.toFixed(), grade])).toEqual([
      ['project1', '便民服务平台运行经费', '97.97', '优'],
      ['project2', '公共设施维护经费', '97.9', '优'],
    ]);
  });

  it.each<[string, Data, string]>([
    [
      '收入、支出两种分法不等（衡山县一乡镇实表差104.45）',
      { 'departmentFunds.generalBudget': 721.8 },
      'departmentSourcesAgree｜',
    ],
    [
      '有项目没有填自评表',
      {
        'project2.name': null,
        'project2.fiscalAppropriation.executed': null,
        'project2.carryover.executed': null,
        'project2.otherFunds.executed': null,
      },
      'projectSelfEvaluations｜',
    ],
    [
      '项目执行数超过全年预算',
      { 'project1.fiscalAppropriation.adjustedBudget': 120 },
      'project1WithinBudget｜项目1全年执行数121.60万元，超过全年预算数120.00万元',
    ],
    [
      '分值合计不是100',
      { 'project1.quantity1.full': 10 },
      'indicatorWeightsTotal｜《项目支出绩效自评表1》（便民服务平台运行经费）各指标分值合计95分',
    ],
    [
      '超过指标值30%没有写原因',
      { 'project2.quantity1.actual': 240 },
      'deviationReasons｜《项目支出绩效自评表2》（公共设施维护经费）数量指标1“维护公共设施”实际完成240',
    ],
    ['问题一节写“无”', { 'reportText.mainProblems': '无' }, 'problemsNotFiller｜'],
  ])('%s', (_, changes, wanted) => expect(failing(changes).join('\n')).toContain(wanted));

  const [written] = writeReports(pack, open1.table, createNarrativeEngine());
  const textOf = (id: string): string => fragmentText(reportFragments(written!.report).find((one) => one.id === id)!);

  it('报告的提纲和由表里的数生成的句子', () => {
    expect(written!.report.sections.flatMap(({ level, heading }) => (level === 1 ? [heading] : []))).toEqual([
      '一、部门（单位）基本情况',
      '二、一般公共预算支出情况',
      '三、政府性基金预算支出情况',
      '四、国有资本经营预算支出情况',
      '五、社会保险基金预算支出情况',
      '六、部门整体支出绩效情况',
      '七、存在的问题及原因分析',
      '八、下一步改进措施',
      '九、部门整体支出绩效自评结果拟应用和公开情况',
      '十、其他需要说明的情况',
    ]);
    expect(textOf('executionSummary')).toBe(
      '2023年整体支出全年预算639.00万元，全年执行637.35万元，预算执行率99.74%。按照《部门整体支出绩效自评表》自评，得分98.57分，等级为“优”。',
    );
    expect(textOf('projectResults').split('\n')).toEqual([
      '项目“便民服务平台运行经费”全年预算122.00万元，全年执行121.60万元，预算执行率99.67%，自评得分97.97分，等级为“优”。',
      '项目“公共设施维护经费”全年预算31.00万元，全年执行30.85万元，预算执行率99.52%，自评得分97.9分，等级为“优”。',
    ]);
    expect(textOf('stateCapital')).toBe('2023年度没有国有资本经营预算支出。');
  });

  it('附件只印用到的项目表，横排', () => {
    expect(written!.tables.map(({ label, orientation }) => [label, orientation])).toEqual([
      ['附件1', 'portrait'],
      ['附件2', 'landscape'],
      ['附件3-1', 'landscape'],
      ['附件3-2', 'landscape'],
    ]);
  });

  it('什么都没填也能出草稿', async () => {
    for (const { report, tables, unitName } of writeReports(pack, open({}, false).table, createNarrativeEngine())) {
      expect(reportFragments(report).map(fragmentText).join('\n')).not.toMatch(/null|undefined|NaN|\[object/);
      expect((await authorDocument(report, tables, { creator: unitName })).length).toBeGreaterThan(5_000);
    }
  });

  it('项目多的一种有12张项目表', () => {
    const many = builtInPack('hunan-2023/12-projects');
    expect(
      many.sheets
        .filter((sheet) => sheet.id.startsWith('projectEvaluation'))
        .map((sheet) => sheet.title)
        .at(-1),
    ).toBe('项目支出绩效自评表12');
  });
});
