import { readFileSync } from 'node:fs';
import { eventually } from '../../support/eventually';
import { ownMarksIn } from '../../support/own-marks';
import { storyBook } from '../pane/story';
import { giveReasons } from '../give-reasons';
import { inOffline } from './in-offline';
import { choose, openOffline, shot } from './offline-page';

inOffline('网页版：送出', (at) => {
  test('打开着的表和报告直接送出，不用再选；有错误要写理由；副本里没有本工具的痕迹', async () => {
    const { page, complaints, requests } = await openOffline(at.browser, at.file, { width: 320, height: 900 });
    await choose(page, 'workbook', '开福区2018.xlsx', await storyBook());
    await page.waitForSelector('.group');
    await page.locator('.workbook').getByRole('tab', { name: '报告' }).click();
    await page.getByRole('button', { name: /生成 ?Word ?报告/ }).click();
    await page.locator('.desk-side.report .file-bar').waitFor();
    await page.locator('.side-switch button').first().click();
    await page.getByRole('button', { name: '送出', exact: true }).click();
    await page.getByRole('heading', { name: '送出', exact: true }).waitFor();
    await page.locator('.hand-in-file', { hasText: '开福区2018.xlsx' }).waitFor();
    expect(await page.locator('.hand-in-file', { hasText: '.docx' }).count()).toBe(1);
    await page.screenshot({ path: shot('hand-in-320') });
    await giveReasons(page);
    await page.getByRole('heading', { name: '可以送出' }).waitFor();
    await page.screenshot({ path: shot('hand-in-ready-320'), fullPage: true });
    const files = new Map<string, Uint8Array>();
    page.on('download', (one) => {
      void one.path().then((path) => files.set(one.suggestedFilename(), new Uint8Array(readFileSync(path))));
    });
    await page.getByRole('button', { name: /^下载全部/ }).click();
    await eventually(() => expect(files.size).toBe(3));
    for (const [name, bytes] of files) if (!name.includes('核对报告')) expect(ownMarksIn(bytes)).toEqual([]);
    expect([...files.keys()].some((name) => /报送版.*\.xlsx$/.test(name))).toBe(true);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await page.context().close();
  }, 240_000);
});
