import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import type { AdoptResult, CheckResult, ScoreResult } from '../../src/cli/contract';
import { asDocument } from '../support/bureau/as-document';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);

/** As a system exports it: the target in one cell, scores typed. */
async function exported(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('附件3-1');
  const rows: (string | number | null)[][] = [
    ['项目支出绩效自评表'],
    ['（2024年度）'],
    ['项目名称', '高标准农田建设'],
    ['主管部门', '某县农业农村局', null, null, '实施单位', '某县农业农村局'],
    ['项目资金（万元）', null, null, '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率', '得分'],
    ['年度资金总额', null, null, 200, 200, 180, 10, '90%', 10],
    ['其中：当年财政拨款', null, null, 150, 150, 140, '—', '—', '—'],
    ['　　　上年结转资金', null, null, 50, 50, 40, '—', '—', '—'],
    ['　　　其他资金', null, null, 0, 0, 0, '—', '—', '—'],
    ['年度总体目标', '预期目标', null, null, '实际完成情况'],
    [null, '建成高标准农田1000亩。', null, null, '建成900亩。'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ['产出指标', '数量指标', '建成高标准农田', '≥1000亩', '900亩', 20, 20, '受汛期影响'],
    [null, '质量指标', '验收合格率', '≥95%', '98%', 20, 20],
    [null, '成本指标', '亩均投资', '≤0.2万元', '0.2万元', 10, 10],
    ['效益指标', '社会效益指标', '受益农户', '200户以上', '150户', 30, 22.5, '部分农户外出'],
    ['满意度指标', '服务对象满意度指标', '农户满意度', '≥90%', '91%', 10, 10],
    ['总分', null, null, null, null, 100, 92.5],
  ];
  rows.forEach((row) => sheet.addRow(row));
  sheet.mergeCells('A1:I1');
  sheet.mergeCells('A2:I2');
  sheet.mergeCells('A10:A11');
  sheet.mergeCells('A13:A15');
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

test('导出的项目自评表：认领，照办法重算得分，和表上的得分不一样的说出来', async () => {
  writeFileSync(path('自评表.xlsx'), await exported());
  const adopted = await inProcess([
    'adopt',
    path('自评表.xlsx'),
    '--pack',
    'hunan-2023',
    '--json',
    '-o',
    path('认领.xlsx'),
  ]);
  expect(adopted.code).toBe(0);
  const { year, fields } = JSON.parse(adopted.out) as AdoptResult;
  expect(year).toBe(2024);
  const bound = new Map(
    fields.flatMap(({ field, state, cell }) => (state === 'bound' ? [[field, cell!.address]] : [])),
  );
  for (const part of ['direction', 'target', 'amountUnit']) expect(bound.get(`project1.quantity1.${part}`)).toBe('D13');
  expect(bound.get('project1.fiscalAppropriation.executed')).toBe('F7');

  const scored = await inProcess(['score', path('认领.xlsx'), '--json']);
  const { tables = [] } = JSON.parse(scored.out) as ScoreResult;
  const [table] = tables;
  expect(table).toMatchObject({ id: 'project1', name: '高标准农田建设', total: 89.5, grade: '良' });
  expect(table!.indicators.map(({ label, score }) => [label.split('/').at(-1), score])).toEqual([
    ['预算执行率', 9],
    ['建成高标准农田', 18],
    ['验收合格率', 20],
    ['亩均投资', 10],
    ['受益农户', 22.5],
    ['农户满意度', 10],
  ]);

  const checked = await inProcess(['check', path('认领.xlsx'), '--json']);
  const { findings } = JSON.parse(checked.out) as CheckResult;
  const differing = findings.filter(({ check }) => check === 'derivedAgrees');
  expect(differing.map(({ cells: [cell] }) => cell!.address).sort()).toEqual(['G13', 'I6']);
  expect(differing.map(({ message }) => message)).toContain('数量指标1得分显示20.00分，按现在的数据应为18.00分。');
});

test.each([
  ['≥2.5万人', '26000人', 30],
  ['≥2.5万人', '20000名', 24],
  ['≥26000人', '2.5万人', 28.85],
  ['≥2.5万人', '2.6万人次', null],
  ['≥3公里', '2400米', 24],
  ['≥3千米', '3公里', 30],
  ['≥2公顷', '30亩', 30],
  ['≥100万元', '800000元', 24],
  ['≥1.2亿元', '9600万元', 24],
  ['≥5吨', '4000公斤', 24],
  ['≥100万元/亩', '80元/亩', 0],
  ['≥20户', '95百分点', null],
  ['≥2.5万人', '2.6万人', 30],
  ['≥2.5万人', 2.6, 30],
  ['≥200户', '95%', null],
])('指标值写“%s”、完成值写“%s”：一类的单位换算，不是一类的待评，不拿两个数硬比', async (target, actual, points) => {
  const book = new Workbook();
  await book.xlsx.load((await exported()).buffer as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  [sheet.getCell('D16').value, sheet.getCell('E16').value] = [target, actual];
  writeFileSync(path('单位.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  const adopt = ['adopt', path('单位.xlsx'), '--pack', 'hunan-2023', '--accept', 'all', '--force'];
  expect((await inProcess([...adopt, '-o', path('单位认领.xlsx')])).code).toBe(0);
  const { tables = [] } = JSON.parse((await inProcess(['score', path('单位认领.xlsx'), '--json'])).out) as ScoreResult;
  const one = tables[0]!.indicators.find(({ label }) => label.endsWith('受益农户'))!;
  expect(one.score).toBe(points);
  if (points === null) {
    expect(one.reason).toContain(`年度指标值“${target}”和实际完成值“${actual}”的单位不一样，不能直接比。`);
    expect(tables[0]!.total).toBeNull();
  }
  const { findings } = JSON.parse((await inProcess(['check', path('单位认领.xlsx'), '--json'])).out) as CheckResult;
  const asked = findings.filter(({ message }) => message.includes('受益农户') && message.includes('偏差'));
  // Missed where it earns less than full marks, and only there.
  expect(asked).toHaveLength(points === null || points === 30 ? 0 : 1);
});

test('同一张表是 Word 文件：表格读成 .xlsx 再认，得分和不一样的地方同样说出来', async () => {
  writeFileSync(path('自评表.docx'), asDocument(await exported(), 3).bytes);
  const adopted = await inProcess([
    'adopt',
    path('自评表.docx'),
    '--pack',
    'hunan-2023',
    '-o',
    path('认领自Word.xlsx'),
  ]);
  expect(adopted.code).toBe(0);
  expect(adopted.err).toContain('自评表.docx”是 Word 文件：里面的表格另存成 .xlsx');
  const scored = await inProcess(['score', path('认领自Word.xlsx'), '--json']);
  const { tables = [] } = JSON.parse(scored.out) as ScoreResult;
  expect(tables[0]).toMatchObject({ id: 'project1', name: '高标准农田建设', total: 89.5, grade: '良' });
  const checked = await inProcess(['check', path('认领自Word.xlsx'), '--json']);
  const { findings } = JSON.parse(checked.out) as CheckResult;
  const messages = findings.filter(({ check }) => check === 'derivedAgrees').map(({ message }) => message);
  expect(messages).toHaveLength(2);
  expect(messages).toContain('数量指标1得分显示20.00分，按现在的数据应为18.00分。');

  writeFileSync(path('报告.docx'), 'x');
  const broken = await inProcess(['adopt', path('报告.docx'), '--pack', 'hunan-2023']);
  expect(broken.code).toBe(2);
  writeFileSync(path('自评表.doc'), 'x');
  const old = await inProcess(['adopt', path('自评表.doc'), '--pack', 'hunan-2023']);
  expect(old.code).toBe(2);
});

test('换算过的，理由里两样都写', async () => {
  const book = new Workbook();
  await book.xlsx.load((await exported()).buffer as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  [sheet.getCell('D16').value, sheet.getCell('E16').value] = ['≥2.5万人', '20000人'];
  writeFileSync(path('换算.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  const adopt = ['adopt', path('换算.xlsx'), '--pack', 'hunan-2023', '--accept', 'all', '-o', path('换算认领.xlsx')];
  expect((await inProcess(adopt)).code).toBe(0);
  const { tables = [] } = JSON.parse((await inProcess(['score', path('换算认领.xlsx'), '--json'])).out) as ScoreResult;
  const one = tables[0]!.indicators.find(({ label }) => label.endsWith('受益农户'))!;
  expect(one.reason).toContain('实际完成2（20000人，合2万人）');
  expect(one.formula).toContain('2÷2.5×30');
});
