import type { Browser } from 'playwright-core';
import { readDocumentText } from '../../../src/hosts/file/read/document-text';
import { inBrowser, launch } from '../browser';
import { axeFindings } from '../pane/looks-support';
import { picture } from '../pane/pane-site';
import { installedInWps, writtenAndHandedOver } from './report-steps';

/** What leaves the pane in WPS 表格: as files beside the workbook; nobody has seen it in a real one. */
inBrowser('WPS 表格里的报告和文件', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  test('更新已有报告：改过的数写进新的一份，原来的不动；写不进就说，交出去的旧了也说；打印预览在窗格里', async () => {
    const opened = await installedInWps(browser);
    const { page, pane, complaints, requests, wps, type, valueAt, bytesOf } = opened;
    await pane.getByRole('tab', { name: '报告' }).click();
    await pane.locator('.section').first().waitFor();
    const path = await writtenAndHandedOver(opened, 320);
    const before = (await bytesOf(path))!;

    // A second one gets a number.
    await pane.getByRole('button', { name: '生成 Word 报告' }).click();
    await pane.getByText(' (2).docx”').waitFor();

    const figure = (await valueAt('基础数据表', 'B9')) as number;
    await type('基础数据表', 'B9', figure + 80.37);
    await pane.getByText('交出的，以后表又改过').waitFor();
    // What was written is no longer what the table says; put back, it is again.
    await pane.getByText('写好以后表又改过，写好的那一份里还是原来的数').waitFor();
    await picture(page, 320, 'wps-made-old');
    // Still so after another view, and after a file that is no report.
    await pane.getByRole('tab', { name: '校验' }).click();
    await pane.getByRole('tab', { name: '报告' }).click();
    await pane.getByText('写好以后表又改过').waitFor();
    await pane.getByText('交出的，以后表又改过').waitFor();
    await pane
      .getByLabel('更新已有报告')
      .setInputFiles({ name: '别的.docx', mimeType: '', buffer: Buffer.from('no report') });
    await pane.getByRole('alert').getByText('别的.docx').waitFor();
    await pane.getByText('写好以后表又改过').waitFor();
    await pane.getByText('交出的，以后表又改过').waitFor();
    await type('基础数据表', 'B9', figure);
    await pane.getByText('写好以后表又改过').waitFor({ state: 'detached' });
    await type('基础数据表', 'B9', figure + 80.37);
    await pane.getByText('写好以后表又改过').waitFor();
    await pane
      .getByLabel('更新已有报告')
      .setInputFiles({ name: path.slice(path.lastIndexOf('/') + 1), mimeType: '', buffer: Buffer.from(before) });
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    const save = pane.getByRole('button', { name: '保存更新后的报告' });
    await save.click();
    await pane.getByText('（更新）.docx”，在工作簿所在的文件夹').waitFor();
    await picture(page, 320, 'wps-updated');
    const updated = (await bytesOf(path.replace('.docx', '（更新）.docx')))!;
    const shown = String((figure + 80.37).toFixed(2));
    const words = (bytes: Uint8Array): string => readDocumentText(bytes, '报告.docx').text;
    expect(words(before)).not.toContain(shown);
    expect(words(updated)).toContain(shown);
    expect(Buffer.from((await bytesOf(path))!).equals(Buffer.from(before))).toBe(true);

    await type('基础数据表', 'B9', figure);
    await pane.getByText('选了报告以后表又改过').waitFor();
    await type('基础数据表', 'B9', figure + 80.37);
    await pane.getByText('选了报告以后表又改过').waitFor({ state: 'detached' });

    // The folder lets nobody write any more.
    await wps(({ disk }) => disk.close(`${disk.home}/自评 2018`));
    const files = await wps(({ disk }) => disk.files());
    await save.click();
    await pane.getByRole('alert').getByText('写不进').waitFor();
    expect(await pane.getByText('（更新）.docx”，在工作簿所在的文件夹').count()).toBe(0);
    await pane.getByRole('button', { name: '返回', exact: true }).click();
    await pane.getByRole('button', { name: '生成 Word 报告' }).click();
    await pane.getByRole('alert').getByText('写不进').waitFor();
    await picture(page, 320, 'wps-unwritable');
    expect(await wps(({ disk }) => disk.files())).toEqual(files);

    await pane.getByRole('button', { name: '打印预览' }).click();
    await pane.getByText(/^第 1 页，共 \d+ 页$/).waitFor();
    expect(await pane.locator('.print').innerText()).toContain('要准的，请在 WPS 文字里看');
    await picture(page, 320, 'wps-print');
    expect(await axeFindings(pane)).toEqual([]);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 180_000);

  test('这个版本的 WPS 不让加载项读写文件：生成、交给都说缺什么，复制链接数据还在', async () => {
    const { page, pane } = await installedInWps(browser, { lacks: ['Application.FileSystem'] });
    await pane.getByRole('tab', { name: '报告' }).click();
    await pane.getByRole('button', { name: '生成 Word 报告' }).click();
    const told = pane.getByText('没有让加载项读写文件的接口');
    await told.waitFor();
    await pane.getByRole('button', { name: '交给 WPS 文字' }).click();
    await pane.waitForFunction(() => document.querySelectorAll('[role=alert]').length === 2);
    expect(await told.count()).toBe(2);
    await pane.getByRole('button', { name: '复制链接数据，到 WPS 文字里粘贴' }).waitFor();
    await picture(page, 320, 'wps-no-files');
    await page.context().close();
  }, 120_000);
});
