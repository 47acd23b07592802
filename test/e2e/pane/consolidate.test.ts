import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorkbook } from '../../../src/app/new-workbook';
import { openWorkbook } from '../../../src/app/open-workbook';
import { numberOf, textOf } from '../../../src/core/fields/field-value';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { axeFindings, holdsAtEveryWidth } from './looks-support';
import { openPane } from './open-pane';
import { inPane } from './pane-site';

const pack = builtInPack('kaifu-2018');

/** A unit's workbook as it is chosen. */
async function unit(name: string, reception: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const data = { budgetUnitName: name, 'officialReception.final': reception };
  const bytes = await authorWorkbook(newWorkbook({ pack, sample: true, data, workbookId: name }), { creator: '' });
  return { name: `${name}.xlsx`, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

inPane('窗格：汇总各单位的表', (at) => {
  test('选几个文件：加成部门的新工作簿，坏的、重的各说一句；取消就什么也不做', async () => {
    const { page, complaints } = await openPane(at, { view: 'template', height: 1600 });
    await page.getByRole('button', { name: '汇总各单位的表' }).click();
    const panel = page.locator('.intake');
    await panel.waitFor();
    const broken = { name: '坏.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') };
    const files = [
      await unit('甲中心', 1.25),
      await unit('乙中心', 2.5),
      { ...(await unit('甲中心', 9)), name: '甲2.xlsx' },
    ];
    await panel.getByLabel('选文件（可以几个）').setInputFiles([...files, broken]);
    await panel.getByText(/^2 个单位，加了 \d+ 项$/).waitFor();
    await panel.getByText('没有加进来的文件 2 个').waitFor();
    await panel.getByText('“甲2.xlsx”和“甲中心.xlsx”都是“甲中心”的').waitFor();
    for (const look of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: look });
      await holdsAtEveryWidth(page, (width) => `consolidate-${width}-${look}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    await panel.getByLabel('部门的名称').fill('某局');
    await panel.getByRole('button', { name: '下载部门的工作簿' }).click();
    await panel.getByText('已写好“某局2018年度绩效自评表.xlsx”，在这台电脑的“下载”文件夹里').waitFor();
    const bytes = await page.evaluate(() => (window as unknown as { savedBook: { bytes: number[] } }).savedBook.bytes);
    const { table, snapshot } = openWorkbook(readWorkbook(new Uint8Array(bytes), 'x'), () => pack, 'x');
    expect(textOf(table.value('budgetUnitName'))).toBe('某局');
    expect(numberOf(table.value('officialReception.final'))?.toNumber()).toBe(3.75);
    expect(snapshot.sheets.map(({ name }) => name)).toContain('基础数据表');

    // The department's own workbook, chosen along with its units.
    const department = { name: '部门.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await panel.getByLabel('选文件（可以几个）').setInputFiles([await unit('甲中心', 1.25), department]);
    await panel.getByText(/^1 个单位，加了 \d+ 项$/).waitFor();
    await panel.getByText('“部门.xlsx”是汇总出来的').waitFor();
    await panel.getByLabel('汇总出来的也加进来').check();
    await panel.getByText(/^2 个单位，加了 \d+ 项$/).waitFor();

    // Of another format, beside one that is read and alone: told by name, with what to do. In a folder what is no table is no matter.
    const other = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({ ...broken, name });
    await panel
      .getByLabel('选文件（可以几个）')
      .setInputFiles([await unit('甲中心', 1.25), other('乙.et'), other('丙.xls'), other('丁.pdf')]);
    await panel.getByText('没有加进来的文件 3 个').waitFor();
    for (const file of ['乙.et', '丙.xls']) await panel.getByText(new RegExp(`“${file}”是.*另存为`)).waitFor();
    await panel.getByText('“丁.pdf”').waitFor();
    await panel.getByLabel('选文件（可以几个）').setInputFiles([other('乙.et')]);
    await panel.getByText(/“乙\.et”是.*另存为/).waitFor();
    const below = mkdtempSync(join(tmpdir(), 'jixiao-units-'));
    for (const file of ['乙.et', '说明.docx', '.~乙.et']) writeFileSync(join(below, file), 'x');
    await panel.getByLabel('选文件夹').setInputFiles(below);
    await panel.getByText('没有加进来的文件 1 个').waitFor();
    rmSync(join(below, '乙.et'));
    await panel.getByLabel('选文件夹').setInputFiles(below);
    await panel.getByText('里面没有表格文件').waitFor();
    rmSync(below, { recursive: true });

    const many = await Promise.all(Array.from({ length: 12 }, (_, index) => unit(`单位${index}`, 1)));
    await panel.getByLabel('选文件（可以几个）').setInputFiles(many);
    await panel.getByRole('button', { name: '取消' }).click();
    await panel.getByText('已取消，什么也没有做。').waitFor();
    expect(await panel.getByRole('button', { name: '下载部门的工作簿' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);
});
