import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../browser';
import { GuidePictures, wordsSeen } from '../guide-picture';
import { restoreFormula } from '../restore-formula';
import { choose, offlineFile, openOffline } from '../offline/offline-page';
import { openPane, type OpenPane } from './open-pane';
import { chooseBook, openWord } from './open-word';
import { inPane } from './pane-site';
import { lastYearBook } from './story';
import { wordFiles } from './word-story';

const pictures = new GuidePictures('texts.json');

/** As Excel copies a table. */
const copied = [
  '项目\t2017年决算数\t2018年预算数\t2018年决算数\t单位：元',
  '公务接待费\t37,500.00\t40,000.00\t37,400.00',
  '公务用车运行维护费\t52,000.00\t50,000.00\t48,000.00',
  '因公出国（境）费\t-\t-\t-',
].join('\n');

inPane('指南里的图', (at) => {
  const pages: Readonly<Record<string, () => Promise<OpenPane>>> = {
    'pane-template': () => openPane(at, { book: '', height: 760 }),
    'pane-last-year': async () => {
      const opened = await openPane(at, { view: 'template', book: 'unfinished.xlsx', height: 760 });
      const file = { name: '2017自评.xlsx', mimeType: '', buffer: await lastYearBook() };
      await opened.page.locator('input[type=file]').first().setInputFiles(file);
      await opened.page.getByRole('heading', { name: /^新填 \d+ 项，与表上不同 \d+ 项$/ }).waitFor();
      return opened;
    },
    'pane-paste': async () => {
      const opened = await openPane(at, { view: 'template', book: 'unfinished.xlsx', height: 860 });
      await opened.page.getByRole('button', { name: '粘贴一批数' }).click();
      await opened.page.getByLabel('粘贴在这里').fill(copied);
      await opened.page.getByText(/^读到 \d+ 个数/).waitFor();
      await opened.page.getByLabel('全部勾选').check();
      await opened.page.locator('.intake').evaluate((panel) => panel.scrollIntoView());
      return opened;
    },
    'pane-check': async () => {
      const opened = await openPane(at, { height: 760 });
      await opened.page.locator('.row-button').first().click();
      await opened.page.waitForSelector('.comparison');
      return opened;
    },
    'pane-explain': async () => {
      const opened = await openPane(at, { height: 760 });
      await opened.page.locator('[data-row="basicExpenditureBudgetChange"]').click();
      await opened.page.waitForSelector('.comparison');
      await opened.page.locator('[data-row="basicExpenditureBudgetChange"]').evaluate((row) => row.scrollIntoView());
      return opened;
    },
    'pane-receipts': async () => {
      const opened = await openPane(at, { write: '1', height: 420 });
      await restoreFormula(opened.page);
      await opened.page.locator('.last-receipt').getByRole('button', { name: '记录' }).click();
      await opened.page.waitForSelector('.receipt');
      return opened;
    },
    'pane-unfinished': () => openPane(at, { book: 'unfinished.xlsx', height: 560 }),
    'pane-next-empty': async () => {
      const opened = await openPane(at, { view: 'template', book: 'unfinished.xlsx', write: '1', height: 560 });
      await opened.page.getByRole('button', { name: '转到下一个空项' }).click();
      await opened.page.waitForFunction(() => document.documentElement.dataset['wentTo'] !== undefined);
      return opened;
    },
    'pane-score': async () => {
      const opened = await openPane(at, { view: 'score', height: 860 });
      await opened.page.locator('.score-button', { hasText: '公用经费控制率' }).click();
      await opened.page.waitForSelector('.trace');
      return opened;
    },
    'pane-report': async () => {
      const opened = await openPane(at, { view: 'report', height: 760 });
      await opened.page.locator('.section .line-button').nth(1).click();
      await opened.page.locator('.figure').nth(3).click();
      await opened.page.waitForSelector('.figure-card');
      return opened;
    },
    'pane-help': async () => {
      const opened = await openPane(at, { height: 760 });
      await opened.page.locator('.row-button').first().click();
      await opened.page.getByRole('button', { name: '怎么办', exact: true }).click();
      await opened.page.waitForSelector('.help h1');
      return opened;
    },
    'word-ledger': async () => {
      const opened = await openWord(at, { height: 860 });
      await chooseBook(opened.page);
      await opened.page.waitForSelector('.apply-bar');
      return opened;
    },
    'word-links': async () => {
      const opened = await openWord(at, { view: 'links', height: 760 });
      await opened.page.waitForSelector('.link-button');
      return opened;
    },
    'word-audit': async () => {
      const opened = await openWord(at, { view: 'audit', doc: 'contradicts.docx', height: 760 });
      await opened.page.getByRole('button', { name: '核对全文' }).click();
      await opened.page.locator('.row-button', { hasText: '文中合计写32次' }).click();
      await opened.page.waitForSelector('.passage');
      return opened;
    },
    'word-log': async () => {
      const opened = await openWord(at, { height: 320 });
      await chooseBook(opened.page);
      await opened.page.waitForSelector('.apply-bar');
      await opened.page.getByLabel('采用新值 1人').check();
      await opened.page.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await opened.page.getByRole('button', { name: '看更新记录' }).click();
      await opened.page.waitForSelector('.log');
      return opened;
    },
    'offline-start': () => openOffline(at.browser, offlineFile(), { width: 760, height: 420 }),
    offline: async () => {
      const opened = await openOffline(at.browser, offlineFile(), { width: 1000, height: 640 });
      await choose(opened.page, 'workbook', '开福区2018绩效自评.xlsx', (await wordFiles())['now.xlsx']!);
      await opened.page.waitForSelector('.workbook .group');
      await choose(opened.page, 'report', '自评报告.docx', (await wordFiles())['report.docx']!);
      await opened.page.waitForSelector('.apply-bar');
      return opened;
    },
    // What an Office says that is too old for the pane.
    'old-office': async () => {
      const opened = await openPane(at, { height: 460 });
      await opened.page.evaluate(() =>
        (window as unknown as { jixiaoGuard: { show(why: string): void } }).jixiaoGuard.show('old-office'),
      );
      await opened.page.waitForSelector('#guard');
      // Names the browser of whoever takes the picture.
      await opened.page.evaluate(() => document.querySelector('#guard p:last-child')?.remove());
      return opened;
    },
    'pack-preview': async () => {
      const file = join(root, 'out', '预览.html');
      const command = ['scripts/jixiao.mjs', 'pack', 'preview', 'kaifu-2018', '--no-pdf', '-o', file, '--force'];
      execFileSync(process.execPath, command, { cwd: root });
      const page = await at.browser.newPage({ viewport: { width: 900, height: 640 } });
      await page.goto(pathToFileURL(file).href);
      return { page, complaints: [] };
    },
  };

  test.each(Object.keys(pages))(
    '%s：图里的字还是画面上的字',
    async (name) => {
      const { page } = await pages[name]!();
      await page.mouse.move(1, 1);
      await pictures.hold(name, page, await wordsSeen(page));
      await page.close();
    },
    180_000,
  );

  test('记下的都是还在画的图', () => pictures.holdAll(Object.keys(pages)));
});
