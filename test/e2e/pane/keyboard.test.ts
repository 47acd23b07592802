import { focused, walk } from './focus';
import { openPane } from './open-pane';
import { inPane } from './pane-site';

inPane('窗格：键盘', (at) => {
  test('校验：Tab 的次序如图，每个列表只停一次，Shift+Tab 原路退回', async () => {
    const { page } = await openPane(at);
    const order = ['帮助', '设置和帮助', '校验N处错误未改', '只看未处理', '标到表上', '更多', '错误N项，N 处未改'];
    expect(await walk(page, 'Tab', order.length)).toEqual(order);
    expect(await walk(page, 'Shift+Tab', order.length - 1)).toEqual(order.slice(0, -1).reverse());
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('（页面）');
    await page.close();
  }, 60_000);

  test('校验：上下键换行，右键打开，左键收起，Enter 转到单元格，F2 写说明，Esc 回到原行', async () => {
    const { page } = await openPane(at);
    await page.locator('[data-row="head:error"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('三公经费');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.dataset['wentTo'] === '基础数据表 F7');

    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.comparison');
    expect(await walk(page, 'Tab', 5)).toEqual([
      '转到单元格 补充资料 BN',
      '转到单元格 补充资料 BN',
      '说明',
      '保存说明',
      '转到单元格',
    ]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.comparison', { state: 'detached' });
    expect(await focused(page)).toContain('基本支出：');

    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText('年中追加人员经费');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('textarea').inputValue()).toBe('年中追加人员经费');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('.comparison', { state: 'detached' });
    await page.close();
  }, 60_000);

  test('没保存的说明经得起重新打开窗格；写不进去时说清楚，文字还在', async () => {
    const { page } = await openPane(at);
    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText('年中追加人员经费66.40万元');
    await page.reload();
    await page.waitForSelector('.group');
    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    // Behind what is written, not before it.
    const caret = () => page.locator('.text-box').evaluate((box: HTMLTextAreaElement) => box.selectionStart);
    expect(await caret()).toBe('年中追加人员经费66.40万元'.length);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.trouble');
    expect(await page.locator('.trouble').innerText()).toContain('只读');
    expect(await page.locator('.text-box').inputValue()).toBe('年中追加人员经费66.40万元');
    await page.close();
  }, 60_000);

  test('“设置和帮助”开着，焦点在哪里按 Esc 都收起；从面板里收起的，焦点回到它的按钮', async () => {
    const { page } = await openPane(at);
    const menu = page.getByRole('button', { name: '设置和帮助' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.locator('.settings').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.settings').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.settings button').first().focus();
    await page.keyboard.press('Escape');
    await page.locator('.settings').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('设置和帮助');
    await page.close();
  }, 60_000);

  test('有焦点的东西做完就没有了：焦点去接替它的地方，不掉回页面开头', async () => {
    const { page } = await openPane(at, { view: 'report' });
    const preview = page.getByRole('button', { name: '送出', exact: false }).first();
    await preview.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '返回报告' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.section').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await page.close();
  }, 60_000);

  test('四个选项卡用左右键换，换了就显示；评分和报告也是上下键走', async () => {
    const { page } = await openPane(at);
    await page.getByRole('tab', { name: /校验/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.score-button');
    await walk(page, 'Tab', 3);
    expect(await focused(page)).toContain('投入');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.trace');
    await page.getByRole('tab', { name: '评分' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.section');
    await page.close();
  }, 60_000);

  test('重新核对时不动焦点、不滚动，打开的行还开着', async () => {
    const { page } = await openPane(at, { height: 500 });
    await page.locator('[data-row="projectExpenditureZeroBudget"]').click();
    await page.locator('.text-box').focus();
    const scrolled = await page.evaluate(() => document.querySelector('.body')!.scrollTop);
    await page.evaluate(() => window.dispatchEvent(new Event('workbook-changed')));
    await page.waitForTimeout(300);
    expect(
      await page.evaluate(() => [document.activeElement?.tagName, document.querySelector('.body')!.scrollTop]),
    ).toEqual(['TEXTAREA', scrolled]);
    expect(await page.locator('.row.open').count()).toBe(1);
    await page.close();
  }, 60_000);
});
