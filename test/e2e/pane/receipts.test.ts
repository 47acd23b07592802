import { focused } from './focus';
import { axeFindings, sidewaysScroll } from './looks-support';
import { looks, openPane, setLook } from './open-pane';
import { restoreFormula } from '../restore-formula';
import { inPane, picture } from './pane-site';
import type { Typed } from './fixture/writable-host';
import type { Page } from 'playwright-core';

const type = async (page: Page, detail: Typed): Promise<void> => {
  const before = await page.evaluate(() => Number(document.documentElement.dataset['typed'] ?? 0));
  await page.evaluate((typed) => void window.dispatchEvent(new CustomEvent('user-types', { detail: typed })), detail);
  await page.waitForFunction((count) => Number(document.documentElement.dataset['typed'] ?? 0) > count, before);
};

inPane('窗格：记录和撤销', (at) => {
  test('鼠标：改正留下一行，写着旧 → 新；点撤销，格子回去，问题也回来', async () => {
    const { page, complaints } = await openPane(at, { write: '1' });
    await restoreFormula(page);
    const line = page.locator('.last-receipt');
    await line.waitFor();
    expect(await line.innerText()).toMatch(/改正：基础数据表 F7，3\.75 → 公式，算得 3\.65/);
    // Said before it is too late: closing the pane forgets it.
    expect(await line.innerText()).toContain('窗格开着时可以撤销');
    await picture(page, 320, 'last-receipt');
    await page.locator('.quick-fix', { hasText: '恢复公式' }).waitFor({ state: 'detached' });
    await line.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '恢复公式' }).first().waitFor();
    expect(await line.innerText()).toContain('已撤销');
    expect(await line.innerText()).not.toContain('窗格开着时可以撤销');
    expect(complaints).toEqual([]);
    await page.close();
  }, 90_000);

  test('键盘：写说明，从“设置和帮助”打开记录，撤销；Esc 回到原来的页', async () => {
    const { page } = await openPane(at, { write: 'lost' });
    expect(await page.locator('.tools').innerText()).toContain('Excel 的撤消记录会清空');
    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText('年中追加人员经费66.40万元');
    await page.keyboard.press('Control+Enter');
    await page.locator('.last-receipt').waitFor();
    await page.getByRole('button', { name: '设置和帮助' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '记录', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.receipt').waitFor();
    expect(await page.locator('.receipt').innerText()).toContain('年中追加人员经费66.40万元');
    expect(await page.locator('.receipts .hint').first().innerText()).toContain('Excel 自己的撤消会清空');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^撤销 .* 写说明$/);
    await page.keyboard.press('Enter');
    await page
      .locator('.receipt')
      .getByRole('button', { name: /^已撤销/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.group').first().waitFor();
    await page.close();
  }, 90_000);

  test('写入以后改过的格子：不撤，说是哪一格，其余的可以另撤', async () => {
    const { page } = await openPane(at, { view: 'score', write: '1' });
    await page.locator('[data-row="managementSystems"]').click();
    await page.locator('select.text-line').selectOption({ index: 1 });
    await page.locator('.text-box').fill('管理办法');
    await page.getByRole('button', { name: '写入评分表' }).click();
    const line = page.locator('.last-receipt');
    await line.waitFor();
    await line.getByRole('button', { name: '记录' }).click();
    await page.locator('.receipt').waitFor();
    const place = (await page.locator('.receipt-cells .link').first().innerText()).split(' ');
    const [, letters = 'A', digits = '1'] = /([A-Z]+)(\d+)/.exec(place[1] ?? '') ?? [];
    await type(page, {
      sheet: place[0] ?? '',
      row: Number(digits),
      column: letters.charCodeAt(0) - 64,
      content: 3,
    });
    await page.getByRole('button', { name: /^撤销 / }).click();
    await page.locator('.receipt-refusal').waitFor();
    expect(await page.locator('.receipt-refusal').innerText()).toContain(`${place.join(' ')} 在写入之后又改过`);
    for (const look of looks) {
      await setLook(page, look);
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      if (look !== 'contrast') await picture(page, 320, `receipts-${look}`);
    }
    await page.getByRole('button', { name: '撤销其余 1 格' }).click();
    await page
      .locator('.receipt')
      .getByRole('button', { name: /^已撤销/ })
      .waitFor();
    await page.close();
  }, 120_000);

  test('恢复公式先给看：手填的数要勾选；键盘能勾、能写、能不写', async () => {
    const { page } = await openPane(at, { write: 'lost' });
    await page.locator('.quick-fix', { hasText: '恢复公式' }).first().click();
    const preview = page.locator('.preview');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('手填的数，勾选才换成公式');
    expect(await preview.innerText()).toContain('Excel 的撤消记录会清空');
    for (const look of looks) {
      await setLook(page, look);
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      if (look !== 'contrast') await picture(page, 320, `fix-preview-${look}`);
    }
    const write = preview.getByRole('button', { name: '写入 0 格' });
    expect(await write.getAttribute('aria-disabled')).toBe('true');
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'checkbox');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('写入 N 格');
    await page.keyboard.press('Enter');
    await page.locator('.last-receipt').waitFor();
    await page.close();
  }, 90_000);

  test('修复先给看：手填的数列出来，不动', async () => {
    const { page } = await openPane(at, { view: 'template', write: '1' });
    await type(page, { sheet: '基础数据表', row: 7, column: 4, content: { formula: '4.5+0', value: 4.5 } });
    await page.getByRole('button', { name: '修复' }).click();
    const preview = page.locator('.preview');
    await preview.waitFor();
    expect(await preview.innerText()).toMatch(/手填的 \d+ 个数盖住了公式，不动/);
    expect(await preview.innerText()).toContain('3.75');
    for (const look of ['light', 'dark'] as const) {
      await setLook(page, look);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, 320, `repair-preview-${look}`);
    }
    await preview.getByRole('button', { name: '写入' }).click();
    await preview.waitFor({ state: 'detached' });
    expect(await page.locator('.last-receipt').innerText()).toMatch(
      /修复：基础数据表 D7，公式，算得 4\.50 → 公式，算得 4\.50/,
    );
    await page.close();
  }, 90_000);
});
