import { cells } from './support/cells';
import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

inWindow('工作台：粘贴一批数', (at) => {
  test(
    '从剪贴板粘贴几列的台账：列出旧 → 新，勾了才写；写的就是印的，别的格子一个也不动',
    async () => {
      const { excel } = at;
      const pane = await excel.template();
      const before = await cells(excel);
      await excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      await excel.page.evaluate(async () => {
        const lines = [
          '项目\t2018年决算数（元）\t2017年决算数（元）',
          '公务接待费\t￥36,512.30\t-',
          '实际在职人数\t\t',
        ];
        await navigator.clipboard.writeText(lines.join('\n'));
      });
      await pane.getByRole('button', { name: '粘贴一批数' }).focus();
      await excel.page.keyboard.press('Enter');
      await pane.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await excel.page.keyboard.press('Control+v');
      await says(pane, '读到2个数，对上2个');
      await says(pane, '与表上不同2项');
      const old = await excel.value('officialReception.final');
      await says(pane, `公务接待本年决算数：${Number(old).toFixed(2)}万元→3.65123万元`);
      await pane.getByRole('checkbox', { name: /^公务接待本年决算数/ }).focus();
      await excel.page.keyboard.press('Space');
      await excel.page.keyboard.press('Control+Enter');
      await says(pane, '已写入1项');
      expect(await excel.value('officialReception.final')).toBe(3.65123);
      const after = await cells(excel);
      const { sheet, row, column } = await excel.placeOf('officialReception.final');
      expect(after).toEqual({ ...before, [`${sheet}!${row},${column}`]: 3.65123 });
    },
    PATIENCE * 2,
  );

  test(
    '列出以后表上的数变了：不盖过去，重新列出，再写才写',
    async () => {
      const { excel } = at;
      const pane = await excel.template();
      await pane.getByRole('button', { name: '粘贴一批数' }).click();
      await pane.getByLabel('粘贴在这里').fill('编制数：99人');
      await pane.getByRole('checkbox', { name: /^编制数/ }).check();
      // Live checking off: what is shown grows old.
      await pane.locator('.context .icon-button').click();
      await pane.getByLabel('边填边核').uncheck();
      await excel.type('authorizedPosts', '7');
      await pane.getByRole('button', { name: '写入 1 项' }).click();
      await says(pane, '表上的数刚刚变过，没有写入');
      expect(await excel.value('authorizedPosts')).toBe(7);
      await says(pane, '编制数：7人→99人');
      await pane.getByRole('button', { name: '写入 1 项' }).click();
      await says(pane, '已写入1项');
      expect(await excel.value('authorizedPosts')).toBe(99);
    },
    PATIENCE * 2,
  );
});
