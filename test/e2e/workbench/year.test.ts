import { readFileSync } from 'node:fs';
import { readWorkbook } from '../../../src/hosts/file/read/read-workbook';
import { inBrowser } from '../browser';
import { serve, type Served } from './support/site';
import { PATIENCE, says, WorkbenchWindow } from './support/window';

inBrowser('工作台：从空工作簿到另存再打开', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());

  test(
    '装入 → 填数 → 问题出现又消失 → 写说明 → 数字动了要重看 → 评分 → 另存 → 打开',
    async () => {
      const excel = await WorkbenchWindow.open(served, { empty: true });
      let pane = await excel.pane('.picture');
      await pane.locator('select').first().selectOption('2018');
      await pane.getByLabel(/开福区/).check();
      await pane.getByLabel(/装入模板自带/).check();
      await pane.getByRole('button', { name: /^装入/ }).click();
      pane = await excel.pane('.body');
      await says(pane, /从《.+》开始，还有\d+项|必填项都填了/);
      await pane.getByRole('tab', { name: '校验' }).click();
      pane = await excel.pane('.group');
      const tabs = await excel.page.evaluate(() => {
        const { model } = window.workbench.book;
        return model.sheets().map((id) => model.sheet(id)?.name);
      });
      expect(tabs).toEqual(expect.arrayContaining(['基础数据表', '评分表', '增减变动说明表', '补充资料', '说明']));

      await excel.type('officeExpense.final', '142000');
      await says(pane, '可能把元当成了万元，应为14.20万元');
      await pane.getByRole('button', { name: '改为 14.20' }).click();
      await says(pane, '可能把元当成了万元', false);
      expect(await excel.value('officeExpense.final')).toBe(14.2);

      const row = pane.locator('[data-row="basicExpenditureBudgetChange"]');
      await excel.page.evaluate(() => {
        const { host, model } = window.workbench.book;
        const place = host.book.placeOfName('jx.changeExplanation.basicExpenditure.reason', null)!;
        model.activate(place.sheet);
        model.select(place.sheet, place.area);
        window.workbench.focusGrid();
      });
      await excel.page.waitForTimeout(200);
      await excel.page.keyboard.press('Delete');
      await says(pane, '增长30.29%，没有写明原因');
      await row.click();
      await pane.locator('.text-box').fill('年中追加人员经费66.40万元');
      await pane.getByRole('button', { name: '保存说明' }).click();
      await says(pane, '增长30.29%，没有写明原因', false);
      expect(await excel.value('changeExplanation.basicExpenditure.reason')).toBe('年中追加人员经费66.40万元');

      await excel.type('basicExpenditure.final', '290');
      // It stands under the sum that no longer holds: one cause, one card.
      await says(pane, '290.00万元');
      for (const head of await pane.locator('.consequences-head').all()) await head.click();
      await says(pane, '数字已变，请重看说明');
      await excel.type('basicExpenditure.final', '285.6');
      await says(pane, '数字已变，请重看说明', false);

      await excel.tab('addin');
      await excel.command('view-score').click();
      pane = await excel.pane('.score-button');
      await says(pane, /已评|待评/);
      const total = await pane.locator('.body').innerText();

      const [download] = await Promise.all([excel.page.waitForEvent('download'), excel.command('save').click()]);
      const path = await download.path();
      const saved = readWorkbook(new Uint8Array(readFileSync(path)), 'saved.xlsx');
      expect(saved.names.some(({ name }) => name === 'jx.officeExpense.final')).toBe(true);

      const [chooser] = await Promise.all([excel.page.waitForEvent('filechooser'), excel.command('open').click()]);
      await chooser.setFiles({ name: '另存的.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(path) });
      await excel.page.waitForFunction(() => document.title.startsWith('另存的.xlsx'), undefined, {
        timeout: PATIENCE,
      });
      pane = await excel.pane('.group');
      await says(pane, '增长30.29%，没有写明原因', false);
      expect(await excel.value('changeExplanation.basicExpenditure.reason')).toBe('年中追加人员经费66.40万元');
      await excel.command('view-score').click();
      pane = await excel.pane('.score-button');
      expect(await pane.locator('.body').innerText()).toBe(total);
      expect([...excel.complaints, ...(await excel.counts()).bugs]).toEqual([]);
      await excel.page.close();
    },
    PATIENCE * 3,
  );
});
