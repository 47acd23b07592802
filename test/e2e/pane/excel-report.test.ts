import type { Page } from 'playwright-core';
import { readCarrier } from '../../../src/core/report/link/carrier';
import { reportWords } from '../../support/linked-report';
import { holdsAtEveryWidth } from './looks-support';
import { openPane, type Look } from './open-pane';
import { inPane } from './pane-site';

inPane('窗格：报告', (at) => {
  async function choose(page: Page, file: string, bytes = at.site.files.get(`/${file}`)!): Promise<void> {
    await page.locator('input[type=file][accept=".docx"]').setInputFiles({
      name: file,
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(bytes),
    });
  }

  test('更新已有报告：同样的清单，更新后另存一份，原文件不动', async () => {
    const { page, complaints } = await openPane(at, { view: 'report', book: 'now.xlsx' });
    await choose(page, 'report.docx');
    await page.waitForSelector('.apply-bar');
    await page.getByLabel('保留我的 5人').check();
    await page.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await page.getByRole('button', { name: '保存更新后的报告' }).click();
    const saved = await page.evaluate(() => {
      const { bytes, file } = (window as unknown as { saved: { bytes: Uint8Array; file: string } }).saved;
      return { bytes: [...bytes], file };
    });
    expect(saved.file).toBe('report（更新）.docx');
    const text = reportWords(new Uint8Array(saved.bytes));
    expect(text).toContain('在职人数8人，借用人员5人');
    expect(text).toContain('超出年初预算');
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('不是报告的文件：说清楚，回到报告', async () => {
    const { page } = await openPane(at, { view: 'report', book: 'now.xlsx' });
    await choose(page, '日记.docx', new TextEncoder().encode('不是文档'));
    await page.waitForSelector('.summary [role=alert]');
    expect(await page.locator('.summary [role=alert]').innerText()).toContain('日记.docx');
    await choose(page, 'unlinked.docx');
    await page.waitForSelector('.trouble');
    expect(await page.locator('.trouble').innerText()).toContain('找不到由本工具写出的段落');
    await page.close();
  }, 120_000);

  test('生成报告：说文件叫什么、在哪里，可以再取一次', async () => {
    const { page } = await openPane(at, { view: 'report', book: 'sample.xlsx' });
    await page.getByRole('button', { name: '生成 Word 报告' }).click();
    const said = page.locator('.summary [role=status]', { hasText: '已写好' });
    await said.waitFor();
    expect(await said.innerText()).toMatch(/已写好“.+\.docx”，在这台电脑的“下载”文件夹里/);
    await page.getByRole('button', { name: '再下载一次' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.dataset['handedOut'] === '2');
    await page.close();
  }, 60_000);

  test('复制链接数据：剪贴板里是完整的数据包', async () => {
    const { page } = await openPane(at, { view: 'report', book: 'now.xlsx' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '复制链接数据，到 Word 里粘贴' }).click();
    await page.getByText('已复制，到 Word 窗格里粘贴').waitFor();
    const link = readCarrier(await page.evaluate(() => navigator.clipboard.readText()));
    expect(link.figures.find(({ field }) => field === 'actualStaff')).toMatchObject({
      shown: '8人',
      place: { address: 'D5' },
    });
    await page.close();
  }, 60_000);

  test('选一个数字：看到它用在哪些节和附表', async () => {
    const { page } = await openPane(at, { view: 'report', book: 'now.xlsx' });
    await page.locator('.section .line-button').first().click();
    await page.locator('.figure', { hasText: '8人' }).first().click();
    expect(await page.locator('.figure-card').innerText()).toMatch(/用在：.*、附件1/);
    await page.close();
  }, 60_000);

  test.each<Look>(['light', 'dark', 'contrast'])(
    '更新已有报告 %s：没有横向滚动，axe 没有发现',
    async (look) => {
      const { page, complaints } = await openPane(at, { view: 'report', book: 'now.xlsx', look });
      await choose(page, 'report.docx');
      await page.waitForSelector('.apply-bar');
      await holdsAtEveryWidth(page, (width) => `excel-update-${width}-${look}`);
      expect(complaints).toEqual([]);
      await page.close();
    },
    120_000,
  );
});
