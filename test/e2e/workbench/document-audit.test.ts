import { inOneDesk } from './support/in-window';
import { PATIENCE, says } from './support/window';

inOneDesk('工作台：Word 窗格的文字核对', (at) => {
  test(
    '写进一句自相矛盾的话：核对、列出、转到选中那一句、忽略写明原因、重新核对仍是忽略、恢复',
    async () => {
      const { page } = at.excel;
      const sentence = '全年开展检查32次，其中专项检查12次，日常检查19次。';
      await at.word.clickBehind('1.主要职能');
      await page.keyboard.press('End');
      for (const [index, line] of [`另记：${sentence}`, sentence].entries()) {
        await page.keyboard.press('Enter');
        await page.keyboard.type(line);
        expect((await at.word.text()).split(sentence)).toHaveLength(index + 2);
      }
      const pane = await at.word.pane('#tab-audit');
      await pane.locator('#tab-audit').click();
      const written = await at.word.text();
      await pane.getByRole('button', { name: '核对全文' }).click();
      const rows = pane.locator('.row-button', { hasText: '文中合计写32次' });
      await rows.first().waitFor({ timeout: PATIENCE });
      expect(await rows.count()).toBe(2);
      expect(await at.word.text()).toBe(written);
      const waiting = async (): Promise<number> =>
        parseInt(await pane.locator('#tab-audit .tab-count').innerText(), 10);
      const before = await waiting();

      // The second of two sentences that say the same, outside of every control of ours.
      await rows.nth(1).click();
      await pane.getByRole('button', { name: '转到这句话' }).click();
      await page.waitForFunction(
        (wanted) => {
          const { selection } = window.desk.documents!.document.model;
          let node: Node | null = selection.start.node;
          while (node && node.nodeName !== 'w:p') node = node.parentNode;
          return node?.textContent === wanted;
        },
        sentence,
        { timeout: PATIENCE },
      );

      await pane.getByRole('button', { name: '忽略', exact: true }).click();
      await pane.getByLabel('为什么不用改').fill('其余一次为联合检查');
      await pane.getByRole('button', { name: '忽略这一处' }).click();
      await says(pane, '已忽略1');
      expect(await waiting()).toBe(before - 1);
      expect(await at.word.text()).toBe(written);

      await pane.getByRole('button', { name: '重新核对' }).click();
      await says(pane, '已忽略1');
      expect(await waiting()).toBe(before - 1);
      await pane.locator('[data-row="head:ignored"]').click();
      await says(pane, '已忽略：其余一次为联合检查');

      await pane.locator('.row-button', { hasText: '文中合计写32次' }).last().click();
      await pane.getByRole('button', { name: '恢复' }).click();
      await says(pane, '已忽略1', false);
      expect(await waiting()).toBe(before);
    },
    PATIENCE * 2,
  );
});
