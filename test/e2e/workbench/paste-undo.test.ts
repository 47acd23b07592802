import { cells } from './support/cells';
import { inWindow } from './support/in-window';
import { PATIENCE, says } from './support/window';

/** Two figures that go over what stands there. */
const block = '项目\t2018年决算数（元）\n公务接待费\t￥36,512.30\n公务用车运行维护费\t41,000\n';

inWindow('工作台：撤销粘贴的一批数', (at) => {
  const paste = async (): Promise<Record<string, unknown>> => {
    const { excel } = at;
    const pane = await excel.template();
    const before = await cells(excel);
    await pane.getByRole('button', { name: '粘贴一批数' }).click();
    await pane.getByLabel('粘贴在这里').fill(block);
    await says(pane, '读到2个数，对上2个');
    await pane.getByLabel('全部勾选').check();
    await pane.getByRole('button', { name: '写入 2 项' }).click();
    await says(pane, '已写入2项');
    expect(await excel.value('officialReception.final')).toBe(3.65123);
    expect(await excel.value('vehicleOperation.final')).toBe(4.1);
    return before;
  };

  test(
    '鼠标：粘贴 → 预览 → 写入 → 撤销，每一格都和粘贴前一样；再粘一次照样写得进',
    async () => {
      const { excel } = at;
      const before = await paste();
      const pane = await excel.pane('.last-receipt');
      const line = pane.locator('.last-receipt');
      expect(await line.innerText()).toMatch(/粘贴数字：.+→ 3\.65123，共 2 格/);
      await line.getByRole('button', { name: '撤销' }).click();
      await says(pane, '粘贴数字：已撤销');
      expect(await cells(excel)).toEqual(before);
      await paste();
    },
    PATIENCE * 2,
  );

  test(
    '键盘：中间改过其中一格，先说是哪一格、什么也不撤；撤其余，改过的数还在',
    async () => {
      const { excel } = at;
      const before = await paste();
      await excel.type('officialReception.final', '5.5');
      expect(await excel.value('officialReception.final')).toBe(5.5);
      const after = await cells(excel);
      const pane = await excel.pane('.last-receipt');
      const { sheet, row, column } = await excel.placeOf('officialReception.final');
      const address = `${String.fromCharCode(65 + column)}${row + 1}`;
      await pane.locator('.last-receipt').getByRole('button', { name: '撤销' }).focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, '没有撤销，打开“记录”看是哪几格');
      expect(await cells(excel)).toEqual(after);
      // The keyboard stands on 记录.
      await excel.page.keyboard.press('Enter');
      await says(pane, `没有撤销：${sheet}${address}在写入之后又改过，不动它。`);
      await pane.getByRole('button', { name: '撤销其余 1 格' }).focus();
      await excel.page.keyboard.press('Enter');
      await says(pane, `没有撤销的：${sheet}${address}`);
      expect(await cells(excel)).toEqual({ ...before, [`${sheet}!${row},${column}`]: 5.5 });
      expect(await excel.value('vehicleOperation.final')).toBe(before[await key('vehicleOperation.final')]);
    },
    PATIENCE * 2,
  );

  test(
    '点功能区的“评分”，窗格重新打开：记录还在，撤销照做；不写进工作簿',
    async () => {
      const { excel } = at;
      const before = await paste();
      await excel.command('view-score').click();
      const pane = await excel.pane('.score-button');
      const line = pane.locator('.last-receipt');
      await line.waitFor({ timeout: PATIENCE });
      expect(await line.innerText()).toMatch(/粘贴数字：.+→ 3\.65123，共 2 格/);
      await line.getByRole('button', { name: '撤销' }).click();
      await says(pane, '粘贴数字：已撤销');
      expect(await cells(excel)).toEqual(before);
      await excel.command('view-check').click();
      await says(await excel.pane('.group'), '粘贴数字：已撤销');
    },
    PATIENCE * 2,
  );

  const key = async (field: string): Promise<string> => {
    const { sheet, row, column } = await at.excel.placeOf(field);
    return `${sheet}!${row},${column}`;
  };
});
