import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { authorDocument } from '../../../src/hosts/file/author/document/author-document';
import { workFolder } from '../../cli/jixiao';
import { packReport } from '../../support/pack-report';
import { convert, soffice } from '../../support/soffice';
import { openPane } from './open-pane';
import { openWord } from './open-word';
import { inPane, picture } from './pane-site';

const place = (page: Page) => page.locator('.print-place');
const counted = async (page: Page): Promise<number> => {
  await page.getByText(/^第 1 页，共 \d+ 页$/).waitFor();
  return Number(/共 (\d+) 页/.exec(await place(page).innerText())![1]);
};

/** What is to be seen of the page: no letter is cut through, nothing stands beside the paper. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const paper = document.querySelector('.print-page')!;
    const { left, right, width, height } = paper.getBoundingClientRect();
    const desk = document.querySelector('.print-desk')!;
    const cut: string[] = [];
    const words: string[] = [];
    for (const part of paper.querySelectorAll('.print-window')) {
      const view = part.getBoundingClientRect();
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          const middle = (box.top + box.bottom) / 2;
          const inside = middle > view.top && middle < view.bottom;
          // A letter's box is higher than its ink by about a sixth on each side.
          const ink = (box.bottom - box.top) * 0.3;
          if (inside && (middle - ink < view.top - 1 || middle + ink > view.bottom + 1))
            cut.push(node.textContent ?? '');
          if (inside && (box.left < left - 1 || box.right > right + 1)) cut.push(`beside: ${node.textContent}`);
          if (inside) words.push(node.textContent ?? '');
        }
      }
    }
    const edges = [...paper.querySelectorAll(':scope > .print-column')].map((one) =>
      (one as HTMLElement).innerText.trim(),
    );
    return {
      cut,
      text: words.join(''),
      edges,
      isBroad: width > height,
      overflows: desk.scrollWidth > desk.clientWidth + 1,
      wider: right - left,
    };
  });

inPane('窗格：打印预览', (at) => {
  test('320 宽：一页一页看，适合宽度，键盘翻页、放大、返回；没有切断的字，页码各在各的一边', async () => {
    const { page, complaints } = await openPane(at, { view: 'report', book: 'sample.xlsx', width: 320 });
    await page.getByRole('button', { name: '打印预览' }).focus();
    await page.keyboard.press('Enter');
    const count = await counted(page);
    expect(count).toBeGreaterThan(3);
    const pages = [];
    for (let number = 1; number <= count; number++) {
      expect(await place(page).innerText()).toBe(`第 ${number} 页，共 ${count} 页`);
      const one = await seen(page);
      expect([number, one.cut, one.overflows, one.edges]).toEqual([number, [], false, [`— ${number} —`]]);
      expect(one.text.length).toBeGreaterThan(10);
      pages.push(one);
      await picture(page, 320, `print-${number}`);
      await page.keyboard.press('PageDown');
    }
    // The attachment lies across.
    expect(pages.map(({ isBroad }) => isBroad)).toContain(true);
    expect(pages[0]!.isBroad).toBe(false);
    expect(await place(page).innerText()).toBe(`第 ${count} 页，共 ${count} 页`);
    await page.keyboard.press('Home');
    await page.keyboard.press('+');
    const larger = await seen(page);
    expect(larger.wider).toBeGreaterThan(pages[0]!.wider * 1.1);
    await page.keyboard.press('0');
    expect((await seen(page)).wider).toBeCloseTo(pages[0]!.wider, 0);
    await page.getByRole('button', { name: '下一页' }).click();
    expect(await place(page).innerText()).toBe(`第 2 页，共 ${count} 页`);
    await page.getByText('分页按这台电脑的字体算').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '生成 Word 报告' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  (soffice === null ? test.skip : test)(
    '页数和 LibreOffice 排的差不过一页',
    async () => {
      const folder = workFolderOf();
      const { written } = await packReport('kaifu-2018');
      writeFileSync(join(folder, 'r.docx'), await authorDocument(written.report, written.tables, { creator: '' }));
      convert([join(folder, 'r.docx')], 'pdf', folder);
      const printed = readFileSync(join(folder, 'r.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)!.length;
      const { page } = await openPane(at, { view: 'report', book: 'sample.xlsx', width: 420 });
      await page.getByRole('button', { name: '打印预览' }).click();
      const count = await counted(page);
      process.stdout.write(`预览 ${count} 页，LibreOffice ${printed} 页\n`);
      expect(Math.abs(count - printed)).toBeLessThanOrEqual(1);
      await page.close();
    },
    120_000,
  );

  test('Word 窗格：看的是现在这份文档，您改过的字也在', async () => {
    const { page, complaints } = await openWord(at, { width: 320 });
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '打印预览' }).click();
    const count = await counted(page);
    let text = '';
    for (let number = 1; number <= count; number++) {
      text += (await seen(page)).text;
      await page.keyboard.press('PageDown');
    }
    expect(text).toContain('超出年初预算');
    expect(text).not.toContain('基本在预算控制范围内');
    await page.keyboard.press('Escape');
    await page
      .getByText(/^报告数字截至/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  const folder = workFolder();
  function workFolderOf(): string {
    const own = join(folder, 'print');
    mkdirSync(own, { recursive: true });
    return own;
  }
});
