import { bureauForm } from '../../support/bureau-form';
import { inBrowser } from '../browser';
import { serve, type Served } from './support/site';
import { PATIENCE, says, WorkbenchWindow } from './support/window';

inBrowser('财政局发的表：认领', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  }, 300_000);
  afterAll(async () => served?.close());

  test(
    '打开原表 → 认领 → 照常核对；认不准的问了才认',
    async () => {
      const excel = await WorkbenchWindow.open(served, { empty: true });
      await excel.page
        .locator('input[type=file][accept*="xlsx"]')
        .first()
        .setInputFiles({
          name: '附件1.xlsx',
          mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          buffer: Buffer.from(await bureauForm()),
        });
      let pane = await excel.pane('.picture');
      await excel.page.waitForTimeout(1500);
      console.log(await excel.page.locator('dialog').allInnerTexts());
      for (const one of await excel.page.locator('dialog button').all()) await one.click();
      pane = await excel.pane('.picture');
      await pane.getByRole('button', { name: '认领这份表' }).click();
      await says(pane, /认准\d+项/);
      await pane.waitForTimeout(500);
      await excel.page.screenshot({ path: '/tmp/adopt1.png' });
      console.log(await pane.locator('.body').innerText());
      await pane.getByRole('button', { name: /^认领 \d+ 项/ }).click();
      pane = await excel.pane('.lines');
      await excel.page.screenshot({ path: '/tmp/adopt2.png' });
      console.log(await pane.locator('.body').innerText());
      await pane.getByRole('tab', { name: '校验' }).click();
      await pane.waitForTimeout(1500);
      await excel.page.screenshot({ path: '/tmp/adopt3.png' });
      console.log(await pane.locator('.body').innerText());
      expect(excel.complaints).toEqual([]);
    },
    PATIENCE * 2,
  );
});
