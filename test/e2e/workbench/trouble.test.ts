import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Frame } from 'playwright-core';
import { inWindow } from './support/in-window';
import { root } from '../browser';
import { PATIENCE, says, type WorkbenchWindow } from './support/window';
import { restoreFormula } from '../restore-formula';

/** What a technician is told. */
async function troubleCode(pane: Frame): Promise<string | undefined> {
  return /代码 (\S+)/.exec(await pane.locator('.trouble').innerText())?.[1];
}

function isProtected(excel: WorkbenchWindow, sheet: string): Promise<boolean> {
  return excel.page.evaluate((sheet) => {
    const { book } = window.workbench.book.host;
    return book.extras.of(book.sheetOf(sheet)).protection !== null;
  }, sheet);
}

inWindow('工作台：出毛病的 Excel', (at) => {
  test(
    '受保护的表：公式格打不进字，说清楚；公式栏里不留下打过的字',
    async () => {
      const { excel } = at;
      const place = await excel.placeOf('threePublicExpenses.budget');
      await excel.select(place.sheet, place.row, place.column);
      await excel.page.keyboard.type('9');
      await excel.page.waitForSelector('dialog.message');
      expect(await excel.page.locator('dialog.message').innerText()).toContain('受保护的工作表');
      await excel.command('confirm').click();
      expect(await excel.value('threePublicExpenses.budget')).toBe(4.5);
      await excel.page.keyboard.press('Delete');
      await excel.page.waitForSelector('dialog.message');
      await excel.command('confirm').click();
      expect(await excel.value('threePublicExpenses.budget')).toBe(4.5);
    },
    PATIENCE,
  );

  test(
    '没有密码的保护：窗格里点“恢复公式”照做，做完表仍受保护',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await says(pane, '＝3.65万元，相差0.10万元');
      await restoreFormula(pane);
      await says(pane, '相差0.10万元', false);
      expect(await excel.value('threePublicExpenses.final')).toBe(3.65);
      expect(await isProtected(excel, '基础数据表')).toBe(true);
      expect(await pane.locator('.trouble').count()).toBe(0);
    },
    PATIENCE,
  );

  test(
    '有密码的保护：窗格写不进，说是哪张表、怎么办；数字没有动，表仍受保护',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.page.evaluate(() => {
        const { book } = window.workbench.book.host;
        const extras = book.extras.of(book.sheetOf('基础数据表'));
        if (!extras.protection) throw new Error('the sample is not protected');
        extras.protection = { ...extras.protection, password: '只有她知道' };
      });
      await restoreFormula(pane);
      await says(pane, '工作表“基础数据表”受保护，这一步没有做成');
      expect(await troubleCode(pane)).toBe('host.protected');
      expect(await excel.value('threePublicExpenses.final')).toBe(3.75);
      expect(await isProtected(excel, '基础数据表')).toBe(true);
      await says(pane, '＝3.65万元，相差0.10万元');
    },
    PATIENCE,
  );

  test(
    '正在编辑单元格：窗格等着，离开单元格就自己接上',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const place = await excel.placeOf('officeExpense.final');
      await excel.select(place.sheet, place.row, place.column);
      await excel.page.keyboard.type('14');
      expect(await excel.page.locator('.mode').innerText()).toBe('编辑');
      await pane.getByRole('button', { name: '改为 14.20' }).click();
      await pane.waitForSelector('.note', { timeout: PATIENCE });
      await excel.page.evaluate(() => window.workbench.focusGrid());
      await excel.page.keyboard.press('Escape');
      await excel.page.waitForFunction(() => document.querySelector('.mode')?.textContent === '就绪');
      await pane.waitForSelector('.note', { state: 'detached', timeout: PATIENCE });
    },
    PATIENCE,
  );

  test.each([
    ['connection-lost', 'host.offline', '与Excel的连接断了'],
    ['no-permission', 'host.no-permission', '没有权限读写这个工作簿'],
    ['busy', 'host.busy', 'Excel正忙或开着对话框'],
    ['payload-too-large', 'host.too-large', '一次读写的内容太多'],
  ])(
    '%s：窗格说清楚（%s），弹起后再改一格就好',
    async (fault, code, sentence) => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.tab('simulate');
      await excel.command(`fault-${fault}`).click();
      await excel.type('officeExpense.final', '14.2');
      await says(pane, sentence);
      expect(await troubleCode(pane)).toBe(code);
      await says(pane, '先改2处错误');
      await excel.command(`fault-${fault}`).click();
      await excel.type('officeExpense.final', '14.3');
      await pane.waitForSelector('.trouble', { state: 'detached', timeout: PATIENCE });
      await says(pane, '先改2处错误', false);
    },
    PATIENCE,
  );

  test(
    '正忙时转到下一个空项：不再忙以后点“重试”就到那一格，窗格不留下毛病',
    async () => {
      const { excel } = at;
      const place = await excel.placeOf('authorizedPosts');
      await excel.select(place.sheet, place.row, place.column);
      await excel.page.keyboard.press('Delete');
      await excel.select(place.sheet, 0, 0);
      const pane = await excel.pane('.group');
      await pane.locator('[data-row="head:notice"]').click();
      const next = pane.getByRole('button', { name: '转到下一个空项' }).first();
      await next.waitFor({ timeout: PATIENCE / 4 });
      await excel.tab('simulate');
      await excel.command('fault-busy').click();
      await next.click();
      await says(pane, 'Excel正忙或开着对话框');
      expect(await pane.locator('.foot').innerText()).not.toContain('写不进');
      await excel.command('fault-busy').click();
      await pane.locator('.trouble').getByRole('button', { name: '重试' }).click();
      await excel.page.waitForFunction((row) => window.workbench.book.model.selection().area.row === row, place.row, {
        timeout: PATIENCE / 4,
      });
      await pane.waitForSelector('.trouble', { state: 'detached', timeout: PATIENCE });
    },
    PATIENCE,
  );

  test(
    '窗格关了再开：登记的通知不留下，新窗格照常',
    async () => {
      const { excel } = at;
      await excel.page.locator('.pane-close').click();
      expect(await excel.page.locator('.pane-frame').count()).toBe(0);
      expect(await excel.page.evaluate(() => window.workbench.book.host.book.events.count)).toBe(0);
      await excel.type('officeExpense.final', '14.2');
      await excel.command('view-check').click();
      const pane = await excel.pane('.group');
      await says(pane, '先改1处错误');
      await excel.type('officeExpense.final', '142000');
      await says(pane, '先改2处错误');
    },
    PATIENCE,
  );

  test(
    '太旧的 Excel：说缺什么、要用哪个版本，不垮',
    async () => {
      const { excel } = at;
      await excel.tab('simulate');
      await excel.command('profile').selectOption('Excel 2019');
      const pane = await excel.pane();
      await says(
        pane,
        '这个版本的Excel不支持需要的功能（ExcelApi1.14）。请用Office2021或更新的版本；旧版本和WPS请用网页版，或工作簿自带的公式。',
      );
      expect(await troubleCode(pane)).toBe('host.unsupported');
      expect(decodeURI((await pane.locator('.trouble a').getAttribute('href'))!)).toBe('网页版.html');
    },
    PATIENCE,
  );

  test(
    '别处来的工作簿：不当成自己的；不是工作簿的文件：说打不开，原来的还在',
    async () => {
      const { excel } = at;
      const book = new ExcelJS.Workbook();
      book.addWorksheet('工资表').addRows([
        ['姓名', '工资'],
        ['甲', 5000],
      ]);
      const open = async (name: string, buffer: Buffer): Promise<void> => {
        const [chooser] = await Promise.all([excel.page.waitForEvent('filechooser'), excel.command('open').click()]);
        await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
      };
      await open('不是.xlsx', Buffer.from('你好'));
      await excel.page.waitForSelector('dialog.message');
      expect(await excel.page.locator('dialog.message').innerText()).toContain('另存为 .xlsx');
      await excel.command('confirm').click();
      await says(await excel.pane('.group'), '先改2处错误');
      await open('工资.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
      await excel.page.waitForFunction(() => document.title.startsWith('工资.xlsx'), undefined, { timeout: PATIENCE });
      await says(await excel.pane('.picture'), '先装入一套表');
    },
    PATIENCE,
  );

  test(
    '往来：每次请求和回答都有话；图片留给自述文件',
    async () => {
      const { excel } = at;
      await excel.page.waitForTimeout(1500);
      const folder = join(root, process.env['UPDATE_PICTURES'] === '1' ? 'docs/pictures' : 'out/screenshots');
      mkdirSync(folder, { recursive: true });
      const picture = join(folder, 'workbench.png');
      await excel.page.screenshot({ path: picture });
      expect(statSync(picture).size).toBeLessThan(300 * 1024);
      await excel.command('traffic').click();
      await excel.type('officeExpense.final', '14.2');
      await says(await excel.pane('.group'), '先改1处错误');
      // The list is drawn a moment after the add-in has its answer.
      await excel.page.locator('.traffic-list > li', { hasText: '内容改动' }).first().waitFor();
      const lines = await excel.page.locator('.traffic-list > li').allInnerTexts();
      expect(lines.some((line) => /通知\s+内容改动 “基础数据表” F18/.test(line.replace(/\n/g, ' ')))).toBe(true);
      expect(lines.some((line) => /读 .*名称.*好：\d+ 格/s.test(line))).toBe(true);
      expect(lines.join('')).not.toMatch(/undefined|null|\[object|事件 \d/);
    },
    PATIENCE,
  );

  test(
    '安全策略：换遍四个视图没有一次违反，Fluent 的颜色是对的',
    async () => {
      const { excel } = at;
      for (const [view, ready] of [
        ['template', '.lines'],
        ['score', '.score-button'],
        ['report', '.section'],
      ] as const) {
        await excel.command(`view-${view}`).click();
        await excel.pane(ready);
      }
      const pane = await excel.pane('.section');
      const color = await pane
        .getByRole('button', { name: '生成 Word 报告' })
        .evaluate((one) => getComputedStyle(one).backgroundColor);
      expect(color).toBe('rgb(15, 108, 189)');
    },
    PATIENCE,
  );
});
