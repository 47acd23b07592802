import type { Frame } from 'playwright-core';
import { bureauForm } from '../../support/bureau-form';
import { inBrowser } from '../browser';
import { cells } from './support/cells';
import { serve, type Served } from './support/site';
import { PATIENCE, says, WorkbenchWindow } from './support/window';

inBrowser('财政局发的表', () => {
  let served: Served;
  let excel: WorkbenchWindow;
  let pane: Frame;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());
  beforeEach(async () => {
    excel = await WorkbenchWindow.open(served, { empty: true });
    await excel.page.locator('input[type=file][accept*="xlsx"]').setInputFiles({
      name: '附件1.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await bureauForm()),
    });
    await excel.page.locator('.title-bar', { hasText: '附件1.xlsx' }).waitFor();
    pane = await excel.pane('.picture');
    await pane.getByRole('button', { name: '认领这份表' }).click();
    await says(pane, '请您看1项');
  }, PATIENCE * 2);
  afterEach(async () => {
    const faults = [...excel.complaints, ...(await excel.counts()).bugs];
    await excel.page.close();
    expect(faults).toEqual([]);
  });

  test(
    '用键盘认领：问了年度才认；表上一个格也没有动，以后照常核对',
    async () => {
      const before = await cells(excel);
      await pane.getByRole('button', { name: '“年度”是这格' }).focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '认准35项');
      await pane.getByRole('button', { name: '认领 35 项' }).focus();
      await excel.page.keyboard.press('Enter');
      pane = await excel.pane('.lines');
      await says(pane, '附件1整体支出');
      await says(pane, '2018年度');
      const seen = Object.entries(await cells(excel)).filter(([cell]) => !cell.startsWith('jixiao_'));
      expect(Object.fromEntries(seen)).toEqual(before);
      expect(await excel.value('officialReception.final')).toBe(9400);

      await pane.getByRole('tab', { name: '校验' }).click();
      pane = await excel.pane('.group');
      await says(pane, '没有错误');
      await excel.type('officialReception.final', '19400');
      await says(pane, '先改');
      await says(pane, /三公经费本年决算数0\.94万元，应为.*＝1\.94万元/);
    },
    PATIENCE * 2,
  );

  test(
    '表里没有的项另加一张《补充资料》：填了就能评分',
    async () => {
      await pane.getByRole('button', { name: '“年度”是这格' }).click();
      await pane.getByLabel(/另加一张《补充资料》/).check();
      await pane.getByRole('button', { name: '认领 35 项' }).click();
      pane = await excel.pane('.lines');
      await says(pane, '补充资料（自评助手）');
      await excel.type('threePublicExpenses.priorBudget', '5');
      await pane.getByRole('tab', { name: '评分' }).click();
      pane = await excel.pane('.score-button');
      await says(pane, '“三公经费”变动率−20.00%8/8');
    },
    PATIENCE * 2,
  );

  test(
    '答错了：指到选中的格；不认的不认；撤销以后是原来那份表',
    async () => {
      await pane.getByText(/^认准 34 项$/).click();
      await pane.getByRole('button', { name: /公务接待 2018年决算数”不是这格|公务接待 本年决算数”不是这格/ }).click();
      await says(pane, '认准33项');
      await excel.select('附件1 整体支出', 11, 3);
      await pane
        .getByRole('button', { name: /公务接待 .*决算数”改到选中的格/ })
        .last()
        .click();
      await says(pane, '认准34项');
      await pane.getByLabel(/另加一张《补充资料》/).check();
      await pane.getByRole('button', { name: /^认领 34 项/ }).click();
      pane = await excel.pane('.lines');
      await says(pane, '补充资料（自评助手）');
      await pane.getByRole('button', { name: '撤销' }).first().click();
      pane = await excel.pane('.picture');
      expect((await cells(excel))[`jixiao_标识!0,0`]).toBeUndefined();
    },
    PATIENCE * 2,
  );
});
