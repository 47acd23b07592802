import type { Browser, Frame } from 'playwright-core';
import { docxBytes } from '../../../simulator/word';
import { inBrowser, launch } from '../browser';
import { picture } from '../pane/pane-site';
import { installedInWps } from './report-steps';
import { openWpsWindow } from './wps-window';
import { openWriterWindow, writerFiles } from './writer-window';

const tabOf = (pane: Frame): Promise<string> => pane.locator('[role=tab][aria-selected=true]').innerText();

/** Waits until that tab is the chosen one. */
async function turned(pane: Frame, tab: string): Promise<void> {
  await pane.locator('[role=tab][aria-selected=true]').filter({ hasText: tab }).waitFor({ timeout: 5000 });
}

/** Buttons of the ribbon beside the shipped pane; nobody has seen them in a real WPS. */
inBrowser('WPS 的功能区和开着的窗格', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  test('表格：按哪个按钮窗格就翻到哪一页，写到一半的说明、光标都还在', async () => {
    const { page, pane, complaints, requests, wps, press, type, valueAt } = await installedInWps(browser, {
      height: 1200,
    });
    await press('校验');
    await turned(pane, '校验');
    await type('基础数据表', 'B9', ((await valueAt('基础数据表', 'B9')) as number) + 80);
    await pane.locator('[data-row]').filter({ hasText: '没有写明原因' }).first().click();
    const half = '公务用车老化，维修';
    await pane.locator('.text-box').fill(half);
    // The button of the view that one stands in: nothing is drawn anew under the caret.
    await press('校验');
    await page.waitForTimeout(1200);
    await page.keyboard.type('增加');
    expect(await pane.locator('.text-box').inputValue()).toBe(`${half}增加`);
    for (const [button, there] of [
      ['评分', '.score-button'],
      ['报告', '.section'],
      ['模板', '.line-button'],
    ] as const) {
      await press(button);
      await turned(pane, button);
      await pane.locator(there).first().waitFor();
    }
    // Elsewhere by the pane's own tabs, back by the same button as before.
    await pane.getByRole('tab', { name: '评分' }).click();
    await press('模板');
    await turned(pane, '模板');
    await press('校验');
    await turned(pane, '校验');
    const box = pane.locator('.text-box');
    if ((await box.count()) === 0) await pane.locator('[data-row]').filter({ hasText: '没有写明原因' }).first().click();
    expect(await box.inputValue()).toBe(`${half}增加`);
    await picture(page, 320, 'wps-ribbon-back');
    await pane.getByRole('button', { name: '收起' }).click();
    await press('评分');
    await turned(pane, '评分');
    expect(await wps(({ panes }) => panes.list.map(({ visible }) => visible))).toEqual([true]);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 180_000);

  test('空白工作簿：按“评分”打开的窗格先让人选模板；× 关掉以后按“报告”，新的窗格从那里开始', async () => {
    const { page, pane, wps, press } = await openWpsWindow(browser);
    await press('评分');
    await pane.locator('.choice.checked').first().waitFor();
    expect(await tabOf(pane)).toBe('模板');
    await pane.getByLabel(/例子/).check();
    await pane.getByRole('button', { name: /^装入 \d+ 张表$/ }).click();
    await pane.getByRole('heading', { name: /^必填项都填了/ }).waitFor({ timeout: 60_000 });
    await wps((simulated) => simulated.panes.close(simulated.panes.list[0]!));
    await press('报告');
    const second = (await (await page.waitForSelector('#pane1'))!.contentFrame())!;
    await second.locator('.section').first().waitFor();
    expect(await tabOf(second)).toBe('报告');
    await page.context().close();
  }, 120_000);

  test('文字：四个按钮各到一页；正在粘贴的不丢', async () => {
    const files = await writerFiles(docxBytes('<w:p><w:r><w:t>关于开展绩效自评工作的通知</w:t></w:r></w:p>'));
    const { page, pane, complaints, requests, press, buttons } = await openWriterWindow(browser, files);
    expect((await buttons()).map(({ label }) => label)).toEqual(['更新清单', '链接', '文字核对', '更新记录']);
    await pane.getByRole('heading', { name: /^报告数字截至/ }).waitFor();
    await press('文字核对');
    await turned(pane, '文字核对');
    await pane.getByRole('button', { name: '核对全文' }).waitFor();
    await press('更新记录');
    await turned(pane, '记录');
    await pane.getByRole('button', { name: '更多' }).click();
    await pane.getByRole('button', { name: '粘贴链接数据' }).click();
    await pane.getByLabel('把复制的内容全部粘贴到这里').fill('半截');
    await press('链接');
    await turned(pane, '链接');
    expect(await pane.getByLabel('把复制的内容全部粘贴到这里').inputValue()).toBe('半截');
    await picture(page, 320, 'wps-writer-ribbon');
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  }, 180_000);
});
