import { focused, walk } from './focus';
import { chooseBook, openWord } from './open-word';
import { inPane } from './pane-site';

inPane('Word 窗格：键盘', (at) => {
  test('更新清单：Tab 的次序，Shift+Tab 原路退回，选一项，更新', async () => {
    const { page } = await openWord(at);
    await chooseBook(page);
    await page.waitForSelector('.apply-bar');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.mouse.click(2, 2);
    const order = ['帮助', '更多', '更新清单N处等您看', '粘贴链接数据', '要您选N项两边都改了', '采用新值 N人'];
    expect(await walk(page, 'Tab', order.length)).toEqual(order);
    expect(await walk(page, 'Shift+Tab', order.length - 1)).toEqual(order.slice(0, -1).reverse());
    await page.locator('[data-row="head:ask"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('借用人员');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.dataset['wentTo'] === '5人');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByLabel('采用新值 1人').isChecked()).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('保留我的 5人').isChecked()).toBe(true);
    await page.locator('[data-row="head:figures"]').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.figure-row').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^实际在职人数，.*原 N.*新 N$/);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('实际在职人数：怎么办');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^更新 N 处$/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/^已更新 \d+ 处/)
      .first()
      .waitFor();
    await page.close();
  }, 90_000);

  test('链接：上下键走，右键打开，Enter 转到文中，Delete 先问再断开，Esc 回到原行', async () => {
    const { page } = await openWord(at, { view: 'links' });
    const row = page.locator('.link-button', { hasText: '实际在职人数' });
    await row.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.dataset['wentTo'] === '7人');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.link-detail');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('.link-detail', { state: 'detached' });
    await page.keyboard.press('Delete');
    await page.waitForSelector('.confirm');
    expect(await focused(page)).toBe('断开');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.confirm', { state: 'detached' });
    expect(await focused(page)).toContain('实际在职人数');
    await page.keyboard.press('Delete');
    await page.waitForSelector('.confirm');
    await page.keyboard.press('Enter');
    await page.locator('.link-row', { hasText: '实际在职人数 不再更新' }).waitFor();
    expect(await focused(page)).toContain('实际在职人数');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('借用人员');
    await page.close();
  }, 90_000);

  test('用户在文档里走动时重读：不动焦点，选过的还在', async () => {
    const { page } = await openWord(at);
    await chooseBook(page);
    await page.getByLabel('保留我的 5人').check();
    await page.evaluate(() => window.dispatchEvent(new Event('document-visited')));
    await page.waitForTimeout(300);
    expect(await page.getByLabel('保留我的 5人').isChecked()).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('radio');
    await page.close();
  }, 60_000);
});
