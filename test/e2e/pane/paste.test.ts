import { openPane } from './open-pane';
import { axeFindings, holdsAtEveryWidth } from './looks-support';
import { inPane, picture } from './pane-site';

/** As Excel and Word copy a table: tabs, and figures as each office prints them. */
const ledger = [
  '“三公”经费支出情况\t\t\t单位：元',
  '项目\t2017年决算数\t2018年预算数\t2018年决算数',
  '1.公务接待费\t￥37,500.00\t40,000.00\t37,400.00',
  '2.因公出国（境）费\t-\t-\t-',
  '3.公务用车运行维护费\t５２０００\t(1,234)\t48000',
  '职工食堂小卖部\t\t\t777.70',
  '“三公”经费合计\t89,500.00\t90,000.00\t84,500.00',
].join('\n');

inPane('窗格：粘贴一批数', (at) => {
  test('鼠标：粘贴 → 单位、“-”、对不上的都看得见；先列旧 → 新，勾了才写；写不进去时说清楚，内容还在', async () => {
    const { page, complaints } = await openPane(at, { view: 'template', book: 'unfinished.xlsx', height: 1400 });
    await page.getByRole('button', { name: '粘贴一批数' }).click();
    await page.getByLabel('粘贴在这里').fill(ledger);
    await page.getByText('读到 13 个数，对上 12 个').waitFor();
    expect(await page.getByLabel('金额单位').inputValue()).toBe('元');
    const panel = page.locator('.intake');
    await panel.getByText('不能写 1 项').waitFor();
    await panel.getByText('没有对上 1 项').waitFor();
    for (const look of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: look });
      await holdsAtEveryWidth(page, (width) => `paste-${width}-${look}`);
    }
    // Figures that stand there are not ticked by themselves.
    const button = panel.getByRole('button', { name: /^写入 \d+ 项$/ });
    expect(await button.count()).toBe(0);
    await panel.getByLabel('全部勾选').check();
    expect(await button.innerText()).toBe('写入 5 项');
    await panel.getByRole('checkbox', { name: /^公务接待上年决算数/ }).uncheck();
    expect(await button.innerText()).toBe('写入 4 项');
    await panel.getByLabel('“职工食堂小卖部 · 2018年决算数”是哪一项').selectOption({ label: '年末结余' });
    await panel.getByRole('checkbox', { name: /^年末结余/ }).check();
    expect(await button.innerText()).toBe('写入 5 项');
    await panel.getByLabel('“-”（3 处）').selectOption('当作没有，不写');
    await panel.getByText('读到 10 个数，对上 10 个').waitFor();
    await button.click();
    await page.waitForSelector('.trouble');
    expect(await page.getByLabel('粘贴在这里').inputValue()).toBe(ledger);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('键盘：Enter 打开，Tab 走到每一样，空格勾，Ctrl+Enter 写，Esc 收起，焦点回到按钮', async () => {
    const { page } = await openPane(at, { view: 'template', book: 'unfinished.xlsx' });
    await page.getByRole('button', { name: '粘贴一批数' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText('公务接待\t3.75\t4.00\t3.65\n公车运行维护\t5\t6\t7');
    await page.getByText('读到 6 个数，对上 0 个').waitFor();
    // 请选, 上年决算数, 上年预算数, 本年预算数, 全年预算数, 本年决算数
    for (const downs of [1, 3, 5]) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
      for (let down = 0; down < downs; down++) await page.keyboard.press('ArrowDown');
    }
    await page.getByText('读到 6 个数，对上 6 个').waitFor();
    await picture(page, 320, 'paste-columns-320');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('粘贴一批数');
    expect(await page.locator('.intake').count()).toBe(0);
    // What was pasted is still there.
    await page.keyboard.press('Enter');
    await page.getByText('读到 6 个数，对上 0 个').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    for (const downs of [1, 3, 5]) {
      await page.keyboard.press('Tab');
      for (let down = 0; down < downs; down++) await page.keyboard.press('ArrowDown');
    }
    await page.getByText('读到 6 个数，对上 6 个').waitFor();
    await page.locator('.intake input[type=checkbox]').nth(1).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.trouble');
    await page.close();
  }, 120_000);
});
