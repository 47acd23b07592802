import { unzipSync, strFromU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { authorPlain } from '../../../src/hosts/file/author/document/author-plain';
import { ownMarksIn } from '../../support/own-marks';
import { giveReasons } from '../give-reasons';
import { holdsAtEveryWidth } from './looks-support';
import { openPane, type Look, type OpenPane } from './open-pane';
import { inPane, picture } from './pane-site';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A report that names people, as published ones do. */
function report(): Promise<Uint8Array> {
  const lines = ['化解了赵大勇户的遗留问题，赵大勇已签约。', '填表人：钱小梅　联系电话：13800138000'];
  const blocks = lines.map((text) => ({ is: 'paragraph', runs: [{ text }] }) as const);
  return authorPlain({ title: '自评报告', lead: [], blocks }, '某人');
}

inPane('窗格：送出', (at) => {
  async function open(book: string, look: Look = 'light'): Promise<OpenPane> {
    const opened = await openPane(at, { view: 'report', book, look });
    await opened.page.getByRole('button', { name: '送出', exact: true }).click();
    await opened.page.getByRole('heading', { name: '送出', exact: true }).waitFor();
    return opened;
  }

  async function chooseBook(page: Page, file: string): Promise<void> {
    const buffer = Buffer.from(at.site.files.get(`/${file}`)!);
    await page.getByLabel('选这个工作簿').setInputFiles({ name: file, mimeType: '', buffer });
  }

  const handedIn = (page: Page): Promise<{ bytes: number[]; file: string }[]> =>
    page.evaluate(() =>
      ((window as { handedIn?: { bytes: Uint8Array; file: string }[] }).handedIn ?? []).map(({ bytes, file }) => ({
        bytes: [...bytes],
        file,
      })),
    );

  test('报送版：选工作簿，下载；里面没有本工具的痕迹，清除了什么列得出', async () => {
    const { page, complaints } = await open('sample.xlsx');
    await chooseBook(page, 'sample.xlsx');
    await giveReasons(page);
    await page.getByRole('heading', { name: '可以送出' }).waitFor();
    await page.getByText(/^清除了什么/).click();
    await page.getByText('sample.xlsx：本工具的隐藏工作表').waitFor();
    await picture(page, 320, 'hand-in-ready');
    await page.getByRole('button', { name: '下载全部 2 个文件' }).click();
    const [book, record] = await handedIn(page);
    expect(book!.file).toMatch(/绩效自评表（报送版）\.xlsx$/);
    expect(record!.file).toMatch(/送出核对报告（报送版）\.docx$/);
    expect(ownMarksIn(new Uint8Array(book!.bytes))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  }, 90_000);

  test('有错误：写明理由才有文件；选错工作簿说清楚', async () => {
    const { page } = await open('story.xlsx');
    await chooseBook(page, 'now.xlsx');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('now.xlsx');
    await chooseBook(page, 'story.xlsx');
    const rows = page.locator('.hand-in-item');
    await rows.first().waitFor();
    const count = await rows.count();
    expect(count).toBeGreaterThan(0);
    await picture(page, 320, 'hand-in-refused');
    expect(await page.getByRole('heading', { name: '可以送出' }).count()).toBe(0);
    await giveReasons(page);
    await page.getByRole('heading', { name: '可以送出' }).waitFor();
    await page.close();
  }, 120_000);

  test.each<Look>(['light', 'dark'])(
    '公开版 %s：用键盘一条一条定，都定了才有文件；没有横向滚动',
    async (look) => {
      const { page, complaints } = await open('sample.xlsx', look);
      await chooseBook(page, 'sample.xlsx');
      const buffer = Buffer.from(await report());
      await page.getByLabel('加报告（.docx）').setInputFiles({ name: '报告.docx', mimeType: word, buffer });
      await page.getByLabel(/^公开版/).check();
      const card = page.locator('.hand-in-card');
      await card.getByText('要您定的第 1 条').waitFor();
      expect(await page.getByRole('heading', { name: '可以送出' }).count()).toBe(0);
      await picture(page, 320, `hand-in-question-${look}`);
      await holdsAtEveryWidth(page, (width) => `hand-in-${width}-${look}`);
      const total = Number(/共 (\d+) 条/.exec(await card.innerText())![1]);
      for (let left = total; left > 0; left--) {
        await card.getByText(`第 ${total - left + 1} 条`).waitFor();
        await card.getByRole('button', { name: /^隐去/ }).focus();
        await page.keyboard.press('Enter');
      }
      await card.getByText('都定了').waitFor();
      expect(await page.getByRole('heading', { name: '可以送出' }).count()).toBe(0);
      await giveReasons(page);
      await page.getByRole('heading', { name: '可以送出' }).waitFor();
      await page.getByRole('button', { name: /^下载全部/ }).click();
      const files = await handedIn(page);
      expect(files).toHaveLength(3);
      const text = files
        .flatMap(({ bytes }) => Object.values(unzipSync(new Uint8Array(bytes))).map((part) => strFromU8(part)))
        .join('\n');
      for (const gone of ['赵大勇', '钱小梅', '13800138000']) expect(text).not.toContain(gone);
      expect(text).toContain('赵某某');
      expect(complaints).toEqual([]);
      await page.close();
    },
    120_000,
  );
});
