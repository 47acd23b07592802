import type { Page } from 'playwright-core';
import { focused, walk } from './focus';
import { axeFindings, sidewaysScroll } from './looks-support';
import { looks, openPane, setLook, type OpenPane } from './open-pane';
import { openWord } from './open-word';
import { inPane, picture } from './pane-site';
import { lastYearBook } from './story';

inPane('窗格：帮助', (at) => {
  const help = (page: Page) => page.locator('.help');
  const heading = (page: Page) => help(page).locator('h1');

  /** The view, how one comes there, the section it opens and the name on the way back. */
  const views: Readonly<
    Record<string, { readonly go: () => Promise<OpenPane>; readonly section: string; readonly back: string }>
  > = {
    模板: { go: () => openPane(at, { view: 'template', book: 'unfinished.xlsx' }), section: '装入', back: '模板' },
    新工作簿: { go: () => openPane(at, { view: 'check', book: '' }), section: '装入', back: '模板' },
    校验: { go: () => openPane(at, { view: 'check' }), section: '说明', back: '校验' },
    评分: { go: () => openPane(at, { view: 'score' }), section: '评分', back: '评分' },
    报告: { go: () => openPane(at, { view: 'report' }), section: '报告', back: '报告' },
    更新清单: { go: () => openWord(at, { view: 'ledger' }), section: '更新清单', back: '更新清单' },
    链接: { go: () => openWord(at, { view: 'links' }), section: '链接', back: '链接' },
    文字核对: { go: () => openWord(at, { view: 'audit' }), section: '文字核对', back: '文字核对' },
    更新记录: {
      go: async () => {
        const opened = await openWord(at);
        await opened.page.getByRole('button', { name: '更多' }).click();
        await opened.page.getByRole('button', { name: '更新记录', exact: true }).click();
        await opened.page.getByText('还没有记录').waitFor();
        return opened;
      },
      section: '更新记录',
      back: '更新记录',
    },
  };

  test.each(Object.keys(views))(
    '%s：点“帮助”或按 F1 都打开这一页的那一段；返回、Esc、再按 F1 都回到原处',
    async (name) => {
      const { go, section, back } = views[name]!;
      const { page, complaints } = await go();
      const under = await page.locator('.body').innerText();
      const button = page.getByRole('button', { name: '帮助', exact: true });

      await button.click();
      await heading(page).waitFor();
      expect(await heading(page).innerText()).toBe(section);
      expect(await focused(page)).toBe(section);
      await help(page)
        .getByRole('button', { name: `返回“${back}”` })
        .click();
      await help(page).waitFor({ state: 'detached' });
      expect(await page.locator('.body').innerText()).toBe(under);
      expect(await focused(page)).toBe('帮助');

      await page.keyboard.press('F1');
      await heading(page).waitFor();
      expect(await heading(page).innerText()).toBe(section);
      await page.keyboard.press('Escape');
      await help(page).waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('帮助');

      await page.keyboard.press('F1');
      await heading(page).waitFor();
      await page.keyboard.press('F1');
      await help(page).waitFor({ state: 'detached' });
      expect(await page.locator('.body').innerText()).toBe(under);
      expect(complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test.each([
    ['装入上年数', '.last-year .reading, .last-year h2, .last-year [tabindex]', '取数'],
    ['粘贴一批数', '.intake', '粘贴一批数'],
  ])(
    '模板里打开了%s：帮助是它的那一段，返回后它还开着',
    async (name, stands, section) => {
      const { page } = await openPane(at, { view: 'template', book: 'unfinished.xlsx' });
      if (name === '装入上年数') {
        const file = { name: '2017自评.xlsx', mimeType: '', buffer: await lastYearBook() };
        await page.locator('input[type=file]').first().setInputFiles(file);
      } else await page.getByRole('button', { name }).click();
      await page.waitForSelector(stands);
      await page.keyboard.press('F1');
      await heading(page).waitFor();
      expect(await heading(page).innerText()).toBe(section);
      await page.keyboard.press('F1');
      await help(page).waitFor({ state: 'detached' });
      expect(await page.locator(stands).count()).toBeGreaterThan(0);
      await page.getByRole('button', { name: '帮助', exact: true }).click();
      await heading(page).waitFor();
      expect(await heading(page).innerText()).toBe(section);
      await page.close();
    },
    60_000,
  );

  test('看了一半再回来：展开的那一条、滚到的地方、光标都在；点别的页签离开帮助', async () => {
    const { page } = await openPane(at, { height: 480 });
    await page.locator('[data-row="basicExpenditureBudgetChange"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.comparison');
    const scroll = (): Promise<number> =>
      page.evaluate(() => [...document.querySelectorAll('.body')].find((one) => one.id === 'view')!.scrollTop);
    const before = await scroll();
    expect(before).toBeGreaterThan(0);
    const at0 = await focused(page);

    await page.keyboard.press('F1');
    await heading(page).waitFor();
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    expect(await scroll()).toBe(before);
    expect(await focused(page)).toBe(at0);
    expect(await page.locator('.comparison').count()).toBe(1);

    await page.keyboard.press('F1');
    await heading(page).waitFor();
    await page.getByRole('tab', { name: '评分' }).click();
    await page.waitForSelector('.score-button');
    expect(await help(page).count()).toBe(0);
    await page.close();
  }, 60_000);

  test('一条问题的“怎么办”打开它那一种核对的一段：鼠标、键盘、在这一条里按 F1', async () => {
    const { page } = await openPane(at);
    await page.locator('[data-row="basicExpenditureBudgetChange"]').click();
    await page.waitForSelector('.comparison');
    await page.getByRole('button', { name: '怎么办', exact: true }).click();
    await heading(page).waitFor();
    expect(await heading(page).innerText()).toBe('没有写明原因');
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('怎么办');

    await page.locator('textarea').focus();
    await page.keyboard.press('F1');
    await heading(page).waitFor();
    expect(await heading(page).innerText()).toBe('没有写明原因');
    await page.keyboard.press('F1');
    await help(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('说明');

    // 错误: one without a box to write in.
    await page.keyboard.press('Escape');
    const error = page.locator('.group').first().locator('.row-button').first();
    await error.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.comparison');
    await page.getByRole('button', { name: '怎么办', exact: true }).focus();
    await page.keyboard.press('Enter');
    await heading(page).waitFor();
    expect(await heading(page).innerText()).toBe('合计应为');
    await page.close();
  }, 60_000);

  test('文字核对的一条：“怎么办”打开它那一种说法的一段', async () => {
    const { page } = await openWord(at, { view: 'audit', doc: 'contradicts.docx' });
    await page.getByRole('button', { name: '核对全文' }).click();
    await page.locator('.row-button', { hasText: '文中合计写32次' }).click();
    await page.getByRole('button', { name: '怎么办', exact: true }).click();
    await heading(page).waitFor();
    expect(await heading(page).innerText()).toBe('报告里合计与分项');
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('怎么办');
    await page.keyboard.press('F1');
    await heading(page).waitFor();
    expect(await heading(page).innerText()).toBe('报告里合计与分项');
    await page.close();
  }, 60_000);

  test('目录跳到别的段，链接跳到另一份指南，按字找；都只用键盘', async () => {
    const { page } = await openPane(at);
    await page.keyboard.press('F1');
    await heading(page).waitFor();
    await help(page).getByRole('navigation').getByRole('button', { name: '送出' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.help h1')?.textContent === '送出');
    expect(await focused(page)).toBe('送出');
    expect(await help(page).getByRole('navigation').locator('[aria-current]').innerText()).toBe('送出');

    await help(page).getByRole('navigation').getByRole('button', { name: '说明', exact: true }).click();
    await help(page).locator('article').getByRole('button', { name: '先看级别' }).press('Enter');
    await page.waitForFunction(() => document.querySelector('.help h1')?.textContent === '先看级别');
    // Back from the heading to the two things above it.
    expect(await walk(page, 'Shift+Tab', 2)).toEqual(['在帮助里找', '返回“校验”']);

    await help(page).getByRole('searchbox').fill('尾差');
    await page.getByText(/^找到 \d+ 段$/).waitFor();
    await help(page).getByRole('button', { name: '合计应为' }).first().press('Enter');
    await page.waitForFunction(() => document.querySelector('.help h1')?.textContent === '合计应为');
    await help(page).getByRole('searchbox').fill('没有这样的词');
    await page.getByText('帮助里没有“没有这样的词”').waitFor();
    await page.keyboard.press('Escape');
    expect(await heading(page).innerText()).toBe('合计应为');
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    await page.close();
  }, 60_000);

  test('帮助：四种宽度没有横向滚动，三种主题 axe 没有发现，没有违反安全策略', async () => {
    const { page, complaints } = await openPane(at, { look: looks[0] });
    await page.keyboard.press('F1');
    await heading(page).waitFor();
    for (const section of ['说明', '更新清单', '填', '报告核对的话']) {
      await help(page).getByRole('navigation').getByRole('button', { name: section, exact: true }).click();
      for (const width of [270, 320, 350, 500]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await sidewaysScroll(page)).toBe(0);
        await picture(page, width, `help-${section}-${width}`);
      }
    }
    await page.setViewportSize({ width: 320, height: 900 });
    for (const look of looks) {
      await setLook(page, look);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, 320, `help-${look}`);
    }
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);
});
