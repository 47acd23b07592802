import type { Page } from 'playwright-core';
import { openPane, type Look } from './open-pane';
import { axeFindings, holdsAtEveryWidth, sidewaysScroll } from './looks-support';
import { inPane, picture } from './pane-site';

inPane('窗格：样子', (at) => {
  /** Opens what the pictures show opened. */
  const unfold: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    check: async (page) => {
      await page.locator('.row-button', { hasText: '基本支出：' }).click();
      await page.waitForSelector('.comparison');
    },
    score: async (page) => {
      await page.locator('.score-button', { hasText: '公用经费控制率' }).click();
      await page.waitForSelector('.trace');
    },
    template: async () => undefined,
    report: async (page) => {
      await page.locator('.section .line-button').nth(1).click();
      await page.locator('.figure').nth(3).click();
      await page.waitForSelector('.figure-card');
    },
  };

  const looks: readonly Look[] = ['light', 'dark', 'contrast'];
  const cases = Object.keys(unfold).flatMap((view) => looks.map((look) => ({ view, look })));

  test.each(cases)(
    '$view $look：四种宽度，没有横向滚动，axe 没有发现',
    async ({ view, look }) => {
      const { page, complaints } = await openPane(at, {
        view,
        look,
        book: view === 'template' ? 'unfinished.xlsx' : 'story.xlsx',
      });
      await unfold[view]!(page);
      await holdsAtEveryWidth(page, (width) => `${view}-${width}-${look}`);
      expect(complaints).toEqual([]);
      await page.close();
    },
    120_000,
  );

  test.each(looks)(
    '首次使用、正在编辑、没有错误 %s',
    async (look) => {
      const states = {
        'first-use': async () => openPane(at, { view: 'check', book: '', look }),
        editing: async () => {
          const opened = await openPane(at, { look });
          await opened.page.evaluate(() => {
            window.dispatchEvent(new CustomEvent('order-fault', { detail: 'host.editing' }));
            window.dispatchEvent(new Event('workbook-changed'));
          });
          await opened.page.waitForSelector('.note');
          expect(await opened.page.locator('.row').count()).toBeGreaterThan(5);
          return opened;
        },
        protected: async () => {
          const opened = await openPane(at, { look });
          await opened.page.evaluate(() => {
            window.dispatchEvent(new CustomEvent('order-fault', { detail: 'host.protected' }));
            window.dispatchEvent(new Event('workbook-changed'));
          });
          await opened.page.waitForSelector('.trouble');
          expect(await opened.page.locator('.row').count()).toBeGreaterThan(5);
          return opened;
        },
        sample: async () => openPane(at, { look, book: 'sample.xlsx' }),
        settings: async () => {
          const opened = await openPane(at, { look });
          await opened.page.locator('.context .icon-button').click();
          return opened;
        },
      };
      for (const [name, open] of Object.entries(states)) {
        const { page, complaints } = await open();
        expect(await axeFindings(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
        await picture(page, 320, `state-${name}-${look}`);
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
    120_000,
  );
});
