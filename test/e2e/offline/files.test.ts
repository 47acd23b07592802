import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newWorkbook } from '../../../src/app/new-workbook';
import { bindWorkbook } from '../../../src/app/open-workbook';
import { fieldEdit } from '../../../src/core/edits/cell-edit';
import type { CellEdit } from '../../../src/core/workbook/edit';
import { readIdentity } from '../../../src/core/workbook/identity';
import { authorWorkbook } from '../../../src/hosts/file/author/workbook/author-workbook';
import { patchWorkbook } from '../../../src/hosts/file/patch-workbook/patch-workbook';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { builtInPack } from '../../support/built-in-pack';
import { axeFindings } from '../pane/looks-support';
import { inBrowser, launch } from '../browser';
import { storyBook } from '../pane/story';
import { makeFolder, serveFolder } from '../../server/support/served-site';
import { choose, noPickers, offlineFile, openOffline, saved, shot } from './offline-page';
import { restoreFormula } from '../restore-formula';

const pack = builtInPack('kaifu-2018');

function tableOf(bytes: Uint8Array): ReturnType<typeof bindWorkbook>['table'] {
  const snapshot = readWorkbook(bytes, '表.xlsx');
  return bindWorkbook(snapshot, pack, readIdentity(snapshot)!).table;
}

function typed(bytes: Uint8Array, field: string, value: CellEdit): Uint8Array {
  return patchWorkbook(bytes, [fieldEdit(tableOf(bytes), field, value)!], '表.xlsx');
}

/** A file on the disk as Chromium hands it out: the page reads and writes it through a handle, other programs by themselves. */
class Disk {
  time = 1000;
  isHeld = false;
  constructor(public bytes: Uint8Array) {}

  async attach(page: Page, name: string): Promise<void> {
    await page.exposeFunction('diskRead', () => ({
      data: Buffer.from(this.bytes).toString('base64'),
      time: this.time,
    }));
    await page.exposeFunction('diskWrite', (data: string) => {
      if (this.isHeld) return false;
      this.bytes = new Uint8Array(Buffer.from(data, 'base64'));
      this.time += 1000;
      return true;
    });
    await page.evaluate((name) => {
      const disk = window as unknown as {
        diskRead(): Promise<{ data: string; time: number }>;
        diskWrite(data: string): Promise<boolean>;
      };
      const handle = {
        kind: 'file',
        name,
        getFile: async () => {
          const { data, time } = await disk.diskRead();
          return new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { lastModified: time });
        },
        createWritable: async () => {
          let held: Uint8Array = new Uint8Array();
          return {
            write: async (bytes: Uint8Array) => void (held = bytes),
            close: async () => {
              const text = Array.from(held, (byte) => String.fromCharCode(byte)).join('');
              if (!(await disk.diskWrite(btoa(text)))) throw new DOMException('locked', 'NoModificationAllowedError');
            },
          };
        },
      };
      Object.assign(window, { showOpenFilePicker: async () => [handle], showSaveFilePicker: async () => handle });
    }, name);
  }

  /** WPS saves it. */
  save(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.time += 1000;
  }
}

async function explain(page: Page, text: string): Promise<void> {
  await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
  await page.keyboard.press('F2');
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/处改动未保存/).waitFor();
}

const reasonIn = (bytes: Uint8Array): unknown => tableOf(bytes).value('changeExplanation.basicExpenditure.reason');

inBrowser('网页版：文件', () => {
  let browser: Browser;
  let file: string;
  let book: Uint8Array;
  beforeAll(async () => {
    file = offlineFile();
    browser = await launch();
    book = await storyBook();
  }, 240_000);
  afterAll(async () => browser?.close());

  /** The page with a workbook opened by the browser's own dialog, which it may write back to. */
  async function openedFromDisk() {
    const opened = await openOffline(browser, file);
    const disk = new Disk(book);
    await disk.attach(opened.page, '自评.xlsx');
    await opened.page.getByRole('button', { name: '打开工作簿' }).click();
    await opened.page.waitForSelector('.group');
    return { ...opened, disk };
  }

  test('能写回的浏览器：保存就写进原来的文件；WPS 开着写不进，说清楚，另存一份', async () => {
    const { page, complaints, disk } = await openedFromDisk();
    await explain(page, '第一次写的');
    disk.isHeld = true;
    await page.locator('.file-bar').getByRole('button', { name: '保存' }).click();
    await page.getByText(/多半是 WPS 或 Excel 正开着它/).waitFor();
    await page.screenshot({ path: shot('held') });
    expect(disk.bytes).toBe(book);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '另存一份' }).click();
    expect((await waiting).suggestedFilename()).toBe('自评.xlsx');

    disk.isHeld = false;
    await restoreFormula(page);
    await page.getByText(/处改动未保存/).waitFor();
    await page.locator('.file-bar').getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存“自评.xlsx”').waitFor();
    expect(reasonIn(disk.bytes)).toMatchObject({ text: '第一次写的' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('WPS 里存过：回到页面就读到；这边没存的改动也在', async () => {
    const { page, disk } = await openedFromDisk();
    await explain(page, '我写的');
    disk.save(typed(book, 'officialReception.final', 1.37));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText(/已读取新保存的“自评.xlsx”，这里的 1 处改动也在/).waitFor();
    await page.locator('.file-bar').getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    expect(reasonIn(disk.bytes)).toMatchObject({ text: '我写的' });
    expect(String((tableOf(disk.bytes).value('officialReception.final') as { number: unknown }).number)).toBe('1.37');
    await page.context().close();
  }, 120_000);

  test('两边改了同一格：问；这里的另存一份，再读新的，谁的字都在', async () => {
    const { page, disk } = await openedFromDisk();
    await explain(page, '我写的');
    const theirs = typed(book, 'changeExplanation.basicExpenditure.reason', '科长在 WPS 里写的');
    disk.save(theirs);
    await page.locator('.file-bar').getByRole('button', { name: '保存' }).click();
    await page.getByText(/不能自动合并/).waitFor();
    await page.screenshot({ path: shot('conflict') });
    expect(disk.bytes).toBe(theirs);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '这里的另存一份，再读新的' }).click();
    const copy = await waiting;
    expect(copy.suggestedFilename()).toBe('自评（本页的改动）.xlsx');
    expect(reasonIn(new Uint8Array(readFileSync(await copy.path())))).toMatchObject({ text: '我写的' });
    await page.getByText('已读取新保存的').waitFor();
    expect(await page.locator('.file-unsaved').count()).toBe(0);
    await page.context().close();
  }, 120_000);

  test('转到单元格：没有人能跳过去，说在哪里，复制了贴进名称框', async () => {
    const { page } = await openOffline(browser, file);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, 'workbook', '自评.xlsx', book);
    await page.waitForSelector('.group');
    await page
      .getByRole('button', { name: /转到单元格 基础数据表/ })
      .first()
      .click();
    await page.waitForSelector('.place-bar');
    await page.screenshot({ path: shot('place') });
    await page.getByRole('button', { name: '复制位置' }).click();
    await page.getByText(/左上角的名称框/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^基础数据表!F\d+$/);
    await page.context().close();
  }, 60_000);

  test('与自评无关的工作簿：说没有认出自评的表，怎么办', async () => {
    const { page, complaints } = await openOffline(browser, file);
    const roster = await authorWorkbook(
      [
        { edit: 'add-sheet', sheet: '花名册', visibility: 'visible' },
        { edit: 'set-cells', sheet: '花名册', row: 1, column: 1, cells: [['姓名']] },
      ],
      { creator: 'x' },
    );
    await choose(page, 'workbook', '花名册.xlsx', roster);
    await page.getByText(/没有认出自评的表[^]*装入一套模板/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    [
      '老格式 .xls',
      '旧表.xls',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
      /另存/,
    ],
    ['空文件', '空.xlsx', () => new Uint8Array(), /空的/],
  ])(
    '%s：说清楚怎么办，页面还在原来的样子',
    async (_title, name, make, says) => {
      const { page, complaints } = await openOffline(browser, file);
      await choose(page, 'workbook', name, await make());
      await page.waitForSelector('.banner[role=alert]');
      expect(await page.locator('.banner').innerText()).toMatch(says);
      expect(await page.locator('.start').count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  test('拖进来两个文件：工作簿和报告各在一边', async () => {
    const { page } = await openOffline(browser, file);
    await choose(page, 'workbook', '自评.xlsx', book);
    await page.waitForSelector('.group');
    await page.getByRole('tab', { name: '报告' }).click();
    await page.getByRole('button', { name: '生成 Word 报告' }).click();
    await page.waitForSelector('.desk-side.report .file-bar');
    const report = await saved(page, 'report');
    await page.reload();
    await page.waitForSelector('.start');
    await page.evaluate(
      ([sheet, words]) => {
        const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes(sheet!)], '自评.xlsx'));
        transfer.items.add(new File([bytes(words!)], '报告.docx'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      },
      [Buffer.from(book).toString('base64'), Buffer.from(report.bytes).toString('base64')],
    );
    await page.waitForSelector('.desk-side.workbook .file-bar');
    await page.waitForSelector('.desk-side.report .file-bar');
    await page.getByText('报告和工作簿一致').or(page.locator('.desk-side.report .summary')).first().waitFor();
    await page.context().close();
  }, 120_000);

  test('一个单位没保存的说明，不会跑到另一个单位的工作簿里', async () => {
    const { page } = await openOffline(browser, file);
    const draft = async (): Promise<string> => {
      await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
      await page.keyboard.press('F2');
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      return page.locator('textarea').inputValue();
    };
    await choose(page, 'workbook', '甲单位.xlsx', book);
    await page.waitForSelector('.group');
    await draft();
    await page.keyboard.insertText('甲单位的原因');
    const edits = newWorkbook({ pack, sample: true, data: {}, workbookId: 'other' });
    await choose(page, 'workbook', '乙单位.xlsx', await authorWorkbook(edits, { creator: '测试' }));
    await page.getByText('乙单位.xlsx').first().waitFor();
    expect(await draft()).not.toContain('甲单位的原因');
    await page.context().close();
  }, 60_000);

  test('没保存就关：浏览器先问', async () => {
    const { page } = await openOffline(browser, file);
    await choose(page, 'workbook', '自评.xlsx', book);
    await page.waitForSelector('.group');
    await explain(page, '还没存');
    await page.locator('.file-bar').getByRole('button', { name: '关闭' }).click();
    await page.getByText(/还有没保存的改动/).waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    let asked = '';
    page.on('dialog', (dialog) => {
      asked = dialog.type();
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await new Promise((done) => setTimeout(done, 500));
    expect(asked).toBe('beforeunload');
    expect(page.isClosed()).toBe(false);
  }, 60_000);

  test.each([
    [1280, false],
    [1000, true],
    [320, false],
    [320, true],
  ])(
    '%d 像素宽，深色 %s：没有横向滚动，axe 没有发现',
    async (width, dark) => {
      const { page, complaints } = await openOffline(browser, file, { width, dark });
      const look = async (name: string): Promise<void> => {
        await page.screenshot({ path: shot(`${name}-${width}-${dark ? 'dark' : 'light'}`) });
        expect(
          await page.evaluate(() =>
            Math.max(
              ...[document.documentElement, ...document.querySelectorAll('.body')].map(
                (one) => one.scrollWidth - one.clientWidth,
              ),
            ),
          ),
        ).toBe(0);
        expect(await axeFindings(page)).toEqual([]);
      };
      await look('start');
      await choose(page, 'workbook', '开福区2018自评.xlsx', book);
      await page.waitForSelector('.group');
      await explain(page, '年中追加人员经费');
      await look('book');
      await page.getByRole('tab', { name: '报告' }).click();
      await page.getByRole('button', { name: '生成 Word 报告' }).click();
      await page.waitForSelector('.desk-side.report .summary');
      await look('both');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  test('从自己的服务器打开也一样：策略不拦它，没有一个请求', async () => {
    const site = makeFolder({ 'taskpane.html': '<!doctype html>' });
    copyFileSync(file, join(site.folder, '网页版.html'));
    const served = await serveFolder(site.folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.addInitScript(noPickers);
    await page.goto(`${served.origin}/${encodeURI('网页版.html')}`);
    await page.waitForSelector('.start');
    await choose(page, 'workbook', '自评.xlsx', book);
    await page.waitForSelector('.group');
    expect(asked.filter((address) => address.startsWith('http'))).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
    await served.stop(0);
    site.remove();
  }, 60_000);
});
