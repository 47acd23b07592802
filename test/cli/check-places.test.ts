import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { inProcess, workFolder } from './jixiao';

const path = (name: string): string => join(folder, name);
const folder = workFolder();

test('连带：只说别的格，错的那一格不再说一遍', async () => {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('基础数据表')
    .addRows([
      ['2018年度部门整体支出绩效评价基础数据表'],
      ['填报单位：征地办', null, null, '单位：万元'],
      ['项目', '2017年决算数', '2018年预算数', '2018年决算数'],
      ['三公经费', 12, 12, 12],
      ['公务用车购置和维护经费', 7.5, 7.5, 7.04],
      ['公车购置', 0, 0, 0],
      ['公车运行维护', 7.5, 7.5, '7.04'],
      ['出国经费', 0, 0, 0],
      ['公务接待', 4.5, 4.5, '4.96'],
    ]);
  writeFileSync(path('表.xlsx'), new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  const out = path('认领.xlsx');
  await inProcess(['adopt', path('表.xlsx'), '--pack', 'kaifu-2018', '--accept', 'all', '-o', out]);
  const { out: text } = await inProcess(['check', out]);
  const blocks = text.split(/\n(?=\s{1,2}\d+ {2}\S)/).filter((one) => one.includes('连带'));
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) {
    const [own, folded] = [/位置\s+(\S+ [A-Z]+\d+)/.exec(block)?.[1], block.slice(block.indexOf('连带'))];
    expect(own).toBeDefined();
    expect(folded.split('、').map((one) => one.trim())).not.toContainEqual(expect.stringMatching(`${own}(?!\\d)`));
  }
});
