import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openDocumentFile } from '../../../src/hosts/file/patch/document-file';
import { makeTableXml } from '../../../src/hosts/file/patch/make-table';
import { readDocumentText } from '../../../src/hosts/file/read/document-text';
import { replace, reportFile } from '../../hosts/contract/document-worlds';
import { axeFindings } from '../pane/looks-support';
import { inBrowser, launch } from '../browser';
import { choose, offlineFile, openOffline, shot } from './offline-page';

const sentence = '全年开展检查32次，其中专项检查12次，日常检查19次。';

inBrowser('网页版：只核对一份报告的文字', () => {
  let browser: Browser;
  let file: string;
  let foreign: Uint8Array;
  beforeAll(async () => {
    file = offlineFile();
    browser = await launch();
    const own = await reportFile({}, replace('<w:sectPr', `<w:p><w:r><w:t>${sentence}</w:t></w:r></w:p><w:sectPr`));
    const plain = openDocumentFile(own, 'x.docx', makeTableXml);
    await plain.unlinkAll();
    foreign = plain.bytes();
  }, 240_000);
  afterAll(async () => browser?.close());

  const row = (page: Page) => page.locator('.row-button', { hasText: '文中合计写32次' });

  /** What the list says of the sentence, opened. */
  async function holdsTheFinding(page: Page): Promise<void> {
    await row(page).waitFor({ timeout: 60_000 });
    await row(page).click();
    expect(await page.locator('blockquote').first().innerText()).toContain(sentence);
    expect(await page.locator('.claim').first().innerText()).toContain('32次');
    expect((await page.locator('.comparison').innerText()).replace(/\s/g, '')).toBe('文中写32次分项相加31次相差1次');
    expect(await page.getByRole('button', { name: '转到这句话' }).count()).toBe(0);
  }

  test('打开一份别人写的 .docx：不要工作簿，列出对不上的那句话；忽略、恢复；没有改动要保存', async () => {
    const { page, complaints, requests } = await openOffline(browser, file);
    await choose(page, 'report', '别人的报告.docx', foreign);
    await holdsTheFinding(page);
    await page.screenshot({ path: shot('audit-docx') });
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载核对报告' }).click();
    const report = await waiting;
    expect(report.suggestedFilename()).toBe('别人的报告-核对报告.docx');
    const { text } = readDocumentText(readFileSync(await report.path()), '核对报告.docx');
    expect(text).toContain(`原文：“${sentence}”`);
    expect(text).toContain('两个数：32次与31次，相差1次。');
    await page.getByRole('button', { name: '忽略', exact: true }).click();
    await page.getByLabel('为什么不用改').fill('口径不同');
    await page.keyboard.press('Enter');
    await page.locator('[data-row="head:ignored"]').click();
    await page.getByText('已忽略：口径不同').waitFor();
    await page.getByRole('button', { name: '重新核对' }).click();
    await page.getByText('已忽略：口径不同').waitFor();
    await row(page).click();
    await page.getByRole('button', { name: '恢复' }).click();
    await page.locator('[data-row="head:ignored"]').waitFor({ state: 'detached' });
    expect(await page.locator('.file-unsaved').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('拖进一份 .txt（GB 18030）：只有“文字核对”，窄的、深色的也没有横向滚动', async () => {
    const { page, complaints } = await openOffline(browser, file, { width: 320, dark: true });
    // “全年开展检查32次，…” as Notepad saves it in a Chinese Windows.
    const gbk = [
      0xc8, 0xab, 0xc4, 0xea, 0xbf, 0xaa, 0xd5, 0xb9, 0xbc, 0xec, 0xb2, 0xe9, 0x33, 0x32, 0xb4, 0xce, 0xa3, 0xac, 0xc6,
      0xe4, 0xd6, 0xd0, 0xd7, 0xa8, 0xcf, 0xee, 0xbc, 0xec, 0xb2, 0xe9, 0x31, 0x32, 0xb4, 0xce, 0xa3, 0xac, 0xc8, 0xd5,
      0xb3, 0xa3, 0xbc, 0xec, 0xb2, 0xe9, 0x31, 0x39, 0xb4, 0xce, 0xa1, 0xa3,
    ];
    await page.evaluate((bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], '报告.txt', { type: 'text/plain' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, gbk);
    await holdsTheFinding(page);
    expect(await page.locator('.desk-side.report [role=tab]').allInnerTexts()).toEqual([
      expect.stringMatching(/^文字核对/),
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: shot('audit-txt-320-dark') });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('粘贴一段文字：同样的清单；打不开的文件说清楚', async () => {
    const { page, complaints } = await openOffline(browser, file);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, sentence);
    await holdsTheFinding(page);
    await page.locator('.file-name', { hasText: '粘贴的文字.txt' }).waitFor();
    await choose(page, 'report', '不是文字.txt', new Uint8Array([0, 1, 2, 0xff, 0xfe, 0]));
    await page.getByText(/不是文字\.txt.*请/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
