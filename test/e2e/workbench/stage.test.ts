import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

inWindow('工作台：决算数阶段', (at) => {
  test(
    '记下初审、换成会审、填新的数：数、得分、段落列出旧和新，说明要重看；撤销回到换阶段以前',
    async () => {
      const { excel } = at;
      const pane = await excel.template();
      await pane.getByRole('button', { name: '记下', exact: true }).focus();
      await excel.page.keyboard.press('Enter');
      await pane.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
      await pane.getByLabel('阶段', { exact: true }).selectOption('初审数');
      await pane.getByLabel('哪一天的数').fill('2026-03-05');
      await pane.getByRole('button', { name: '记为初审数' }).click();
      await says(pane, '已记下：2026-03-05的初审数');
      await says(pane, '决算数是2026-03-05的初审数');
      await pane.getByLabel('阶段', { exact: true }).selectOption('会审数');
      await pane.getByLabel('哪一天的数').fill('2026-04-10');
      await pane.getByRole('button', { name: '换成会审数' }).click();
      await says(pane, '数、得分、段落都没有变');
      await excel.type('officialReception.final', '3');
      await excel.type('businessProjects.final', '119');
      await says(pane, '与2026-03-05的初审数相比');
      await says(pane, '0.94万元→3.00万元');
      await says(pane, '要重看的说明');
      await says(pane, '变了的得分');
      await pane.getByText(/^变了的段落/).click();
      await says(pane, '旧');
      await pane.getByRole('button', { name: '收起' }).click();
      await pane.getByRole('button', { name: '撤销' }).click();
      await says(pane, '决算数是2026-03-05的初审数');
      expect(await excel.value('officialReception.final')).toBe(3);
    },
    PATIENCE * 3,
  );
});
