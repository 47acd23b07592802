import type { Browser } from 'playwright-core';
import { docxBytes } from '../../../simulator/word';
import { inBrowser, launch } from '../browser';
import { picture } from '../pane/pane-site';
import { faultsOfPages } from './old-page';
import { openWriterWindow, writerFiles, type WriterFiles } from './writer-window';

/** The shipped page for WPS 文字 beside the simulated one; nobody has seen it in a real one. */
inBrowser('WPS 文字里的窗格', () => {
  let browser: Browser;
  let files: WriterFiles;
  beforeAll(async () => {
    browser = await launch();
    files = await writerFiles(docxBytes('<w:p><w:r><w:t>关于开展绩效自评工作的通知</w:t></w:r></w:p>'));
  }, 120_000);
  afterAll(async () => browser?.close());

  test.each([320, 500])(
    '%i 像素，去掉比 Chromium 78 新的功能：表格交来数据、看改了什么、更新写成旁边的一份、打开它',
    async (width) => {
      const { page, pane, complaints, requests, wps, hand, textOfFile } = await openWriterWindow(browser, files, {
        width,
      });
      await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
      expect(await pane.locator('.promise').first().innerText()).toContain('更新会在旁边另写一份');
      expect(await pane.locator('.handed').count()).toBe(0);
      await hand();
      await pane.getByText('WPS 表格交来的数据').waitFor();
      expect(await pane.locator('.handed').innerText()).toContain('开福区征地办2018绩效自评.xlsx');
      await picture(page, width, 'wps-writer-first');
      await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
      await pane.locator('.apply-bar').waitFor();
      expect(await pane.locator('.context-unit').innerText()).toBe('来自 开福区征地办2018绩效自评.xlsx');
      expect(await pane.locator('.handed').count()).toBe(0);
      await picture(page, width, 'wps-writer-ledger');

      // The figure that the user typed over is asked.
      const asked = pane.getByLabel('采用新值 1人');
      await asked.check();
      const before = await wps((simulated) => simulated.text());
      const button = pane.getByRole('button', { name: /^更新 \d+ 处$/ });
      const count = Number(/\d+/.exec(await button.innerText())![0]);
      await button.click();
      await pane.getByText(`已更新 ${count} 处`).first().waitFor();
      await pane.getByText('写在旁边的“自评报告（更新）.docx”里了').waitFor();
      await pane.locator('.body').evaluate((body) => (body.scrollTop = 0));
      await picture(page, width, 'wps-writer-written');

      const after = await textOfFile('自评报告（更新）.docx');
      expect(after).toContain('在职人数8人，借用人员1人');
      expect(after).toContain('超出年初预算');
      expect(before).toContain('在职人数7人，借用人员5人');
      expect(await wps((simulated) => simulated.text())).toBe(before);
      expect(await wps((simulated) => simulated.files().filter((path) => path.endsWith('.docx')))).toHaveLength(3);

      await pane.getByRole('button', { name: '打开更新后的' }).click();
      await pane.getByText('更新会在旁边另写一份').waitFor();
      expect(await wps((simulated) => simulated.frontName())).toMatch(/自评报告（更新）\.docx$/);
      await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
      await pane.getByRole('heading', { name: '报告和工作簿一致' }).waitFor();

      await pane.getByRole('tab', { name: '链接' }).click();
      await pane.getByText('借用人员', { exact: false }).first().click();
      await page.waitForFunction('simulatedWps.selectedText() === "1人"');
      await picture(page, width, 'wps-writer-links');
      await pane.getByRole('tab', { name: '文字核对' }).click();
      await pane.getByRole('button', { name: '核对全文' }).click();
      await pane.getByText(/核对全文 \d+ 字/).waitFor();
      await picture(page, width, 'wps-writer-audit');
      await pane.getByRole('button', { name: '收起' }).click();
      expect(await wps(({ panes }) => panes.list[0]!.visible)).toBe(false);
      expect([complaints, requests]).toEqual([[], []]);
      await page.context().close();
    },
    180_000,
  );

  test('交来的数据比报告里的旧：先说，点“更新”还要问一次，什么也没有写', async () => {
    const older = await writerFiles(files.blank, '2019-05-11T06:35:00.000Z');
    const { page, pane, hand, wps } = await openWriterWindow(browser, older, { width: 320 });
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    await hand();
    await pane.getByText('WPS 表格交来的数据').waitFor();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    await pane.getByRole('heading', { name: /^这份数据（.*）比报告里的（.*）旧$/ }).waitFor();
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await pane.getByText(/^这份数据比报告里的旧，\d+ 处会换回旧数。$/).waitFor();
    await picture(page, 320, 'wps-writer-older');
    await page.keyboard.press('Escape');
    expect(await pane.getByRole('button', { name: '换回旧数' }).count()).toBe(0);
    expect(await wps((simulated) => simulated.files().filter((path) => path.endsWith('.docx')))).toHaveLength(2);
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await pane.getByRole('button', { name: '换回旧数' }).click();
    await pane.getByText('写在旁边的“自评报告（更新）.docx”里了').waitFor();
    await page.context().close();
  }, 120_000);

  test('打印预览：窗格自己照保存的文件画，更新以后画旁边的那一份；没保存的先说', async () => {
    const { page, pane, complaints, requests, hand, typeOver } = await openWriterWindow(browser, files, {
      height: 700,
    });
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    const preview = async (): Promise<string> => {
      await pane.getByRole('button', { name: '更多' }).click();
      await pane.getByRole('button', { name: '打印预览' }).click();
      await pane.locator('.print [data-page] *, .print [role=alert]').first().waitFor();
      return pane.locator('.body').innerText();
    };
    expect(await preview()).toContain('在 WPS 文字里看');
    await picture(page, 320, 'wps-writer-print');
    await page.keyboard.press('Escape');
    await hand();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await pane.getByText('写在旁边的').waitFor();
    await preview();
    await picture(page, 320, 'wps-writer-print-copy');
    await page.keyboard.press('Escape');
    await typeOver('开福区', '岳麓区');
    await preview();
    await pane.getByText('有没保存的改动').waitFor();
    expect(await pane.locator('.print').getByRole('alert').innerText()).toBe('照上面说的做好，再打开打印预览。');
    await picture(page, 320, 'wps-writer-print-unsaved');
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 120_000);

  test('有没保存的改动：说先保存，不写；保存以后再查，用户打的数要问', async () => {
    const { page, pane, hand, typeOver, save, wps } = await openWriterWindow(browser, files);
    await hand();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    await pane.locator('.apply-bar').waitFor();
    await pane.getByRole('tab', { name: '文字核对' }).click();
    await pane.getByRole('button', { name: '核对全文' }).click();
    await pane.locator('.row button').filter({ hasText: '借用人员' }).first().click();
    await page.waitForFunction(`(simulatedWps.selectedText() ?? '').includes('借用人员5人')`);
    await picture(page, 320, 'wps-writer-go-to');
    await pane.getByRole('tab', { name: '更新清单' }).click();
    await typeOver('7人', '9人');
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await pane.getByText('有没保存的改动').waitFor();
    await pane.locator('.body').evaluate((body) => (body.scrollTop = 0));
    await picture(page, 320, 'wps-writer-unsaved');
    expect(await pane.getByText('没有接受这一步').count()).toBe(0);
    expect(await wps((simulated) => simulated.files().filter((path) => path.endsWith('.docx')))).toHaveLength(2);
    await pane.getByRole('button', { name: '再查' }).click();
    await pane.getByText('有没保存的改动').waitFor();
    await save();
    await pane.getByText('更新会在旁边另写一份').waitFor();
    await pane.getByLabel('采用新值 8人').waitFor();
    await page.context().close();
  }, 120_000);

  test('换到另一份文档，窗格跟着换，上一份答过的不带过去；换回来从头看', async () => {
    const { page, pane, hand, open } = await openWriterWindow(browser, files);
    await hand();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    await pane.getByLabel('采用新值 1人').check();
    await open('另一份.docx');
    await pane.getByRole('heading', { name: '这份文档还没有链接数据' }).waitFor();
    expect(await pane.locator('.apply-bar').count()).toBe(0);
    expect(await pane.locator('.body').innerText()).toContain('在 WPS 表格的“报告”里点“交给 WPS 文字”');
    // No new report is begun here: what is handed over holds no outline.
    expect(await pane.locator('.body').innerText()).toContain('新报告在 WPS 表格里写');
    await picture(page, 320, 'wps-writer-other');
    await open('自评报告.docx');
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    expect(await pane.getByLabel('采用新值 1人').isChecked()).toBe(false);
    await page.context().close();
  }, 120_000);

  test.each([
    ['从没保存过', 'new', '还没有保存过'],
    ['没有打开文档', null, '没有打开的文档'],
  ] as const)(
    '%s：说怎么办；打开一份报告，自己跟上',
    async (_, first, sentence) => {
      const { page, pane, open } = await openWriterWindow(browser, files, { first });
      await pane.getByText(sentence).waitFor();
      await pane.getByText('新报告在 WPS 表格里写').waitFor();
      await picture(page, 320, `wps-writer-${first ?? 'none'}`);
      await open('自评报告.docx');
      await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
      await page.context().close();
    },
    120_000,
  );

  test('打开着的是坏文件：照文件说，不是没有话', async () => {
    const { page, pane } = await openWriterWindow(browser, files);
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    const half = Buffer.from(files.report.slice(0, 2000)).toString('base64');
    await page.evaluate(`simulatedWps.put('自评报告.docx', '${half}')`);
    await pane.getByRole('button', { name: '更多' }).click();
    await pane.getByRole('button', { name: '重读文档' }).click();
    await pane.getByText(/“自评报告.docx”.*(?:不完整|损坏)/).waitFor();
    await picture(page, 320, 'wps-writer-broken');
    await page.context().close();
  }, 60_000);

  test('深色主题', async () => {
    const { page, pane, hand } = await openWriterWindow(browser, files, { dark: true });
    await hand();
    await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await pane.getByText('写在旁边的').waitFor();
    await pane.locator('.body').evaluate((body) => (body.scrollTop = 0));
    await picture(page, 320, 'wps-writer-dark');
    await page.context().close();
  }, 120_000);

  test('不在 WPS 里打开：说从哪里打开', async () => {
    const { page, pane } = await openWriterWindow(browser, files, { outside: true, first: null });
    await pane.getByText('请在 WPS 文字里打开本窗格').waitFor();
    await page.context().close();
  }, 60_000);

  test('页面里每一段脚本都能按 ES2018（Chromium 78）读懂，用到的更新的功能都有补的，页面什么也不取', () => {
    expect(faultsOfPages('writer')).toEqual([]);
  }, 120_000);
});
