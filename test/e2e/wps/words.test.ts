import type { Browser, Frame } from 'playwright-core';
import { docxBytes } from '../../../simulator/word';
import { foreignIn } from '../../support/wps-words';
import { inBrowser, launch } from '../browser';
import { picture } from '../pane/pane-site';
import { installedInWps } from './report-steps';
import { openWriterWindow, writerFiles } from './writer-window';
import { expiredNote } from '../../../src/hosts/wps/expired-note';

/** Every chapter of 帮助, as the pane shows it: what in it speaks of a program that is not there. */
async function foreignInHelp(pane: Frame): Promise<string[]> {
  await pane.getByRole('button', { name: '帮助', exact: true }).click();
  const chapters = pane.locator('.help-contents > section > ul > li > .link');
  await chapters.first().waitFor();
  const count = await chapters.count();
  expect(count).toBeGreaterThan(20);
  const found: string[] = [];
  for (let at = 0; at < count; at++) {
    await chapters.nth(at).click();
    const text = await pane.locator('.help-text').innerText();
    found.push(...text.split('\n').flatMap(foreignIn));
  }
  return found;
}

/** What is read inside WPS names WPS's programs; nobody has seen it in a real one. */
inBrowser('WPS 窗格里的话', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  test('WPS 表格：帮助的每一章；每一页', async () => {
    const { page, pane } = await installedInWps(browser);
    for (const tab of ['模板', '校验', '评分', '报告']) {
      await pane.getByRole('tab', { name: tab }).click();
      await pane.locator('.body h1').first().waitFor();
      expect((await pane.locator('.body').innerText()).split('\n').flatMap(foreignIn)).toEqual([]);
    }
    expect(await foreignInHelp(pane)).toEqual([]);
    await pane.locator('.help-contents .link', { hasText: '更新清单' }).first().click();
    expect(await pane.locator('.help-text').innerText()).toContain('交给 WPS 文字');
    await picture(page, 320, 'wps-help');
    await page.context().close();
  }, 180_000);

  test('WPS 文字：帮助的每一章；读不懂的粘贴照 WPS 说', async () => {
    const blank = docxBytes('<w:p><w:r><w:t>关于开展绩效自评工作的通知</w:t></w:r></w:p>');
    const { page, pane, open } = await openWriterWindow(browser, await writerFiles(blank));
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    await pane.getByRole('button', { name: '粘贴链接数据' }).first().click();
    await pane.locator('textarea').fill('随便一段话');
    await pane.getByRole('button', { name: '读取' }).last().click();
    await pane.getByText('请在 WPS 表格的窗格里点“复制链接数据”').waitFor();
    await picture(page, 320, 'wps-writer-refused');
    expect(await foreignInHelp(pane)).toEqual([]);
    await picture(page, 320, 'wps-writer-help');
    await pane.getByRole('button', { name: '帮助', exact: true }).click();

    // No new report is written in WPS 文字: who has another document before him is not told to make one there.
    await open('另一份.docx');
    await pane.getByText('不是的，请打开那份报告').waitFor();
    await pane.getByRole('tab', { name: '链接' }).click();
    await pane.getByText('请打开由本工具写出的报告').waitFor();
    expect(await pane.getByText('新建').count()).toBe(0);
    await picture(page, 320, 'wps-writer-no-links');

    // What lies beside the report is called what it is.
    await open('自评报告.docx');
    await pane.getByRole('tab', { name: '链接' }).click();
    await pane.getByRole('button', { name: '解除全部链接（定稿外发）' }).click();
    await pane.getByRole('button', { name: '解除全部链接', exact: true }).click();
    await pane.getByText('写在旁边的“自评报告（无链接）.docx”里了').waitFor();
    await pane.getByRole('button', { name: '打开这一份' }).waitFor();
    expect(await pane.getByText('打开更新后的').count()).toBe(0);
    await page.context().close();
  }, 180_000);

  test('WPS 文字：交来的数据过了三天：说哪一天交的、怎样再交；交来了新的就不说', async () => {
    const blank = docxBytes('<w:p><w:r><w:t>关于开展绩效自评工作的通知</w:t></w:r></w:p>');
    const files = await writerFiles(blank);
    const note = expiredNote({ workbookId: 'report', report: 'selfEvaluation', workbook: '自评.xlsx', at: 1.7e12 });
    const slot = [...files.handed.keys()].find((path) => path.includes('jixiao-link'))!;
    const old = { ...files, handed: new Map([[slot, new TextEncoder().encode(note)]]) };
    const { page, pane, hand } = await openWriterWindow(browser, old);
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    await hand();
    await pane.getByText(/^2023年11月1\d日 \d\d:\d\d 交来的“自评.xlsx”的数据过了三天，已经删去/).waitFor();
    await picture(page, 320, 'wps-writer-expired');
    const bytes = Buffer.from(files.handed.get(slot)!).toString('base64');
    await page.evaluate(`simulatedWps.put(${JSON.stringify(slot)}, ${JSON.stringify(bytes)})`);
    await pane.locator('.handed').getByRole('button', { name: '读取' }).waitFor();
    expect(await pane.getByText('过了三天').count()).toBe(0);
    await page.context().close();
  }, 120_000);
});
