import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inBrowser, launch, root } from '../browser';
import { picture } from '../pane/pane-site';
import { faultsOfPages } from './old-page';
import { writtenAndHandedOver } from './report-steps';
import { openWpsWindow, wpsAddinFile } from './wps-window';

/** The shipped page for WPS beside the simulated WPS 表格; nobody has seen it in a real one. */
inBrowser('WPS 表格里的窗格', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  test.each([320, 500])(
    '%i 像素，去掉比 Chromium 78 新的功能：装入、改一个数、说明、修复、评分、报告、收起',
    async (width) => {
      const opened = await openWpsWindow(browser, { width });
      const { page, pane, complaints, requests, wps, type, valueAt, press } = opened;
      const heading = (start: string) =>
        pane.waitForFunction((text) => document.querySelector('h1')?.textContent?.startsWith(text), start, {
          timeout: 60_000,
        });
      await pane.locator('.choice.checked .picture').first().waitFor();
      await picture(page, width, 'wps-first');
      await pane.getByLabel(/例子/).check();
      await pane.getByRole('button', { name: /^装入 \d+ 张表$/ }).click();
      await heading('必填项都填了');
      expect(await wps((simulated) => simulated.names())).toBeGreaterThan(200);

      // An edit of the user's is judged by itself, explained, and taken back.
      await pane.getByRole('tab', { name: '校验' }).click();
      await pane.locator('.group').first().waitFor();
      const before = await pane.locator('h1').innerText();
      const figure = ((await valueAt('基础数据表', 'B9')) ?? 0) as number;
      await type('基础数据表', 'B9', figure + 80);
      await pane.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, before);
      await picture(page, width, 'wps-check');
      const changed = await pane.locator('h1').innerText();
      const open = pane.locator('[data-row]').filter({ hasText: '没有写明原因' }).first();
      await open.click();
      expect(await pane.locator('.body').innerText()).toContain('写入后，WPS 表格的撤消记录可能会清空');
      await picture(page, width, 'wps-explain');
      await pane.locator('.text-box').fill('落实过紧日子要求，压减公务用车支出。');
      await pane.getByRole('button', { name: '保存说明' }).click();
      await pane.waitForFunction((text) => document.querySelector('h1')?.textContent !== text, changed);
      await type('基础数据表', 'B9', figure);
      await pane.waitForFunction((text) => !document.querySelector('h1')?.textContent?.includes(text), '要说明');

      // A name that somebody deleted comes back.
      const names = await wps((simulated) => simulated.names());
      await wps((simulated) => simulated.deleteName('jx.officialReception.final'));
      await pane.getByRole('tab', { name: '模板' }).click();
      await pane.getByRole('button', { name: '再查' }).click();
      await pane.getByRole('button', { name: '修复' }).click();
      const preview = pane.locator('.preview');
      await preview.getByRole('button', { name: '写入' }).click();
      await preview.waitFor({ state: 'detached' });
      expect(await wps((simulated) => simulated.names())).toBe(names);

      // From the pane to a cell.
      await pane.locator('.line-button').first().click();
      await pane.waitForFunction(() => document.querySelector('.unseen[role=status]')?.textContent !== '');
      expect(await wps((simulated) => simulated.standsOn())).toMatch(/^'?基础数据表'?![A-Z]+\d+(:[A-Z]+\d+)?$/);

      await pane.getByRole('tab', { name: '评分' }).click();
      await pane.locator('.score-button').first().waitFor();
      await pane.getByRole('tab', { name: '报告' }).click();
      await pane.locator('.section').first().waitFor();
      await picture(page, width, 'wps-report');
      await writtenAndHandedOver(opened, width);

      // The ribbon brings the same pane back as it was: nothing is loaded anew.
      await pane.getByRole('button', { name: '收起' }).click();
      expect(await wps(({ panes }) => panes.list[0]!.visible)).toBe(false);
      await press('报告');
      expect(await wps(({ panes }) => panes.list.map(({ visible }) => visible))).toEqual([true]);
      expect(await pane.locator('.section').count()).toBeGreaterThan(0);
      await press('评分');
      await pane.locator('.score-button').first().waitFor();
      expect(await wps(({ panes }) => panes.list.map(({ visible }) => visible))).toEqual([true]);
      expect([complaints, requests]).toEqual([[], []]);
      await page.context().close();
    },
    180_000,
  );

  test('功能区：一个选项卡四个按钮，字和 Office 清单里的一样；窗格停在右边，地址写全；用户用 × 关掉了，再点开一个新的', async () => {
    const { page, complaints, wps, press, buttons } = await openWpsWindow(browser);
    const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
    const word = (id: string): string => new RegExp(`id="${id}" DefaultValue="([^"]+)"`).exec(manifest)![1]!;
    expect(await buttons()).toEqual(
      ['Template', 'Check', 'Score', 'Report'].map((id) => ({
        id: `jixiao${id}`,
        label: word(`${id}.Label`),
        tip: word(`${id}.Tip`).replace('Word', 'WPS 文字'),
        tab: word('Tab.Label'),
        group: word('Group.Label'),
        image: 'icon.svg',
        enabled: true,
      })),
    );
    expect(wpsAddinFile('icon.svg')).toBe(readFileSync(join(root, 'assets/icon.svg'), 'utf8'));
    const pane = {
      address: 'http://wps.test/et/taskpane.html',
      title: '绩效自评助手',
      visible: true,
      width: 360,
      dock: 2,
    };
    expect(await wps(({ panes }) => [...panes.list])).toEqual([expect.objectContaining(pane)]);
    await wps((simulated) => simulated.panes.close(simulated.panes.list[0]!));
    await press('模板');
    expect(await wps(({ panes }) => panes.list.map(({ visible }) => visible))).toEqual([false, true]);
    await (await (await page.waitForSelector('#pane1'))!.contentFrame())!.locator('.choice.checked').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('页面里每一段脚本都能按 ES2018（Chromium 78）读懂，用到的更新的功能都有补的，页面什么也不取', () => {
    expect(faultsOfPages('et')).toEqual([]);
  }, 120_000);

  test('WPS 不认得这个窗格：收不起来就说怎么收', async () => {
    const { page, pane } = await openWpsWindow(browser, { docked: false });
    await pane.getByRole('button', { name: '收起' }).click();
    expect(await pane.locator('.context-fold').innerText()).toBe('请点右上角的 ×');
    await picture(page, 320, 'wps-stays');
    await page.context().close();
  }, 60_000);

  test('不在 WPS 里打开：说从哪里打开，不是一页空白', async () => {
    const { page, pane } = await openWpsWindow(browser, { outside: true });
    await pane.getByText('请在 WPS 表格里打开本窗格').waitFor();
    await picture(page, 320, 'wps-outside');
    await page.context().close();
  }, 60_000);
});
