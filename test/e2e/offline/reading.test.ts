import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { furtherTexts } from '../../../src/core/problem/further-texts';
import { hostileInputs, type Whole } from '../../cli/hostile/hostile-inputs';
import { exampleBook, exampleReport } from '../../support/linked-report';
import { inBrowser, launch } from '../browser';
import { axeFindings } from '../pane/looks-support';
import { slowReading } from '../slow-reading';
import { withManyRows } from './big-files';
import { choose, noPickers, offlineFile, openOffline, shot } from './offline-page';

/** A million cells: seconds of reading. */
const manyRows = 100_000;

/** In the page: how long its thread was away at a stretch, and how long clicks on the tabs waited to be heard. */
const watch = `
  window.seen = { gap: 0, waits: [] };
  let last = performance.now();
  setInterval(() => { const now = performance.now(); seen.gap = Math.max(seen.gap, now - last); last = now; }, 10);
  addEventListener('click', (event) => {
    if (event.target.closest('[role=tab]')) seen.waits.push(performance.now() - event.timeStamp);
  }, true);
`;

const seen = (page: Page): Promise<{ gap: number; waits: number[] }> =>
  page.evaluate(() => (window as unknown as { seen: { gap: number; waits: number[] } }).seen);

/** A worker in the middle of its work has two seconds to end by itself before Chromium ends it. */
async function expectNoWorker(page: Page): Promise<void> {
  for (let turn = 0; turn < 50 && page.workers().length > 0; turn++) await page.waitForTimeout(100);
  expect(page.workers()).toHaveLength(0);
}

inBrowser('网页版：读别人的文件，页面不停', () => {
  let browser: Browser;
  let file: string;
  let book: Uint8Array;
  let report: Uint8Array;
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-reading-'));
  const big = join(folder, '很大的表.xlsx');
  beforeAll(async () => {
    file = offlineFile();
    browser = await launch();
    book = await exampleBook({ 'officeExpense.final': 142000 });
    report = await exampleReport(book, '2026-01-01T00:00:00Z');
    writeFileSync(big, withManyRows(book, manyRows));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** From the disk, as a user does: handing the bytes over by the test would stop the page by itself. */
  const chooseBig = (page: Page): Promise<void> =>
    page.locator('input[type=file][accept=".xlsx"]').first().setInputFiles(big);

  /** The page with a small workbook open, while a large one is being read. */
  async function whileReading(script = '', width = 1280) {
    const opened = await openOffline(browser, file, { script: `${noPickers};${slowReading};${script}`, width });
    const { page } = opened;
    await choose(page, 'workbook', '自评.xlsx', book);
    await page.waitForSelector('.group');
    await page.evaluate(watch);
    await page.getByRole('button', { name: '重新读取' }).focus();
    await chooseBig(page);
    await page.waitForSelector('.reading progress');
    return opened;
  }

  test('一百万格的表读着的时候：读到哪里看得见，点标签马上有回应，读完就打开', async () => {
    const { page, complaints } = await whileReading();
    const begun = Date.now();
    const phases = new Set<string>();
    for (const tab of ['评分', '模板', '评分', '模板', '评分']) {
      await page.getByRole('tab', { name: tab }).click();
      phases.add(await page.locator('.reading').innerText());
    }
    expect([...phases].join()).toMatch(/正在读取“很大的表\.xlsx”：读表“基础数据表”\s+\d+%\s+取消/);
    const { gap, waits } = await seen(page);
    expect(await page.locator('.reading progress').count()).toBe(1);
    await page.getByText('很大的表.xlsx').and(page.locator('strong')).waitFor({ timeout: 60_000 });
    const took = Date.now() - begun;
    process.stdout.write(
      `读一百万格还用了 ${took} ms；页面最长停 ${Math.round(gap)} ms，点击等了 ${waits.map(Math.round).join('、')} ms\n`,
    );
    expect(waits).toHaveLength(5);
    expect([...waits].sort((a, b) => a - b)[2]).toBeLessThan(200);
    expect(gap).toBeLessThan(took / 3);
    expect(await page.locator('.reading').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('只用键盘取消：马上停，说原来的没有变，原来的工作簿还开着，焦点回到选文件的地方', async () => {
    const { page, complaints } = await whileReading();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Shift+Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === '取消') break;
    }
    expect(page.workers().length).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.getByText('已取消读取“很大的表.xlsx”，原来的没有变。').waitFor();
    expect(await page.locator('.reading [role=status]').innerText()).toContain('已取消');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('重新读取');
    await expectNoWorker(page);
    expect(await page.locator('.file-name strong').innerText()).toBe('自评.xlsx');
    expect(await page.locator('.group').count()).toBeGreaterThan(0);
    // Nothing hangs on to what was called off: the next file is read as ever.
    await choose(page, 'workbook', '另一本.xlsx', book);
    await page.getByText('另一本.xlsx').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test('读到一半又选了别的文件：打开后选的，先选的不再冒出来', async () => {
    const { page, complaints } = await whileReading();
    await choose(page, 'workbook', '后选的.xlsx', book);
    await page.getByText('后选的.xlsx').first().waitFor();
    await page.waitForTimeout(3000);
    expect(await page.locator('.file-name strong').innerText()).toBe('后选的.xlsx');
    expect(await page.locator('.banner').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test.each([
    [320, false],
    [320, true],
  ])(
    '%d 像素宽，深色 %s：读的时候没有横向滚动，axe 没有发现',
    async (width, dark) => {
      const script = `${noPickers};${slowReading}`;
      const { page } = await openOffline(browser, file, { script, width, dark });
      await chooseBig(page);
      await page.waitForSelector('.reading progress');
      await page.screenshot({ path: shot(`reading-${width}-${dark ? 'dark' : 'light'}`) });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: '取消' }).click();
      await page.getByText('已取消读取').waitFor();
      await page.screenshot({ path: shot(`reading-cancelled-${width}-${dark ? 'dark' : 'light'}`) });
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  test('读的线程中途没了：说清楚，原来的还在，下一个文件照样读', async () => {
    const kept = `
      const Own = window.Worker;
      window.Worker = function (address) { return (window.thread = new Own(address)); };
    `;
    const { page } = await whileReading(kept);
    await page.evaluate(() => {
      const { thread } = window as unknown as { thread: Worker };
      thread.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
    });
    await page.waitForSelector('.banner[role=alert]');
    expect(await page.locator('.banner').innerText()).toMatch(/“很大的表\.xlsx”读到一半时[^]*没有打开/);
    expect(await page.locator('.file-name strong').innerText()).toBe('自评.xlsx');
    await choose(page, 'workbook', '另一本.xlsx', book);
    await page.getByText('另一本.xlsx').first().waitFor();
    await page.context().close();
  }, 60_000);

  test.each([
    ['没有 Worker', `delete window.Worker`],
    ['不许做 Worker', `window.Worker = function () { throw new DOMException('no', 'SecurityError'); }`],
    [
      '做出来就出错',
      `window.Worker = class extends EventTarget { constructor() { super(); setTimeout(() => this.onerror?.(new ErrorEvent('error')), 20); } postMessage() {} terminate() {} }`,
    ],
  ])(
    '%s的浏览器：说页面要停住，照样读，照样说文件的毛病',
    async (_title, script) => {
      const { page, complaints } = await openOffline(browser, file, { script: `${noPickers};${script}` });
      await page.evaluate(() => {
        const bar: string[] = [];
        Object.assign(window, { bar });
        const look = (): void => void bar.push(document.querySelector<HTMLElement>('.reading')?.innerText ?? '');
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      await choose(page, 'workbook', '自评.xlsx', book);
      await page.waitForSelector('.group');
      const bar = (await page.evaluate(() => (window as unknown as { bar: string[] }).bar)).join('\n');
      expect(bar).toMatch(/正在读取“自评\.xlsx”\s+这个浏览器不让另开线程，页面自己读：读完以前页面停住，也不能取消。/);
      expect(bar).not.toContain('%');
      expect(page.workers()).toEqual([]);
      await choose(page, 'report', '空.docx', new Uint8Array());
      await page.waitForSelector('.banner[role=alert]');
      expect(await page.locator('.banner').innerText()).toContain('“空.docx”是空的（0 字节）');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  test('存心做坏的表和报告：每一个不是打开，就是说出自己的那句话，页面一直在', async () => {
    const { page, complaints } = await openOffline(browser, file);
    await page.evaluate(watch);
    const whole: Whole = { book: unzipSync(book), report: unzipSync(report), sentences: '' };
    let longest = { name: '', ms: 0 };
    for (const { name, kind, make, size = 0, right } of hostileInputs) {
      if (kind !== 'book' && kind !== 'report') continue;
      const parts = make(whole, size);
      const path = join(folder, `${name.replace(/[^\p{L}\p{N}]/gu, '')}${kind === 'book' ? '.xlsx' : '.docx'}`);
      writeFileSync(path, zipSync(parts as Whole['book'], { level: 1 }));
      const begun = Date.now();
      const side = kind === 'book' ? 'workbook' : 'report';
      await page
        .locator(`input[type=file][accept^="${kind === 'book' ? '.xlsx' : '.docx'}"]`)
        .first()
        .setInputFiles(path);
      if (typeof right === 'string') {
        const [said] = furtherTexts[right as keyof typeof furtherTexts].split('{file}”')[1]!.split('{');
        await page.locator('.banner[role=alert]', { hasText: said! }).waitFor({ timeout: 20_000 });
        await page.locator('.banner').getByRole('button', { name: '关闭' }).click();
      } else {
        await page.locator(`.desk-side.${side} .file-name strong`).waitFor({ timeout: 20_000 });
        await page.locator(`.desk-side.${side} .file-bar`).getByRole('button', { name: '关闭' }).click();
      }
      const ms = Date.now() - begun;
      if (ms > longest.ms) longest = { name, ms };
    }
    await page.waitForSelector('.start');
    process.stdout.write(
      `最久的是“${longest.name}”，${longest.ms} ms；页面最长停 ${Math.round((await seen(page)).gap)} ms\n`,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 240_000);
});
