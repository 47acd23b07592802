import type { Page } from 'playwright-core';
import { chooseBook, openWord, pasteLink } from './open-word';
import { inPane } from './pane-site';

/** Ways in which a browser does not let a page write the clipboard. */
const refusals: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  没有许可: (page) =>
    page.evaluate(() => {
      const writeText = (): Promise<void> => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    }),
  一叫就抛错: (page) =>
    page.evaluate(() => {
      const writeText = (): Promise<void> => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    }),
  '没有剪贴板（http 的页面）': (page) =>
    page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    }),
};

inPane('Word 窗格：粘贴和复制', (at) => {
  test.each(['mouse', 'keyboard'])(
    '粘贴链接数据：已经有清单时也在（%s）',
    async (by) => {
      const { page } = await openWord(at);
      await chooseBook(page);
      await page.waitForSelector('.apply-bar');
      const paste = page.getByRole('button', { name: '粘贴链接数据' });
      if (by === 'mouse') await paste.click();
      else {
        await paste.focus();
        await page.keyboard.press('Enter');
      }
      await page.getByLabel('把复制的内容全部粘贴到这里').waitFor();
      await page.keyboard.press('Escape');
      await pasteLink(page, at.site, 'link.txt');
      await page.getByText('来自粘贴的链接数据').first().waitFor();
      expect(await paste.count()).toBe(1);
      await page.close();
    },
    90_000,
  );

  test.each(Object.keys(refusals))(
    '复制被拒绝（%s）：文字已选中，说按 Ctrl+C，按了就复制',
    async (name) => {
      const { page } = await openWord(at, { view: 'ledger' });
      await pasteLink(page, at.site, 'damaged.txt');
      await page.waitForSelector('.trouble');
      await refusals[name]!(page);
      const copy = page.locator('.trouble').getByRole('button', { name: '复制详情' });
      await copy.focus();
      await page.keyboard.press('Enter');
      await page.getByText('按 Ctrl+C 复制').waitFor();
      const selected = await page.evaluate(() => {
        const box = document.activeElement as HTMLTextAreaElement;
        return box.value !== '' && box.selectionStart === 0 && box.selectionEnd === box.value.length;
      });
      expect(selected).toBe(true);
      await page.keyboard.press('Control+c');
      await page.locator('.trouble').getByRole('button', { name: '已复制' }).waitFor();
      await page.close();
    },
    60_000,
  );
});
