import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { ScoreResult } from '../../src/cli/contract';
import { readDocumentText } from '../../src/hosts/file/read/document-text';
import { inProcess, workFolder } from './jixiao';

const folder = workFolder();
const path = (name: string): string => join(folder, name);
const textOf = (file: string): string => readDocumentText(readFileSync(file), file).text;

/** Rates typed by hand, and not what they come from. */
async function ratesAlone(): Promise<void> {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('基础数据表')
    .addRows([
      ['2018年度部门整体支出绩效评价基础数据表'],
      ['填报单位：征地办', null, null, '单位：万元'],
      ['项目', '2017年决算数', '2018年预算数', '2018年决算数'],
      ['公务接待', 1.12, 1.5, 0.94],
      ['公用经费', 60, 58, 61],
    ]);
  book
    .addWorksheet('补充资料')
    .addRows([
      ['2018年度部门整体支出绩效评价补充资料'],
      ['项目', '填报内容', '单位', '填写说明'],
      ['三公经费变动率', '-10%', '%'],
      ['预算完成率', 0.92, '%'],
      ['预算控制率', '84.48%', '%'],
    ]);
  writeFileSync(path('比率.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
}

test('表上只有比率、没有算它的数：照表上填的算分，算式里不编造0', async () => {
  await ratesAlone();
  const out = path('认领.xlsx');
  const adopted = await inProcess(['adopt', path('比率.xlsx'), '--pack', 'kaifu-2018', '--accept', 'all', '-o', out]);
  expect(adopted.code).toBe(0);
  const { out: scored } = await inProcess(['score', out, '--json']);
  const all = (JSON.parse(scored) as ScoreResult).indicators
    .map(({ reason, formula }) => `${reason}\n${formula}`)
    .join('\n');
  expect(all).not.toMatch(/÷0(?!\.\d*[1-9])|(?<![\d.])0(?:\.0+)?÷/);
  expect(all).toContain('表上没有算它用的数，照表上填的三公经费变动率-10.00%，不超过0，计满分8分。');
  expect(all).toContain('表上没有算它用的数，照表上填的预算控制率84.48%，属于30%以上一档，计0分。');
  expect(all).toContain('61.00÷58.00×100%＝105.17%');
  await inProcess(['report', out, '-o', path('报告.docx')]);
  const told = textOf(path('报告.docx'));
  expect(told).toContain('表上没有算它用的数，照表上填的三公经费变动率-10.00%');
  expect(told).not.toMatch(/÷0(?!\.\d*[1-9])|(?<![\d.])0÷/);
});
