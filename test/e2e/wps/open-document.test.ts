import type { Browser } from 'playwright-core';
import { docxBytes } from '../../../simulator/word';
import { inBrowser, launch } from '../browser';
import { picture } from '../pane/pane-site';
import { openWriterWindow, writerFiles, type WriterFiles } from './writer-window';

const answers = ['text', 'places', 'kept', 'controls', 'rows', 'properties'];
/** As a pilot writes it into the page of one computer; no build is in the product's own table. */
const seen =
  (build: string) =>
  (html: string): string => {
    const rows = [{ build, system: 'Linux', by: '试点', on: '2026-12-01', answers }];
    const element = `<script type="application/json" id="jixiao-seen-builds">${JSON.stringify(rows)}</script>`;
    return html.replace('</head>', `${element}</head>`);
  };

/** The shipped page for WPS 文字, where a build is taken to have been seen; in a real one nobody has seen anything. */
inBrowser('WPS 文字：在打开着的文档里更新', () => {
  let browser: Browser;
  let files: WriterFiles;
  beforeAll(async () => {
    browser = await launch();
    files = await writerFiles(docxBytes('<w:p><w:r><w:t>关于开展绩效自评工作的通知</w:t></w:r></w:p>'));
  }, 120_000);
  afterAll(async () => browser?.close());

  test.each([320, 500])(
    '%i 像素，看过的版本：先说退不退得回没有人看过；更新写在打开着的那份里，没保存的字还在，旁边什么也不写',
    async (width) => {
      const opened = await openWriterWindow(browser, files, {
        width,
        build: { build: '12.9.9.9' },
        changed: seen('12.9.9.9'),
      });
      const { page, pane, complaints, requests, wps, hand, typeOver, textOfFile } = opened;
      await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
      const promise = await pane.locator('.promise').first().innerText();
      expect(promise).toMatch(/写进打开着的这一份.*Ctrl\+Z.*没有人看过.*先保存/);
      await typeOver('超出年初预算', '略超年初预算');
      await hand();
      await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
      await pane.locator('.apply-bar').waitFor();
      await picture(page, width, 'wps-open-ledger');
      const before = await textOfFile('自评报告.docx');
      await pane.getByLabel('采用新值 1人').check();
      const button = pane.getByRole('button', { name: /^更新 \d+ 处$/ });
      const count = Number(/\d+/.exec(await button.innerText())![0]);
      await button.click();
      await pane.getByText(`已更新 ${count} 处`).first().waitFor();
      await pane.locator('.body').evaluate((body) => (body.scrollTop = 0));
      await picture(page, width, 'wps-open-written');

      const now = await wps((simulated) => simulated.text());
      expect(now).toContain('在职人数8人，借用人员1人');
      expect(now).toContain('略超年初预算');
      expect(await wps((simulated) => simulated.writes())).toBeGreaterThan(count);
      // The file is the user's to save.
      expect(await textOfFile('自评报告.docx')).toBe(before);
      expect(await wps((simulated) => simulated.files().filter((path) => path.endsWith('.docx')))).toHaveLength(2);
      await opened.save();
      expect(await textOfFile('自评报告.docx')).toContain('在职人数8人，借用人员1人');

      await pane.getByRole('tab', { name: '链接' }).click();
      await pane.getByText('借用人员', { exact: false }).first().click();
      await page.waitForFunction('simulatedWps.selectedText() === "1人"');
      await pane.getByRole('tab', { name: '文字核对' }).click();
      await pane.getByText(/核对全文 \d+ 字/).waitFor();
      expect([complaints, requests]).toEqual([[], []]);
      await page.context().close();
    },
    180_000,
  );

  test.each([
    ['没有看过的版本', { build: { build: '12.9.9.8' }, changed: seen('12.9.9.9') }],
    [
      '表里没有写全',
      { build: { build: '12.9.9.9' }, changed: (html: string) => seen('12.9.9.9')(html).replace('"kept",', '') },
    ],
    ['发布的样子', { build: { build: '12.9.9.9' } }],
  ])(
    '%s：写成旁边的一份，打开着的那份一个字没有写',
    async (_, wish) => {
      const { page, pane, hand, wps } = await openWriterWindow(browser, files, wish);
      await hand();
      await pane.locator('.handed').getByRole('button', { name: '读取' }).click();
      const before = await wps((simulated) => simulated.text());
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await pane.getByText('写在旁边的“自评报告（更新）.docx”里了').waitFor();
      expect(await wps((simulated) => [simulated.writes(), simulated.text()] as const)).toEqual([0, before]);
      await page.context().close();
    },
    120_000,
  );
});
