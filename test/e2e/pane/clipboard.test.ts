import type { Locator, Page } from 'playwright-core';
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

  /** How a user comes to each state of the pane. */
  const states: Readonly<Record<string, () => Promise<Page>>> = {
    还没有读取工作簿: async () => (await openWord(at)).page,
    没有链接的文档: async () => (await openWord(at, { doc: 'unlinked.docx' })).page,
    链接页: async () => (await openWord(at, { view: 'links' })).page,
    文字核对页: async () => (await openWord(at, { view: 'audit' })).page,
    记录页: async () => {
      const { page } = await openWord(at);
      await page.getByRole('tab', { name: '记录' }).click();
      return page;
    },
    开着帮助: async () => {
      const { page } = await openWord(at);
      await page.getByRole('button', { name: '帮助', exact: true }).click();
      await page.waitForSelector('.help h1');
      return page;
    },
    已经有清单: async () => {
      const { page } = await openWord(at);
      await chooseBook(page);
      await page.waitForSelector('.apply-bar');
      return page;
    },
    选错了工作簿: async () => {
      const { page } = await openWord(at);
      await chooseBook(page, 'other.xlsx');
      await page.waitForSelector('.trouble');
      return page;
    },
    粘贴过坏的: async () => {
      const { page } = await openWord(at);
      await pasteLink(page, at.site, 'damaged.txt');
      await page.waitForSelector('.trouble');
      await page.keyboard.press('Escape');
      return page;
    },
    刚更新完: async () => {
      const { page } = await openWord(at);
      await chooseBook(page);
      await page.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await page.getByRole('button', { name: '看更新记录' }).waitFor();
      return page;
    },
  };

  describe.each(Object.keys(states))('粘贴链接数据：%s', (state) => {
    test.each(['mouse', 'keyboard'])(
      '从“更多”里总能打开，取消后回到“更多”（%s）',
      async (by) => {
        const page = await states[state]!();
        const act = async (name: string, within: Page | Locator = page): Promise<void> => {
          const button = within.getByRole('button', { name, exact: true }).first();
          if (by === 'mouse') return button.click();
          await button.focus();
          await page.keyboard.press('Enter');
        };
        await act('更多');
        await act('粘贴链接数据', page.getByRole('region', { name: '更多' }));
        const box = page.getByLabel('把复制的内容全部粘贴到这里');
        await box.waitFor();
        expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
        if (by === 'mouse') await act('取消');
        else await page.keyboard.press('Escape');
        await box.waitFor({ state: 'detached' });
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('更多');
        await page.close();
      },
      60_000,
    );
  });

  test('还没有读取时，来源卡上的“粘贴链接数据”取消后回到这个按钮', async () => {
    const page = await states['还没有读取工作簿']!();
    const button = page.locator('.source').getByRole('button', { name: '粘贴链接数据', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('把复制的内容全部粘贴到这里').waitFor();
    await page.keyboard.press('Escape');
    await button.waitFor();
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.close();
  });

  test('从“链接”页粘贴：读到以后就在更新清单', async () => {
    const { page } = await openWord(at, { view: 'links' });
    await page.getByRole('button', { name: '更多' }).click();
    await pasteLink(page, at.site, 'link.txt');
    await page.waitForSelector('.apply-bar');
    expect(await page.getByRole('tab', { name: '更新清单' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.getByLabel('把复制的内容全部粘贴到这里').count()).toBe(0);
    await page.close();
  }, 60_000);

  /** Everything in the Word pane that copies, and how a user comes to it. */
  const copies: Readonly<Record<string, { readonly name: string; readonly go: () => Promise<Page> }>> = {
    说明里的详情: {
      name: '复制详情',
      go: async () => {
        const { page } = await openWord(at);
        await pasteLink(page, at.site, 'damaged.txt');
        await page.waitForSelector('.trouble');
        return page;
      },
    },
    链接的单元格: {
      name: '复制单元格地址',
      go: async () => {
        const { page } = await openWord(at);
        await chooseBook(page);
        await page.waitForSelector('.apply-bar');
        await page.getByRole('tab', { name: '链接' }).click();
        await page.locator('.link-button', { hasText: '实际在职人数' }).click();
        return page;
      },
    },
  };
  const cases = Object.keys(refusals).flatMap((refusal) =>
    Object.keys(copies).flatMap((what) => ['mouse', 'keyboard'].map((by) => [what, refusal, by] as const)),
  );

  test.each(cases)(
    '复制%s被拒绝（%s）：文字已选中，说按 Ctrl+C，按了就复制（%s）',
    async (what, refusal, by) => {
      const { name, go } = copies[what]!;
      const page = await go();
      await refusals[refusal]!(page);
      const copy = page.getByRole('button', { name, exact: true });
      if (by === 'mouse') await copy.click();
      else {
        await copy.focus();
        await page.keyboard.press('Enter');
      }
      await page.getByText('按 Ctrl+C 复制').waitFor();
      const selected = await page.evaluate(() => {
        const box = document.activeElement as HTMLTextAreaElement;
        return box.value !== '' && box.selectionStart === 0 && box.selectionEnd === box.value.length;
      });
      expect(selected).toBe(true);
      // By mouse: a click elsewhere and back into the text selects all of it again.
      if (by === 'mouse') {
        await page.locator('h1').first().click();
        await page.getByLabel(name).click();
      }
      await page.keyboard.press('Control+c');
      await page.getByRole('button', { name: '已复制' }).waitFor();
      await page.close();
    },
    60_000,
  );
});
