import { openPane } from './open-pane';
import { inPane, paneChunks } from './pane-site';

inPane('窗格：安全策略', (at) => {
  test('安全策略下：每个分块都装载过，没有一次违反，Fluent 的颜色是对的', async () => {
    const page = await at.browser.newPage({ viewport: { width: 320, height: 900 } });
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
    await page.addInitScript(() => {
      const kept: string[] = [];
      Object.assign(window, { violations: kept });
      document.addEventListener('securitypolicyviolation', (event) =>
        kept.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    await page.goto(`${at.site.origin}/taskpane.html?view=check&book=story.xlsx`);
    await page.waitForSelector('.group');
    for (const [tab, ready] of [
      ['模板', '.lines'],
      ['评分', '.score-button'],
      ['报告', '.section'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForSelector(ready);
    }
    const primary = page.getByRole('button', { name: '生成 Word 报告' });
    expect(await primary.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(15, 108, 189)');
    await primary.click();
    await page.waitForFunction(() => Number(document.documentElement.dataset['documentBytes'] ?? 0) > 10_000);

    // Preferences are kept by office-js-helpers, and survive a reload.
    await page.getByRole('tab', { name: /校验/ }).click();
    await page.getByLabel('只看未处理').check();
    await page.reload();
    await page.waitForSelector('.group');
    expect(await page.getByLabel('只看未处理').isChecked()).toBe(true);

    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    const content = paneChunks()
      .filter(({ files }) => files.some((file) => loaded.includes(`/${file}`)))
      .flatMap((chunk) => chunk.content);
    expect(content).toEqual(
      expect.arrayContaining([
        'src/app/narrative-engine.ts',
        'liquidjs',
        'docx',
        '@microsoft/office-js-helpers',
        'src/taskpane/views/report/report-view.tsx',
        'src/taskpane/views/score/score-view.tsx',
        'src/taskpane/views/template/template-view.tsx',
      ]),
    );
    await page.close();
  }, 90_000);

  test('首个视图出现之前，只装载入口、公用库和这个视图', async () => {
    const page = await at.browser.newPage();
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
    await page.goto(`${at.site.origin}/taskpane.html?view=check&book=story.xlsx`);
    await page.waitForSelector('.group');
    const heavy = /docx|liquid|exceljs|narrative|report-view|score-view|template-view|installer/;
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
    await page.close();
  }, 60_000);

  test('没有写进页面的样式属性：全部经由样式文件或 CSSOM', async () => {
    const { page } = await openPane(at);
    expect(await page.evaluate(() => [...document.styleSheets].length)).toBeGreaterThan(1);
    const family = await page.locator('.pane').evaluate((pane) => getComputedStyle(pane).fontFamily);
    expect(family).toContain('Microsoft YaHei UI');
    await page.close();
  }, 60_000);
});
