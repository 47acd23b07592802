import { axeFindings, sidewaysScroll, unroll } from './looks-support';
import { openPane } from './open-pane';
import { inPane, picture } from './pane-site';

inPane('窗格：一个原因一张卡', (at) => {
  test('由它引起的收在下面，点开看得见，不要求说明；320 像素深色', async () => {
    const { page, complaints } = await openPane(at, { look: 'dark' });
    const head = page.locator('.consequences-head').first();
    expect(await head.innerText()).toMatch(/^另有 \d+ 处由它引起$/);
    expect(await head.getAttribute('aria-expanded')).toBe('false');
    await head.click();
    const list = page.locator('.consequences ul').first();
    expect(await list.isVisible()).toBe(true);
    expect(await list.locator('textarea, .explain-box').count()).toBe(0);
    await unroll(page, 320);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 320, 'check-consequences-dark');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  test('空着的必填项是一行，“转到下一个空项”逐格走', async () => {
    const { page } = await openPane(at, { book: 'unfinished.xlsx' });
    const wentTo = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['wentTo']);
    const next = page.getByRole('button', { name: '转到下一个空项' });
    await next.click();
    await page.waitForFunction(() => document.documentElement.dataset['wentTo'] !== undefined);
    const first = await wentTo();
    await next.click();
    await page.waitForFunction((before) => document.documentElement.dataset['wentTo'] !== before, first);
    await page.close();
  }, 60_000);
});
