import type { Page } from 'playwright-core';
import { holdsAtEveryWidth } from './looks-support';
import { looks, setLook, type OpenPane } from './open-pane';
import { chooseBook, openWord, pasteLink, type WordWish } from './open-word';
import { inPane } from './pane-site';

inPane('Word 窗格：样子', (at) => {
  const toLinks = async (page: Page): Promise<void> => {
    await page.getByRole('tab', { name: '链接' }).click();
    await page.waitForSelector('.link-button');
  };
  const listed = async (page: Page): Promise<void> => {
    await chooseBook(page);
    await page.waitForSelector('.apply-bar');
  };

  /** What is to be seen, and how a user comes there. */
  const states: Readonly<Record<string, { readonly wish?: WordWish; readonly go: (page: Page) => Promise<void> }>> = {
    ledger: {
      go: async (page) => {
        await listed(page);
        await page.getByLabel('保留我的 5人').check();
        await page.getByLabel('公务接待本年决算数：怎么办').selectOption('mine');
        await page.waitForSelector('.figure-row .hint');
      },
    },
    links: {
      go: async (page) => {
        await listed(page);
        await toLinks(page);
        await page.locator('.link-button', { hasText: '实际在职人数' }).click();
        await page.getByRole('button', { name: '另写这一处' }).click();
        await page.getByLabel('查找链接').fill('支出');
      },
    },
    broken: { wish: { doc: 'broken.docx' }, go: listed },
    'links-paragraph': {
      go: async (page) => {
        await listed(page);
        await toLinks(page);
        await page.locator('.paragraph .link-button', { hasText: '基本支出预算' }).click();
        await page.getByRole('button', { name: '断开这一段' }).click();
      },
    },
    'links-nothing': {
      go: async (page) => {
        await toLinks(page);
        await page.getByLabel('查找链接').fill('没有这个数');
      },
    },
    'broken-links': {
      wish: { doc: 'broken.docx' },
      go: async (page) => {
        await listed(page);
        await toLinks(page);
      },
    },
    done: {
      go: async (page) => {
        await listed(page);
        await page.getByLabel('采用新值 1人').check();
        await page.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
        await page.getByRole('button', { name: '看更新记录' }).waitFor();
      },
    },
    log: {
      go: async (page) => {
        await states['done']!.go(page);
        await page.getByRole('button', { name: '看更新记录' }).click();
        await page.waitForSelector('.log');
      },
    },
    unlinked: {
      wish: { doc: 'unlinked.docx' },
      go: async (page) => void (await page.getByRole('button', { name: '粘贴链接数据' }).click()),
    },
    mismatch: {
      go: async (page) => {
        await chooseBook(page, 'other.xlsx');
        await page.waitForSelector('.trouble');
      },
    },
    damaged: {
      go: async (page) => {
        await pasteLink(page, at.site, 'damaged.txt');
        await page.waitForSelector('.trouble');
      },
    },
    'audit-first': { wish: { view: 'audit' }, go: async (page) => void (await page.waitForSelector('.summary h1')) },
    audit: {
      wish: { view: 'audit', doc: 'contradicts.docx' },
      go: async (page) => {
        await page.getByRole('button', { name: '核对全文' }).click();
        await page.locator('.row-button', { hasText: '文中合计写32次' }).click();
        await page.locator('[data-row="head:passed"]').click();
      },
    },
    'audit-ignore': {
      wish: { view: 'audit', doc: 'contradicts.docx' },
      go: async (page) => {
        await states['audit']!.go(page);
        await page.getByRole('button', { name: '忽略', exact: true }).click();
        await page.getByLabel('为什么不用改').fill('其余一次为联合检查');
        await page.getByRole('button', { name: '忽略这一处' }).click();
        await page.locator('[data-row="head:ignored"]').click();
        await page.locator('.row-button').first().click();
        await page.getByRole('button', { name: '忽略', exact: true }).click();
      },
    },
    menu: { go: async (page) => void (await page.locator('.context .icon-button').click()) },
  };

  describe.each(Object.keys(states))('%s', (state) => {
    let opened: OpenPane;
    beforeAll(async () => {
      const { wish = {}, go } = states[state]!;
      opened = await openWord(at, { ...wish, look: looks[0] });
      await go(opened.page);
    }, 180_000);
    afterAll(() => opened.page.close());

    test.each(looks)(
      '%s：没有横向滚动，axe 没有发现',
      async (look) => {
        const { page, complaints } = opened;
        await setLook(page, look);
        // Colours and structure are the same at every width: asked at the narrowest and at the usual one.
        await holdsAtEveryWidth(page, (width) => `word-${state}-${width}-${look}`, [270, 320]);
        expect(complaints).toEqual([]);
      },
      180_000,
    );
  });
});
