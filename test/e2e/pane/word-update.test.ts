import { chooseBook, documentText, openWord, pasteLink, saveBook } from './open-word';
import { inPane } from './pane-site';

inPane('Word 窗格：更新', (at) => {
  test('读保存的工作簿：列清单，不写；更新后文字对，没选的不动，工作簿再保存能一键重读', async () => {
    const { page, complaints } = await openWord(at);
    expect(await page.locator('h1').innerText()).toMatch(/^报告数字截至 .*5月12日 10:31$/);
    const before = await documentText(page);
    await chooseBook(page, 'old.xlsx');
    await page.getByText('报告和工作簿一致').first().waitFor();

    await saveBook(page, 'now.xlsx');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('工作簿又保存过').waitFor();
    await page.locator('.foot-action').click();
    await page.waitForSelector('.apply-bar');
    expect(await page.locator('.note.stale').innerText()).toMatch(/工作簿其后有 \d+ 处改动，涉及 \d+ 段文字/);
    expect(await documentText(page)).toBe(before);

    const button = page.getByRole('button', { name: /^更新 \d+ 处$/ });
    const count = Number(/\d+/.exec(await button.innerText())![0]);
    await page.getByLabel('实际在职人数：怎么办').selectOption('unlink');
    expect(await button.innerText()).toBe(`更新 ${count - 1} 处`);
    await button.click();
    await page
      .getByText(`已更新 ${count - 1} 处，2 处未动`)
      .first()
      .waitFor();
    const text = await documentText(page);
    expect(text).toContain('在职人数8人，借用人员5人');
    expect(text).toContain('按要求自评后公开');
    expect(text).toContain('超出年初预算');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('粘贴：同样的清单；选了采用新值，换下的记入更新记录', async () => {
    const { page } = await openWord(at);
    await pasteLink(page, at.site, 'link.txt');
    await page.waitForSelector('.apply-bar');
    expect(await page.locator('.context-unit').innerText()).toBe('来自粘贴的链接数据');
    await page.getByLabel('采用新值 1人').check();
    await page.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await page.getByRole('button', { name: '看更新记录' }).click();
    expect(await page.locator('.log').innerText()).toMatch(/人员情况[\s\S]*5人[\s\S]*1人/);
    expect(await documentText(page)).toContain('借用人员1人');
    await page.close();
  }, 120_000);

  test.each([
    ['损坏', 'damaged.txt', '已损坏'],
    ['截断', 'truncated.txt', '不完整'],
    ['别的内容', 'foreign.txt', '不是绩效自评'],
    ['旧版本', 'older.txt', '旧版本'],
    ['新版本', 'newer.txt', '更新的版本'],
  ])(
    '%s的数据：拒绝，一句话说清，文档不变，可以再粘贴',
    async (_, file, sentence) => {
      const { page } = await openWord(at);
      const before = await documentText(page);
      await pasteLink(page, at.site, file);
      await page.waitForSelector('.trouble');
      expect(await page.locator('.trouble-text').innerText()).toContain(sentence);
      expect(await documentText(page)).toBe(before);
      expect(await page.locator('.apply-bar').count()).toBe(0);
      expect(await page.getByLabel('把复制的内容全部粘贴到这里').count()).toBe(1);
      await page.close();
    },
    60_000,
  );

  test('别的工作簿：先不更新；点改用之后照它列清单', async () => {
    const { page } = await openWord(at);
    await chooseBook(page, 'other.xlsx');
    expect(await page.locator('.trouble-text').innerText()).not.toMatch(/jixiao|--/);
    await page.getByRole('button', { name: '改用这个工作簿' }).click();
    await page.waitForSelector('.apply-bar');
    await page.close();
  }, 60_000);

  test('没有链接的文档：说清楚，不写', async () => {
    const { page } = await openWord(at, { doc: 'unlinked.docx' });
    expect(await page.locator('h1').innerText()).toBe('这份文档还没有链接数据');
    await chooseBook(page);
    await page.waitForSelector('.trouble');
    expect(await page.locator('.trouble-text').innerText()).toContain('找不到由本工具写出的段落');
    await page.getByRole('button', { name: '暂不更新' }).click();
    await page.getByText('这份文档还没有链接数据').first().waitFor();
    await page.close();
  }, 60_000);

  test('解除全部链接：先说明后果，文字一字不少，之后没有链接', async () => {
    const { page } = await openWord(at, { view: 'links' });
    const before = await documentText(page);
    expect(before.length).toBeGreaterThan(500);
    await page.getByRole('button', { name: '解除全部链接（定稿外发）' }).click();
    expect(await page.locator('.confirm').innerText()).toContain('不能再更新');
    await page.getByRole('button', { name: '解除全部链接', exact: true }).click();
    await page.getByText('还没有连着工作簿的数字').waitFor();
    expect(await documentText(page)).toBe('');
    await page.close();
  }, 60_000);

  test('别的软件另存过：更新以前逐段列出要接上的，更新以后还列着', async () => {
    const { page, complaints } = await openWord(at, { doc: 'untagged.docx', width: 320 });
    await chooseBook(page, 'old.xlsx');
    const note = page.locator('.repaired');
    await note.getByText(/^\d+ 段的链接丢了，更新时按标题和文字接上$/).waitFor();
    expect(await note.locator('li').first().isVisible()).toBe(false);
    await note.locator('summary').focus();
    await page.keyboard.press('Enter');
    const titles = await note.locator('li').allInnerTexts();
    expect(titles).toContain('人员情况');
    await page.screenshot({ path: 'out/screenshots/word-repaired-320.png' });
    await page.getByRole('button', { name: `更新 ${titles.length} 处` }).click();
    await note.getByText(`${titles.length} 段的链接丢了，已按标题和文字接上`).waitFor();
    expect(await documentText(page)).toContain('在职人数7人');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('另写一处：差最后一位记为凑整，其余要原因；列表里看得见，能改回', async () => {
    const { page } = await openWord(at, { view: 'links', doc: 'untouched.docx' });
    const row = page.locator('.link-button', { hasText: '项目支出本年决算数' });
    await row.click();
    await page.getByRole('button', { name: '另写这一处' }).click();
    await page.getByLabel('写成').fill('120万元');
    await page.getByRole('button', { name: '写入', exact: true }).click();
    expect(await page.locator('.override [role=alert]').innerText()).toBe('请写原因');
    await page.getByLabel('写成').fill('118.80万元');
    expect(await page.locator('.override').innerText()).toContain('记为凑整');
    await page.keyboard.press('Control+Enter');
    await page
      .getByText('另写，', { exact: false })
      .or(page.getByText('另写', { exact: true }))
      .first()
      .waitFor();
    expect(await documentText(page)).toContain('项目支出决算数118.80万元');
    expect(await page.locator('.link-detail').innerText()).toContain('这里另写 118.80万元，表里 118.79万元：尾差调整');
    await page.getByRole('button', { name: '改回表里的数' }).click();
    await page.waitForFunction(() => !document.querySelector('.link-detail')?.textContent?.includes('另写 118'));
    expect(await documentText(page)).toContain('项目支出决算数118.79万元');
    await page.close();
  }, 60_000);
});
