import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

const field = 'changeExplanation.personnelExpenses.reason';
const right = '人员经费比本年预算增加63.10万元，年中提高工资标准。';

inWindow('工作台：说明与数字不符，在句子里改', (at) => {
  test(
    '鼠标：那一格马上有一条，点“改用建议写法”，只有那一格改了两个字，这一条就没有了',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.type(field, right.replace('增加', '减少'));
      await says(pane, '写“减少63.10万元”，与数字不符');
      await excel.resetCounts();
      await pane.locator('[data-row="personnelExpensesReasonAgrees"]').click();
      expect(await pane.locator('.mend-text del').innerText()).toBe('减少');
      expect(await pane.locator('.mend-text ins').innerText()).toBe('增加');
      await pane.getByRole('button', { name: '改用建议写法' }).click();
      await says(pane, '写“减少63.10万元”，与数字不符', false);
      expect(await excel.value(field)).toBe(right);
      expect((await excel.counts()).writes).toBe(1);
    },
    PATIENCE * 2,
  );

  test(
    '键盘：右键打开，Tab 到“改用建议写法”，回车',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      await excel.type(field, right.replace('63.10', '36.10'));
      await says(pane, '写“增加36.10万元”，与数字不符');
      await pane.locator('[data-row="personnelExpensesReasonAgrees"]').focus();
      const keys = excel.page.keyboard;
      await keys.press('ArrowRight');
      await pane.locator('.mend-box').waitFor();
      const focused = (): Promise<string> => pane.evaluate(() => document.activeElement?.textContent ?? '');
      for (let n = 0; n < 12 && (await focused()) !== '改用建议写法'; n++) await keys.press('Tab');
      expect(await focused()).toBe('改用建议写法');
      await keys.press('Enter');
      await says(pane, '写“增加36.10万元”，与数字不符', false);
      expect(await excel.value(field)).toBe(right);
    },
    PATIENCE * 2,
  );
});
