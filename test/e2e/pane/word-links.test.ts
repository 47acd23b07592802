import type { Page } from 'playwright-core';
import { focused } from './focus';
import { chooseBook, openWord } from './open-word';
import { inPane } from './pane-site';

const ways = ['mouse', 'keyboard'] as const;

/** What the table shows, line by line: section heads with #, texts with ·, figures plain. */
function lines(page: Page): Promise<string[]> {
  return page.locator('.groups').evaluate((groups) =>
    [...groups.querySelectorAll<HTMLElement>('.head-button, .link-row')].map((one) => {
      const mark = one.matches('.head-button') ? '#' : one.matches('.paragraph') ? '·' : '';
      return mark + one.innerText.replace(/\s+/g, ' ').trim();
    }),
  );
}

inPane('Word 窗格：链接是一张表', (at) => {
  const listed = async (doc = 'report.docx'): Promise<Page> => {
    const { page } = await openWord(at, { doc });
    await chooseBook(page);
    await page.waitForSelector('.apply-bar');
    await page.getByRole('tab', { name: '链接' }).click();
    await page.waitForSelector('.link-button');
    return page;
  };

  test('按节列出；一节共同的话只在节名旁边说一次，行里只写自己的', async () => {
    const page = await listed();
    const shown = await lines(page);
    expect(shown).toEqual(
      expect.arrayContaining([
        '#报告开头 2 个数字 补充资料',
        '·标题',
        '填报单位 B4 开福区征地办',
        '#一、部门、单位基本情况 5 个数字 待更新 2',
        '实际在职人数 基础数据表 D5 待更新 8人 7人',
        '·基本支出决算 补充资料',
        '基本支出本年决算数 B32 285.6万元',
        '#二、（二）项目支出情况 1 个数字',
        '项目支出本年决算数 基础数据表 F13 118.79万元',
        '#三、（一）绩效目标设置情况',
        '#报告末尾 1 个数字',
        '#附件1 部门整体支出绩效评价基础数据表 2 个数字 待更新 4 格',
        '·表格 90 格，待更新 4 格',
      ]),
    );
    expect(shown.filter((line) => /一致|上次写入/.test(line))).toEqual([]);
    // The same field again: told by the words around it, not by its name once more.
    expect(shown.filter((line) => line.startsWith('基本支出预算比上年增减额'))).toHaveLength(1);
    expect(shown).toContainEqual(expect.stringMatching(/^….*比上年减少8\.38万元.*…/));
    const table = page.getByRole('table', { name: '一、部门、单位基本情况' });
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      '数字或段落',
      '单元格和状态',
      '文中现在的值',
    ]);
    expect(
      await table.getByRole('button', { name: '实际在职人数，基础数据表 D5，待更新，原 7人，新 8人' }).count(),
    ).toBe(1);
    await page.close();
  }, 90_000);

  test.each(ways)(
    '查找：按名称、数值、单元格；说找到几处，一下清掉；没有就说没有（%s）',
    async (by) => {
      const page = await listed();
      const search = page.getByLabel('查找链接');
      const press = async (name: string): Promise<void> => {
        const button = page.getByRole('button', { name, exact: true });
        if (by === 'mouse') return button.click();
        await button.focus();
        await page.keyboard.press('Enter');
      };
      const all = await page.locator('.link-row').count();
      if (by === 'mouse') await search.click();
      else await search.focus();
      await page.keyboard.type('２８５．６');
      expect(await lines(page)).toEqual([
        '#二、（一）基本支出情况 1 个数字',
        '·基本支出决算 补充资料',
        '基本支出本年决算数 B32 285.6万元',
      ]);
      expect(await page.locator('.found').innerText()).toContain('找到 1 处');
      if (by === 'mouse') await page.locator('.link-row', { hasText: '285.6' }).click();
      else {
        await page.keyboard.press('ArrowDown');
        expect(await focused(page)).toContain('基本支出决算');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      }
      await page.waitForFunction(() => document.documentElement.dataset['wentTo'] === '285.6万元');
      if (by === 'mouse') await press('清除查找');
      else {
        await search.focus();
        await page.keyboard.press('Escape');
      }
      expect(await search.inputValue()).toBe('');
      expect(await focused(page)).toBe('查找链接');
      expect(await page.locator('.link-row').count()).toBe(all);

      await page.keyboard.type('基础数据表 F13');
      expect((await lines(page)).at(-1)).toMatch(/^项目支出本年决算数/);
      await search.fill('没有这个数');
      expect(await page.locator('.waiting').innerText()).toContain('没有名称、数值或单元格含“没有这个数”的链接。');
      await press('清除查找');
      expect(await page.locator('.link-row').count()).toBe(all);

      const odd = page.getByLabel('只看不一致的');
      if (by === 'mouse') await odd.check();
      else {
        await odd.focus();
        await page.keyboard.press('Space');
      }
      expect((await lines(page)).filter((line) => !/^[#·]/.test(line))).toEqual([
        expect.stringContaining('实际在职人数'),
        expect.stringContaining('借用人员'),
      ]);
      await search.fill('编制数');
      expect(await page.locator('.waiting').innerText()).toContain('不一致的里面没有含“编制数”的。');
      await press('看全部');
      expect(await page.locator('.link-row').count()).toBe(all);
      await page.close();
    },
    120_000,
  );

  test.each(ways)(
    '节可以收起，全部收起、全部展开（%s）',
    async (by) => {
      const page = await listed();
      const head = page.locator('.head-button', { hasText: '一、部门、单位基本情况' });
      const staff = page.locator('.link-button', { hasText: '实际在职人数' });
      if (by === 'mouse') await head.click();
      else {
        await head.focus();
        await page.keyboard.press('ArrowLeft');
      }
      expect(await staff.count()).toBe(0);
      expect(await head.getAttribute('aria-expanded')).toBe('false');
      // What is found is shown, folded or not.
      await page.getByLabel('查找链接').fill('实际在职');
      expect(await staff.count()).toBe(1);
      await page.getByLabel('查找链接').fill('');
      const toggle = page.getByRole('button', { name: /^全部(收起|展开)$/ });
      const press = async (): Promise<void> => {
        if (by === 'mouse') return toggle.click();
        await toggle.focus();
        await page.keyboard.press('Enter');
      };
      await press();
      expect(await page.locator('.link-row').count()).toBe(0);
      expect(await toggle.innerText()).toBe('全部展开');
      await press();
      expect(await staff.count()).toBe(1);
      if (by === 'keyboard') {
        await head.focus();
        await page.keyboard.press('ArrowDown');
        expect(await focused(page)).toContain('机构设置');
        await page.keyboard.press('Home');
        expect(await focused(page)).toContain('报告开头');
        await page.keyboard.press('End');
        expect(await focused(page)).toContain('指标评分表');
      }
      await page.close();
    },
    90_000,
  );

  test.each(ways)(
    '一段：转到文中，断开先问；断了的段去“更新清单”选（%s）',
    async (by) => {
      const page = await listed('broken.docx');
      const act = async (name: string): Promise<void> => {
        const button = page.getByRole('button', { name, exact: true });
        if (by === 'mouse') return button.click();
        await button.focus();
        await page.keyboard.press('Enter');
      };
      const open = async (text: string): Promise<void> => {
        const row = page.locator('.paragraph .link-button', { hasText: text }).last();
        if (by === 'mouse') return row.click();
        await row.focus();
        await page.keyboard.press('ArrowRight');
      };
      await open('项目支出');
      await act('断开这一段');
      expect(await page.locator('.confirm').innerText()).toContain('变成普通文字');
      await act('断开');
      await page.locator('.paragraph', { hasText: '项目支出' }).waitFor({ state: 'detached' });
      await open('绩效自评结果拟应用和公开情况');
      await act('去选');
      expect(await page.getByRole('tab', { name: '更新清单' }).getAttribute('aria-selected')).toBe('true');
      await page.close();
    },
    90_000,
  );

  test.each(ways)(
    '没有读取工作簿：说清楚，一步去读取；没有链接的文档：说该怎么办（%s）',
    async (by) => {
      const act = async (page: Page, name: string): Promise<void> => {
        const button = page.getByRole('button', { name, exact: true });
        if (by === 'mouse') return button.click();
        await button.focus();
        await page.keyboard.press('Enter');
      };
      const { page } = await openWord(at, { view: 'links', doc: 'untouched.docx' });
      await page.getByText('还没有读取工作簿，看不出哪些要更新。').waitFor();
      await page.getByLabel('只看不一致的').check();
      await page.getByText('没有您改过的。还没有读取工作簿，不知道有没有要更新的。').waitFor();
      await act(page, '去读取');
      await page.getByRole('button', { name: '选择自评工作簿（.xlsx）' }).waitFor();
      await page.close();

      const bare = await openWord(at, { view: 'links', doc: 'unlinked.docx' });
      await bare.page.getByText('这份文档不是由本工具写出的').waitFor();
      await act(bare.page, '去“更新清单”');
      await bare.page.getByRole('button', { name: '粘贴链接数据' }).waitFor();
      await bare.page.close();
    },
    90_000,
  );

  test('240 个链接：打开、查找、走动都不等', async () => {
    const { page } = await openWord(at, { view: 'links', doc: 'many.docx' });
    await page.waitForSelector('.link-button');
    expect(await page.locator('h1').innerText()).toBe('240 个数字连着工作簿');
    /** Until what was done is drawn; the middle of five. */
    const drawn = async (does: (n: number) => Promise<void>): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 5; n++) {
        const from = Date.now();
        await does(n);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        times.push(Date.now() - from);
      }
      return times.sort((a, b) => a - b)[2]!;
    };
    await page.locator('.link-button').nth(5).focus();
    const arrow = await drawn(() => page.keyboard.press('ArrowDown'));
    await page.getByLabel('查找链接').focus();
    const typed = await drawn((n) => page.keyboard.type(String(n)));
    await page.getByLabel('查找链接').fill('1005.5');
    expect((await lines(page)).at(-1)).toContain('1005.5万元');
    await page.getByLabel('查找链接').fill('');
    const fold = await drawn(() => page.getByRole('button', { name: /^全部(收起|展开)$/ }).click());
    // Generous for a busy machine: 30 to 90 ms when it is quiet.
    expect({ arrow: arrow < 400, typed: typed < 400, fold: fold < 600 }).toEqual({
      arrow: true,
      typed: true,
      fold: true,
    });
    await page.close();
  }, 90_000);
});
