import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { inBrowser, launch } from '../browser';
import { storyBook } from '../pane/story';
import { asChromium78, readAsEs2018, uncovered } from './chromium-78';
import { choose, noPickers, offlineFile, openOffline } from './offline-page';

inBrowser('网页版：旧浏览器', () => {
  let browser: Browser;
  let file: string;
  let read: ReturnType<typeof readAsEs2018>[];
  beforeAll(async () => {
    file = offlineFile();
    const scripts = [...readFileSync(file, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)];
    const [, thread] = /<script type="text\/plain" id="jixiao-worker">([\s\S]*?)<\/script>/.exec(
      readFileSync(file, 'utf8'),
    )!;
    read = [...scripts.map(([, script]) => script!), thread!].map(readAsEs2018);
    browser = await launch();
  }, 240_000);
  afterAll(async () => browser?.close());

  test('页面里每一段脚本都能按 ES2018（Chromium 78）读懂', () => {
    expect(read.map(({ faults }) => faults)).toEqual([[], [], []]);
    expect(readAsEs2018('let a = b?.c').faults).not.toEqual([]);
  });

  test('用到的比 Chromium 78 年轻的功能，都有补的', () => {
    // The page, and its reading thread: each brings what it needs.
    for (const { names: used } of [read[1]!, read[2]!]) {
      expect(used.has('replaceAll')).toBe(true);
      expect(uncovered(used)).toEqual([]);
    }
  }, 120_000);

  test('页面小于 4 MiB，没有 eval，没有 zod', () => {
    const page = readFileSync(file, 'utf8');
    process.stdout.write(`网页版 ${Math.round(Buffer.byteLength(page) / 1024)} KiB\n`);
    expect(Buffer.byteLength(page)).toBeLessThan(4 * 1024 * 1024);
    expect(page).not.toContain('ZodError');
    expect(/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)![1]).not.toMatch(
      /unsafe|https?:|'self'/,
    );
  });

  test('样式：旧内核没有 flex 的间距，改用外边距', () => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(readFileSync(file, 'utf8'))!;
    const holds = (pattern: RegExp): boolean => pattern.test(style!);
    expect([/@supports not \(content-visibility:auto\)\{[^}]*margin/, /[{;]inset:/, /:is\(/].map(holds)).toEqual([
      true,
      false,
      false,
    ]);
    expect(holds(/\.comparison th,\.comparison td\{/)).toBe(true);
  });

  test('去掉这些功能的浏览器里照样做：新建、装入、核对、评分、写报告', async () => {
    const { page, complaints } = await openOffline(browser, file, { script: `${asChromium78}${noPickers}` });
    await page.getByRole('button', { name: '新建工作簿' }).click();
    await page.waitForSelector('.picture');
    await page.getByLabel(/例子/).check();
    await page.getByRole('button', { name: /^装入/ }).click();
    await page.getByText('1 处改动未保存').waitFor();
    await page.getByRole('tab', { name: '评分' }).click();
    await page.waitForSelector('.score-button');
    await page.getByRole('tab', { name: '报告' }).click();
    await page.getByRole('button', { name: '生成 Word 报告' }).click();
    await page.waitForSelector('.desk-side.report .file-bar');
    await choose(page, 'workbook', '别的.xlsx', await storyBook());
    await page.getByRole('button', { name: '不保存，打开' }).click();
    await page.waitForSelector('.workbook .group');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
