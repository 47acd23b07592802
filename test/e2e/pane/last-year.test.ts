import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { writeReports } from '../../../src/app/write-report';
import { readData, tableFromData } from '../../../src/core/table/data';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { withManyRows } from '../offline/big-files';
import { builtInPack } from '../../support/built-in-pack';
import { slowReading } from '../slow-reading';
import { openPane } from './open-pane';
import { inPane, picture } from './pane-site';
import { lastYearBook } from './story';

const axeSource = readFileSync(join(dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8');

inPane('窗格：装入上年数', (at) => {
  let lastYear: Buffer;
  beforeAll(async () => {
    lastYear = await lastYearBook();
  }, 30_000);
  async function axeFindings(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    });
  }

  test.each(['light', 'dark', 'contrast'] as const)(
    '装入上年数 %s：只用键盘选文件、看清单、勾选；270 到 500 像素都不用横着滚',
    async (look) => {
      const { page, complaints } = await openPane(at, { view: 'template', book: 'unfinished.xlsx', look });
      // Asked for early: the browser is to know of it before the key is pressed.
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: '转到下一个空项' }).focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('装入上年数');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles({ name: '2017自评.xlsx', mimeType: '', buffer: lastYear });
      const heading = page.getByRole('heading', { name: /^新填 \d+ 项，与表上不同 \d+ 项$/ });
      await heading.waitFor();
      expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
      for (const summary of await page.locator('.last-year summary').all()) await summary.click();
      for (const width of [270, 320, 350, 500]) {
        await page.setViewportSize({ width, height: 1500 });
        expect(
          await page.evaluate(() => {
            const body = document.querySelector('.body')!;
            return Math.max(
              document.documentElement.scrollWidth - document.documentElement.clientWidth,
              body.scrollWidth - body.clientWidth,
            );
          }),
        ).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
        await picture(page, width, `last-year-${width}-${look}`);
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
    120_000,
  );

  test('很大的上年工作簿：读的时候看得见读到哪里，点取消就停；程序从本站来，策略不拦', async () => {
    const { page, complaints } = await openPane(at, { view: 'template', book: 'unfinished.xlsx' });
    const [asked, waits]: [string[], string] = [[], '.last-year .reading progress'];
    page.on('request', (request) => asked.push(request.url()));
    const path = join(mkdtempSync(join(tmpdir(), 'jixiao-last-year-')), '2017很大.xlsx');
    writeFileSync(path, withManyRows(new Uint8Array(lastYear), 100_000));
    await page.evaluate(slowReading);
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.waitForSelector(waits);
    expect(page.workers().map((worker) => worker.url())).toEqual([
      expect.stringMatching(new RegExp(`^${at.site.origin}/js/file-worker\\.[0-9a-f]{10}\\.js$`)),
    ]);
    await picture(page, 320, 'last-year-reading-320');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.last-year').getByRole('button', { name: '取消' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已取消读取“2017很大.xlsx”，原来的没有变。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('装入上年数');
    expect(asked.every((address) => address.startsWith(`${at.site.origin}/`))).toBe(true);
    expect(complaints).toEqual([]);
    rmSync(dirname(path), { recursive: true, force: true });
    await page.close();
  }, 120_000);

  test('上年的报告：列出认出的数和原文，勾选才写；270 到 500 像素都不用横着滚', async () => {
    const pack = builtInPack('kaifu-2018');
    const table = tableFromData(pack, readData(pack, pack.sample, { fiscalYear: 2017 }));
    const [written] = writeReports(pack, table, createNarrativeEngine());
    const report = Buffer.from(await authorDocument(written!.report, written!.tables, { creator: 'test' }));
    const { page, complaints } = await openPane(at, {
      view: 'template',
      book: 'unfinished.xlsx',
      look: 'light',
    });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '2017报告.docx', mimeType: '', buffer: report });
    await page.getByRole('heading', { name: /^从报告里认出 \d+ 个上年数$/ }).waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    for (const width of [270, 350, 500]) {
      await page.setViewportSize({ width, height: 1300 });
      expect(
        await page.evaluate(
          () => document.querySelector('.body')!.scrollWidth - document.querySelector('.body')!.clientWidth,
        ),
      ).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, width, `last-year-report-${width}`);
    }
    await page.getByRole('checkbox', { name: '全部采用' }).check();
    expect(await page.getByRole('button', { name: /装入 3 项$/ }).isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);
});
