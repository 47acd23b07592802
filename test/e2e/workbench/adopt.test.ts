import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Frame } from 'playwright-core';
import { bureauForm } from '../../support/bureau-form';
import { eventually } from '../../support/eventually';
import { ownMarksIn } from '../../support/own-marks';
import { inBrowser } from '../browser';
import { giveReasons } from '../give-reasons';
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
  const openForm = async (bytes: Uint8Array): Promise<void> => {
    excel = await WorkbenchWindow.open(served, { empty: true });
    await excel.page.locator('input[type=file][accept*="xlsx"]').setInputFiles({
      name: '附件1.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    });
    await excel.page.locator('.title-bar', { hasText: '附件1.xlsx' }).waitFor();
    pane = await excel.pane('.picture');
    await pane.getByRole('button', { name: '认领这份表' }).click();
  };
  beforeEach(async () => {
    await openForm(await bureauForm());
    await says(pane, '请您看1项');
  }, PATIENCE * 2);
  afterEach(async () => {
    const faults = [...excel.complaints, ...(await excel.counts()).bugs];
    await excel.page.close();
    expect(faults).toEqual([]);
  });

  test(
    '用键盘认领：问了编制数才认；表上一个格也没有动，以后照常核对',
    async () => {
      const before = await cells(excel);
      await pane.getByRole('button', { name: '“财政供养人员情况 编制数”是这格' }).focus();
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
      await pane.getByRole('button', { name: '“财政供养人员情况 编制数”是这格' }).click();
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
    '一条龙：认领 → 粘贴 → 核对 → 评分 → 报告 → 报送版',
    async () => {
      const { page } = excel;
      await pane.getByRole('button', { name: '“财政供养人员情况 编制数”是这格' }).click();
      await pane.getByLabel(/另加一张《补充资料》/).check();
      await pane.getByRole('button', { name: '认领 35 项' }).click();
      pane = await excel.pane('.lines');
      await pane.getByRole('button', { name: '粘贴一批数' }).click();
      await pane
        .getByLabel('粘贴在这里')
        .fill('项目\t2018年决算数（元）\n办公经费\t￥95,000.00\n公用经费支出\t６００，０００');
      await says(pane, '读到2个数，对上2个');
      await pane.getByLabel('全部勾选').check();
      await pane.getByRole('button', { name: '写入 2 项' }).click();
      await says(pane, '已写入2项');
      expect(await excel.value('officeExpense.final')).toBe(95000);

      await pane.getByRole('tab', { name: '校验' }).click();
      pane = await excel.pane('.group');
      await says(pane, '还没填完，已填');
      await says(pane, '先改', false);
      await pane.getByRole('tab', { name: '评分' }).click();
      pane = await excel.pane('.score-button');
      await says(pane, '在职人员控制率88.89%5/5');

      await pane.getByRole('tab', { name: '报告' }).click();
      pane = await excel.pane('.section');
      const bytesOf = async (press: () => Promise<void>): Promise<Uint8Array> => {
        const [download] = await Promise.all([page.waitForEvent('download'), press()]);
        return new Uint8Array(readFileSync(await download.path()));
      };
      const report = await bytesOf(() => pane.getByRole('button', { name: /生成 ?Word ?报告/ }).click());
      const book = await bytesOf(() => page.getByRole('button', { name: '另存', exact: true }).first().click());

      await pane.getByRole('button', { name: '送出', exact: true }).click();
      const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: '', buffer: Buffer.from(bytes) });
      await pane.getByLabel('选这个工作簿').setInputFiles(file('附件1.xlsx', book));
      await pane.getByLabel('加报告（.docx）').setInputFiles(file('报告.docx', report));
      await giveReasons(pane);
      await pane.getByRole('heading', { name: '可以送出' }).waitFor();
      const files = new Map<string, Uint8Array>();
      page.on('download', (one) => {
        void one.path().then((path) => files.set(one.suggestedFilename(), new Uint8Array(readFileSync(path))));
      });
      await pane.getByRole('button', { name: /^下载全部/ }).click();
      await eventually(() => expect(files.size).toBe(3));
      // 核对报告 stays with the unit and says what was taken out.
      const handedIn = [...files].filter(([name]) => !name.includes('核对报告')).map(([, bytes]) => unzipSync(bytes));
      for (const [name, bytes] of files) if (!name.includes('核对报告')) expect(ownMarksIn(bytes)).toEqual([]);
      const sheets = handedIn.flatMap((parts) =>
        parts['xl/workbook.xml'] ? [strFromU8(parts['xl/workbook.xml'])] : [],
      );
      expect(sheets).toHaveLength(1);
      expect(sheets[0]).toContain('附件1 整体支出');
      expect(sheets[0]).not.toContain('补充资料');
    },
    PATIENCE * 4,
  );

  test(
    '表上没有写金额单位：一页问一次，答了就都认准',
    async () => {
      await excel.page.close();
      await openForm(await bureauForm({ isSilent: true }));
      await says(pane, '请您看2项');
      await says(pane, '“附件1整体支出”的金额是元还是万元');
      await says(pane, '表上最大的数是610000：按元是61万元，按万元是61亿元，看着像元');
      await excel.page.screenshot({ path: join('out', 'screenshots', 'adopt-unit.png') });
      await pane.getByRole('button', { name: '“附件1 整体支出”的金额是元' }).focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '请您看1项');
      await says(pane, '认准34项');
      await pane.getByRole('button', { name: '“财政供养人员情况 编制数”是这格' }).click();
      await pane.getByRole('button', { name: '认领 35 项' }).click();
      pane = await excel.pane('.lines');
      await pane.getByRole('tab', { name: '校验' }).click();
      pane = await excel.pane('.group');
      await excel.type('officialReception.final', '19400');
      await says(pane, /三公经费本年决算数0\.94万元，应为.*＝1\.94万元/);
    },
    PATIENCE * 2,
  );

  test(
    '日期、隐藏的行、整页的文字：不当成数，列出来；隐藏的要答了才认',
    async () => {
      await excel.page.close();
      await openForm(await bureauForm({ hasOddities: true }));
      await says(pane, '请您看4项');
      await says(pane, '在隐藏行里');
      const aside = pane.getByText('没有认的页和格 4 处');
      await aside.focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '公务接待2017-09-22（是日期，不是金额）');
      await says(pane, '2、出国经费（隐藏行）');
      await says(pane, '一、部门概况（整页没有认）');
      await aside.scrollIntoViewIfNeeded();
      await excel.page.screenshot({ path: join('out', 'screenshots', 'adopt-aside.png') });
      await pane
        .getByRole('button', { name: /出国经费 .*决算数”是这格/ })
        .last()
        .click();
      await says(pane, '请您看3项');
      await pane.getByRole('button', { name: /^认领 31 项/ }).click();
      pane = await excel.pane('.lines');
      expect(await excel.value('officialReception.final')).toBe(9400);
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
      await pane.getByRole('button', { name: /^认领 3\d 项/ }).click();
      pane = await excel.pane('.lines');
      await says(pane, '补充资料（自评助手）');
      await pane.getByRole('button', { name: '撤销' }).first().click();
      pane = await excel.pane('.picture');
      expect((await cells(excel))[`jixiao_标识!0,0`]).toBeUndefined();
    },
    PATIENCE * 2,
  );
});
