import { axeFindings } from '../pane/looks-support';
import { storyBook } from '../pane/story';
import { wordFiles } from '../pane/word-story';
import { inOffline } from './in-offline';
import { choose, openOffline, shot } from './offline-page';

inOffline('网页版：帮助', (at) => {
  test('断网，还没有打开文件：点“帮助”或按 F1 打开网页版的一段，返回后首页照旧', async () => {
    const { page, complaints, requests } = await openOffline(at.browser, at.file);
    const title = page.locator('.help h1');
    await page.getByRole('button', { name: '帮助', exact: true }).click();
    expect(await title.innerText()).toBe('网页版怎样用');
    expect(await page.locator('.start').isVisible()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: shot('help') });
    await page.getByRole('button', { name: '返回开始页' }).click();
    await page.getByRole('button', { name: '新建工作簿' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('帮助');

    await page.keyboard.press('F1');
    expect(await title.innerText()).toBe('网页版怎样用');
    await page.keyboard.press('F1');
    await page.getByRole('button', { name: '新建工作簿' }).waitFor();
    expect(await page.locator('.help').count()).toBe(0);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await page.context().close();
  }, 60_000);

  test('两边都开着：F1 打开光标所在那一边的一段，另一边不动；“怎么办”也在', async () => {
    const { page, complaints } = await openOffline(at.browser, at.file);
    await choose(page, 'workbook', '开福区2018.xlsx', await storyBook());
    await page.waitForSelector('.workbook .group');
    await choose(page, 'report', '自评报告.docx', (await wordFiles())['report.docx']!);
    await page.waitForSelector('.report .tabs');
    const [left, right] = [page.locator('.workbook .help h1'), page.locator('.report .help h1')];

    await page.locator('.report').getByRole('tab', { name: '文字核对' }).click();
    await page.keyboard.press('F1');
    expect(await right.innerText()).toBe('文字核对');
    expect(await left.count()).toBe(0);
    await page.keyboard.press('Escape');
    await right.waitFor({ state: 'detached' });

    await page.locator('.workbook .row-button').first().click();
    await page.locator('.workbook').getByRole('button', { name: '怎么办', exact: true }).click();
    expect(await left.innerText()).toBe('合计应为');
    expect(await right.count()).toBe(0);
    await page.keyboard.press('F1');
    await left.waitFor({ state: 'detached' });

    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('F1');
    expect(await left.innerText()).toBe('说明');
    expect(await right.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});
