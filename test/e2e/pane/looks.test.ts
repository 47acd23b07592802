import type { Page } from 'playwright-core';
import { looks, openPane, setLook, type OpenPane } from './open-pane';
import { axeFindings, holdsAtEveryWidth, sidewaysScroll } from './looks-support';
import { inPane, picture } from './pane-site';

inPane('窗格：样子', (at) => {
  const [look] = looks;

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

  describe.each(Object.keys(unfold))('%s', (view) => {
    let opened: OpenPane;
    beforeAll(async () => {
      opened = await openPane(at, { view, look, book: view === 'template' ? 'unfinished.xlsx' : 'story.xlsx' });
      await unfold[view]!(opened.page);
    }, 120_000);
    afterAll(() => opened.page.close());

    test.each(looks)(
      '%s：四种宽度，没有横向滚动，axe 没有发现',
      async (look) => {
        await setLook(opened.page, look);
        await holdsAtEveryWidth(opened.page, (width) => `${view}-${width}-${look}`);
        expect(opened.complaints).toEqual([]);
      },
      120_000,
    );
  });

  /** Opens the pane, and brings it into a state. */
  const states: Readonly<Record<string, () => Promise<OpenPane>>> = {
    'first-use': () => openPane(at, { view: 'check', book: '', look }),
    editing: async () => {
      const opened = await openPane(at, { look });
      await order(opened.page, 'host.editing', '.note');
      return opened;
    },
    protected: async () => {
      const opened = await openPane(at, { look });
      await order(opened.page, 'host.protected', '.trouble');
      return opened;
    },
    sample: () => openPane(at, { book: 'sample.xlsx', look }),
    'mend-proposed': () => mending('personnelExpensesReasonAgrees'),
    settings: async () => {
      const opened = await openPane(at, { look });
      await opened.page.locator('.context .icon-button').click();
      return opened;
    },
  };

  /** The opened card of a sentence that is to be mended. */
  async function mending(row: string): Promise<OpenPane> {
    const opened = await openPane(at, { book: 'mend.xlsx', look });
    await opened.page.locator(`[data-row="${row}"]`).click();
    await opened.page.waitForSelector('.mend-box');
    return opened;
  }

  /** The next reading fails; what was found before stays. */
  async function order(page: Page, fault: string, shown: string): Promise<void> {
    await page.evaluate((fault) => {
      window.dispatchEvent(new CustomEvent('order-fault', { detail: fault }));
      window.dispatchEvent(new Event('workbook-changed'));
    }, fault);
    await page.waitForSelector(shown);
    expect(await page.locator('.row').count()).toBeGreaterThan(5);
  }

  test.each(Object.keys(states))(
    '%s：三种主题，没有横向滚动，axe 没有发现',
    async (name) => {
      const { page, complaints } = await states[name]!();
      for (const look of looks) {
        await setLook(page, look);
        expect(await axeFindings(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
        await picture(page, 320, `state-${name}-${look}`);
        expect(complaints).toEqual([]);
      }
      await page.close();
    },
    120_000,
  );
});
