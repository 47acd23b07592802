import { openPane } from './open-pane';
import { inPane, picture } from './pane-site';

inPane('窗格：头五分钟', (at) => {
  test('装入后停在“模板”，说从哪张表开始、还有几项，第一个空格选中；另外三页都说没填完', async () => {
    const { page, complaints } = await openPane(at, { view: 'score', book: '', write: '1' });
    await page.locator('.choice.checked .picture').first().waitFor();
    await page.getByRole('button', { name: /^装入 \d+ 张表$/ }).click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('从《'), undefined, {
      timeout: 60_000,
    });
    expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('模板');
    const [, sheet = '', left = ''] = /^从《(.+)》开始，还有(\d+)项$/.exec(await page.locator('h1').innerText()) ?? [];
    expect(Number(left)).toBeGreaterThan(10);
    const wentTo = await page.evaluate(() => document.documentElement.dataset['wentTo']);
    expect(wentTo).toMatch(new RegExp(`^${sheet} [A-Z]+\\d+$`));
    expect(await page.locator('.last-receipt').innerText()).toContain('装入模板：装入了');
    await picture(page, 320, 'installed');
    const measure = /必填 (\d+) 项，已填 (\d+) 项/.exec(await page.locator('.measure').first().innerText());
    const unfinished = `还没填完，已填 ${measure?.[2]}/${measure?.[1]}`;
    for (const [tab, stands] of [
      ['校验', '.group'],
      ['评分', '.score-button'],
      ['报告', '.section'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator(stands).first().waitFor();
      expect(await page.locator('.summary').innerText()).toContain(unfinished);
      await picture(page, 320, `unfinished-${stands.slice(1)}`);
    }
    expect(await page.locator('.summary').innerText()).not.toContain('报告可以生成');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('填完的表不说没填完', async () => {
    const { page } = await openPane(at, { view: 'score', book: 'sample.xlsx' });
    expect(await page.locator('.summary').innerText()).not.toContain('还没填完');
    await page.close();
  }, 60_000);
});
