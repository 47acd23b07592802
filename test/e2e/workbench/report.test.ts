import { readFileSync } from 'node:fs';
import type { Download, Frame, Page } from 'playwright-core';
import { openDocument } from '../../../src/hosts/file/patch/open-document';
import { dangling } from '../../support/dangling';
import { DocumentHalf } from './support/document';
import { inBothWindows } from './support/in-window';
import { PATIENCE, says } from './support/window';

const STAFFING = 'jx:1:staffing';
const USERS_WORDS = '（含借调）';

/** Chooses a file in a pane: the button opens the browser's own dialog. */
async function choose(page: Page, press: () => Promise<void>, name: string, bytes: Uint8Array): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

const bytesOf = async (download: Download): Promise<Uint8Array> => new Uint8Array(readFileSync(await download.path()));

/** Text of a fragment in a saved .docx, and what of it is bold. */
function inFile(bytes: Uint8Array, fragment: string): { readonly text: string; readonly bold: string } {
  const { scanned } = openDocument(bytes, '存.docx');
  const control =
    new RegExp(`<w:sdt>(?:(?!</w:sdt>).)*w:val="jx:1:${fragment}".*?</w:sdt>`, 's').exec(scanned.xml)?.[0] ?? '';
  const runs = [...control.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => ({
    text: [...run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, letters]) => letters).join(''),
    isBold: /<w:b(?: w:val="(?:1|true)")?\/>/.test(run),
  }));
  return {
    text: runs.map(({ text }) => text).join(''),
    bold: runs.map(({ text, isBold }) => (isBold ? text : '')).join(''),
  };
}

inBothWindows('工作台：工作簿和报告并排', (at) => {
  beforeEach(async () => {
    await says(await at.word.pane(), '报告数字截至');
    // What the user did to the report: a figure in bold, words of their own beside it, and a line outside of every control.
    await at.word.select('8人');
    await at.excel.page.keyboard.press('Control+b');
    await at.word.clickBehind('在职人数8人');
    await at.excel.page.keyboard.press('Control+b');
    await at.excel.page.keyboard.type(USERS_WORDS);
    await at.word.clickBehind('1.主要职能');
    await at.excel.page.keyboard.press('Enter');
    await at.excel.page.keyboard.type('我写的一行，没有链接。');
  }, PATIENCE);

  async function saveBook(): Promise<Uint8Array> {
    const [download] = await Promise.all([at.excel.page.waitForEvent('download'), at.excel.command('save').click()]);
    return bytesOf(download);
  }

  /** The ledger names the figure, nothing is written before the button, and then it is right everywhere. */
  async function refreshes(pane: Frame): Promise<void> {
    await says(pane, /报告数字截至.*工作簿其后有\d+处改动，涉及\d+段文字/);
    await says(pane, /您改过文字1段.*人员情况.*合并后的文字.*在职人数8?人?7人?（含借调），/);
    await says(pane, /在职人员控制率.*88\.89%→.*77\.78%/);
    expect(await at.word.text(STAFFING)).toContain(`在职人数8人${USERS_WORDS}，`);
    await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
    await says(pane, /已更新\d+处/);
    await isRefreshed();
  }

  async function isRefreshed(): Promise<void> {
    const wanted = `在职人数7人${USERS_WORDS}，借用人员1人`;
    expect(await at.word.text(STAFFING)).toContain(wanted);
    expect(await at.word.shown(STAFFING)).toContain(wanted);
    expect(await at.word.text()).toContain('\n我写的一行，没有链接。\n');
    const saved = inFile(await at.word.save(), 'staffing');
    expect(saved.text).toContain(wanted);
    expect(saved.bold).toBe('7人');
  }

  test(
    '改一个数 → 存工作簿 → Word 重读 → 说旧了 → 清单 → 更新：字对，粗体和自己写的话都在',
    async () => {
      await at.excel.type('actualStaff', '7');
      const book = await saveBook();
      const pane = await at.word.pane();
      await choose(
        at.excel.page,
        () => pane.getByRole('button', { name: /选择自评工作簿/ }).click(),
        '填好的.xlsx',
        book,
      );
      await refreshes(pane);
      // Read once more: nothing is left to do.
      await choose(at.excel.page, () => pane.getByRole('button', { name: '重新选择' }).click(), '填好的.xlsx', book);
      await says(pane, '报告和工作簿一致');
    },
    PATIENCE * 3,
  );

  test(
    '复制链接数据 → 粘贴到 Word：一样',
    async () => {
      await at.excel.type('actualStaff', '7');
      await at.excel.command('view-report').click();
      const report = await at.excel.pane('.section');
      await report.getByRole('button', { name: '复制链接数据' }).click();
      const box = report.getByRole('textbox', { name: '复制链接数据' });
      // Frames of other sites have no clipboard of their own: the pane shows the text, and the user copies it.
      await box.click();
      await at.excel.page.keyboard.press('Control+a');
      await at.excel.page.keyboard.press('Control+c');
      const pane = await at.word.pane();
      await pane.getByRole('button', { name: '粘贴链接数据' }).click();
      await pane.locator('.paste textarea').click();
      await at.excel.page.keyboard.press('Control+v');
      await refreshes(pane);
    },
    PATIENCE * 3,
  );

  test(
    'Excel 窗格里更新已有报告 → 新的 .docx 再打开：一样，原来的文件不动',
    async () => {
      const old = await at.word.save();
      await at.excel.type('actualStaff', '7');
      await at.excel.command('view-report').click();
      const report = await at.excel.pane('.section');
      await choose(at.excel.page, () => report.getByRole('button', { name: '更新已有报告' }).click(), '报告.docx', old);
      await says(report, /工作簿其后有\d+处改动/);
      await report.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await says(report, /已更新\d+处/);
      const [download] = await Promise.all([
        at.excel.page.waitForEvent('download'),
        report.getByRole('button', { name: /另存|保存/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('报告（更新）.docx');
      expect(await at.word.text(STAFFING)).toContain('在职人数8人');
      at.word = await DocumentHalf.open(at.excel, '已更新.docx', await bytesOf(download));
      await isRefreshed();
    },
    PATIENCE * 3,
  );

  test(
    '两边都改了同一个数：问一次，保留我的就留着；链接页看得到，点了转到文中',
    async () => {
      await at.word.clickBehind('借用人员1人');
      await at.excel.page.keyboard.press('Backspace');
      await at.excel.page.keyboard.press('Backspace');
      await at.excel.page.keyboard.type('3人');
      await at.excel.type('borrowedStaff', '2');
      const pane = await at.word.pane();
      const book = await saveBook();
      await choose(
        at.excel.page,
        () => pane.getByRole('button', { name: /选择自评工作簿/ }).click(),
        '填好的.xlsx',
        book,
      );
      await says(pane, /要您选1.*借用人员.*上次写入1人.*现在文档里（您改的）3人.*现在表里B\d+2人/);
      await pane.getByRole('radio', { name: /保留我的/ }).check();
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await says(pane, /已更新\d+处/);
      expect(await at.word.text(STAFFING)).toContain(`在职人数8人${USERS_WORDS}，借用人员3人`);
      await choose(at.excel.page, () => pane.getByRole('button', { name: '重新选择' }).click(), '填好的.xlsx', book);
      await says(pane, '报告和工作簿一致');
      await says(pane, '要您选', false);
      await at.word.command('view-links').click();
      const links = await at.word.pane();
      await says(links, /\d+个数字连着工作簿/);
      await links.locator('.link-row', { hasText: /借用人员.*3人$/ }).click();
      await at.excel.page.waitForFunction(() => window.getSelection()?.toString() === '3人', undefined, {
        timeout: PATIENCE,
      });
    },
    PATIENCE * 3,
  );

  test(
    '新建报告：在新文档里，分节、页边距、横排、页脚都带着，连着工作簿；原来的文档不动；改一个数再更新',
    async () => {
      await at.word.command('new').click();
      await at.word.isOpen('文档1');
      await at.excel.page.locator('.word .pages').click();
      await at.excel.page.keyboard.type('会议通知');
      let pane = await at.word.pane('.source');
      const choosing = () =>
        pane
          .getByRole('button', { name: /选择自评工作簿|重新选择/ })
          .first()
          .click();
      await choose(at.excel.page, choosing, '填好的.xlsx', await saveBook());
      await says(pane, '可以写一份新报告');
      await says(pane, '这份文档里有您自己的文字，原样留着');
      await pane.getByRole('button', { name: /^新建《.*绩效自评报告》$/ }).focus();
      await at.excel.page.keyboard.press('Enter');
      await says(pane, /绩效自评报告》在新文档里打开了/);
      expect(await at.word.text()).toBe('会议通知');
      await at.word.command('switch-1').click();
      await at.word.isOpen('文档2');
      const sections = await at.excel.page.evaluate(() =>
        [...window.desk.documents!.document.model.body.getElementsByTagName('w:sectPr')].map((one) => [
          one.getElementsByTagName('w:pgSz')[0]?.getAttribute('w:orient') ?? 'portrait',
          one.getElementsByTagName('w:footerReference').length > 0,
        ]),
      );
      // The second one goes on with the footers of the first.
      expect(sections).toEqual([
        ['portrait', true],
        ['landscape', false],
      ]);
      await at.word.command('view-ledger').click();
      pane = await at.word.pane('.source');
      await choose(at.excel.page, choosing, '填好的.xlsx', await saveBook());
      await says(pane, '报告和工作簿一致');
      expect(await at.word.text(STAFFING)).toContain('在职人数8人，借用人员1人');
      const title = at.excel.page.locator('.word [data-tag="jx:1:reportTitle"] p').first();
      expect(await title.evaluate((one) => [getComputedStyle(one).textAlign, one.style.fontSize])).toEqual([
        'center',
        '22pt',
      ]);
      await at.excel.type('actualStaff', '7');
      await choose(at.excel.page, choosing, '填好的.xlsx', await saveBook());
      await says(pane, /实际在职人数.*8人→.*7人/);
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await says(pane, /已更新\d+处/);
      expect(await at.word.text(STAFFING)).toContain('在职人数7人，借用人员1人');
      const saved = await at.word.save();
      expect(dangling(saved)).toEqual([]);
      await at.word.command('switch-1').click();
      await at.word.isOpen('文档1');
      expect(await at.word.text()).toBe('会议通知');
      const again = await DocumentHalf.open(at.excel, '再开.docx', saved);
      pane = await again.pane();
      await says(pane, '报告数字截至');
      expect(await again.text(STAFFING)).toContain('在职人数7人，借用人员1人');
    },
    PATIENCE * 3,
  );

  test(
    'Word 不让开新文档：说清楚，可以下载，也可以写进空白的这份',
    async () => {
      await at.word.command('new').click();
      await at.word.isOpen('文档1');
      await at.word.tab('simulate');
      await at.word.command('refuse-new').click();
      const pane = await at.word.pane('.source');
      const choosing = () => pane.getByRole('button', { name: /选择自评工作簿/ }).click();
      await choose(at.excel.page, choosing, '填好的.xlsx', await saveBook());
      await pane.getByRole('button', { name: /^新建《.*绩效自评报告》$/ }).click();
      await says(pane, 'Word没有打开新文档');
      const [download] = await Promise.all([
        at.excel.page.waitForEvent('download'),
        pane.getByRole('button', { name: '下载 .docx' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/绩效自评报告\.docx$/);
      expect(dangling(new Uint8Array(readFileSync(await download.path())))).toEqual([]);
      await pane.getByRole('button', { name: '写进这份空白文档' }).click();
      await says(pane, '报告和工作簿一致');
      expect(dangling(await at.word.save())).toEqual([]);
    },
    PATIENCE * 3,
  );

  test(
    'Word 连接断开：说清楚，一字不写；弹起后重试就好',
    async () => {
      await at.excel.type('actualStaff', '7');
      const pane = await at.word.pane();
      await choose(
        at.excel.page,
        () => pane.getByRole('button', { name: /选择自评工作簿/ }).click(),
        '填好的.xlsx',
        await saveBook(),
      );
      await pane.waitForSelector('.apply-bar', { timeout: PATIENCE });
      await at.word.tab('simulate');
      await at.word.command('fault-connection-lost').click();
      const before = await at.word.text();
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await says(pane, '与Word的连接断了');
      expect(await at.word.text()).toBe(before);
      await at.word.command('fault-connection-lost').click();
      await pane.getByRole('button', { name: '重试' }).click();
      await says(pane, '与Word的连接断了', false);
      await pane.getByRole('button', { name: /^更新 \d+ 处$/ }).click();
      await says(pane, /已更新\d+处/);
      await isRefreshed();
    },
    PATIENCE * 3,
  );
});
