import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import { patchWorkbook } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { reportWords } from '../../support/linked-report';
import { convert, soffice } from '../../support/soffice';
import { withoutResults } from '../../support/without-results';
import { storyBook } from '../pane/story';
import { inOffline } from './in-offline';
import { choose, openOffline, saved, shot } from './offline-page';
import { restoreFormula } from '../restore-formula';

const pack = builtInPack('kaifu-2018');

function tableOf(bytes: Uint8Array): ReturnType<typeof bindWorkbook>['table'] {
  const snapshot = readWorkbook(bytes, '表.xlsx');
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!).table;
}

/** As the user does it in WPS: one figure typed, the program recalculates and saves. */
function savedElsewhere(bytes: Uint8Array, field: string, value: number): Uint8Array {
  const typed = patchWorkbook(bytes, [fieldEdit(tableOf(bytes), field, value)!], '表.xlsx');
  if (soffice === null) return typed;
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-offline-'));
  try {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'book.xlsx'), withoutResults(typed));
    convert([join(folder, 'book.xlsx')], 'xlsx', join(folder, 'out'));
    return new Uint8Array(readFileSync(join(folder, 'out', 'book.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

inOffline('网页版：整件事', (at) => {
  test('断网，双击打开的一个文件，做完整件事：核对、说明、改正、打分、写报告、表改了再更新、保存', async () => {
    const { page, complaints, requests } = await openOffline(at.browser, at.file);
    await page.screenshot({ path: shot('start') });
    await choose(page, 'workbook', '开福区2018.xlsx', await storyBook());
    await page.waitForSelector('.group');
    await page.screenshot({ path: shot('check') });
    expect(await page.locator('.workbook h1').innerText()).toMatch(/先改 \d+ 处错误/);

    // Say why, correct, score by hand.
    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText('年中追加人员经费66.40万元');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 处改动未保存').waitFor();
    await restoreFormula(page);
    await page.getByText('2 处改动未保存').waitFor();
    await page.screenshot({ path: shot('worked') });
    await page.getByRole('tab', { name: '评分' }).click();
    await page.waitForSelector('.score-button');
    await page.screenshot({ path: shot('score') });
    await page.getByText('管理制度健全性').click();
    await page.getByLabel(/^得分/).selectOption('6');
    await page.getByLabel('佐证材料').fill('制度汇编');
    await page.getByRole('button', { name: '写入评分表' }).click();
    await page.getByText('3 处改动未保存').waitFor();

    // A report, beside the workbook.
    await page.getByRole('tab', { name: '报告' }).click();
    await page.getByRole('button', { name: '生成 Word' }).first().click();
    await page.waitForSelector('.desk-side.report .file-bar');
    await page.waitForTimeout(500);
    await page.screenshot({ path: shot('report') });
    const report = await saved(page, 'report');
    expect(report.name).toMatch(/\.docx$/);
    const book = await saved(page, 'workbook');
    expect(book.name).toBe('开福区2018.xlsx');
    await page.getByText(/已交给浏览器下载/).waitFor();

    // The figure changes in the other program; the workbook is read again.
    const changed = savedElsewhere(book.bytes, 'officialReception.final', 1.37);
    await choose(page, 'workbook', '开福区2018.xlsx', changed);
    await page.getByText('已读取新保存的').waitFor();
    await page.waitForSelector('.desk-side.report .apply-bar');
    await page.screenshot({ path: shot('refresh') });
    await page
      .locator('.desk-side.report')
      .getByRole('button', { name: /^更新 \d+ 处$/ })
      .click();
    await page.locator('.desk-side.report .file-unsaved').waitFor();
    await page.screenshot({ path: shot('refreshed') });
    const renewed = await saved(page, 'report');
    expect(reportWords(report.bytes)).not.toContain('1.37');
    expect(reportWords(renewed.bytes)).toContain('1.37');

    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();

    if (soffice === null) return;
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-offline-'));
    try {
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'book.xlsx'), book.bytes);
      writeFileSync(join(folder, 'report.docx'), renewed.bytes);
      convert([join(folder, 'book.xlsx'), join(folder, 'report.docx')], 'pdf', join(folder, 'out'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
