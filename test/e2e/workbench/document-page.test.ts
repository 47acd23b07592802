import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { openDocument } from '../../../src/hosts/file/patch/open-document';
import { convert, soffice } from '../../support/soffice';
import { DocumentHalf } from './support/document';
import { inOneDesk } from './support/in-window';
import { PATIENCE } from './support/window';

const STAFFING = 'jx:1:staffing';
const TABLE = 'jx:1:attachment.basicData';

inOneDesk('工作台：Word 的页面', (at) => {
  const keyboard = {
    type: (text: string) => at.excel.page.keyboard.type(text),
    press: (key: string) => at.excel.page.keyboard.press(key),
  };

  /** The page shows what the document says, letter by letter. */
  async function agrees(tag: string): Promise<string> {
    const text = await at.word.text(tag);
    expect(
      (await at.word.shown(tag))
        .replace(/\u200b/g, '')
        .split(/\n+/)
        .filter((line) => line !== ''),
    ).toEqual(text.split('\n').filter((line) => line !== ''));
    return text;
  }

  test(
    '打字：控件里的字进控件，控件外的字不进；字号字体跟着左边',
    async () => {
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('（含借调）abc 1');
      expect(await agrees(STAFFING)).toContain('在职人数8人（含借调）abc 1，借用人员1人');
      await at.word.clickBehind('一、部门、单位基本情况');
      await keyboard.type('与任务');
      expect(await at.word.text()).toContain('\n一、部门、单位基本情况与任务\n');
      expect(await at.word.text('jx:1:mainDuties')).not.toContain('与任务');
      const font = await at.excel.page.evaluate(
        () =>
          getComputedStyle(
            [...document.querySelectorAll('.word .pages span')].find((one) => one.textContent?.includes('与任务'))!,
          ).fontFamily,
      );
      expect(font).toMatch(/黑体|SimHei/);
    },
    PATIENCE,
  );

  test(
    'Enter 分段，新段仍在控件里；Backspace 并回去，一字不差',
    async () => {
      const before = await at.word.text(STAFFING);
      await at.word.clickBehind('在职人数8人');
      await keyboard.press('Enter');
      const [first, second] = (await agrees(STAFFING)).split('\n');
      expect(first).toMatch(/在职人数8人$/);
      expect(second).toMatch(/^，借用人员1人/);
      await keyboard.type('新');
      expect(await agrees(STAFFING)).toContain('\n新，借用人员1人');
      await keyboard.press('Backspace');
      await keyboard.press('Backspace');
      expect(await agrees(STAFFING)).toBe(before);
      await keyboard.press('Shift+Enter');
      expect(
        await at.excel.page.evaluate(
          () =>
            window.desk.documents!.document.model.controlByTag('jx:1:staffing')!.getElementsByTagName('w:br').length,
        ),
      ).toBe(1);
    },
    PATIENCE,
  );

  test(
    '输入法：拼音时不写进文档，选定才写；放弃就当没打过；选中的字被换掉',
    async () => {
      const session = await at.excel.page.context().newCDPSession(at.excel.page);
      const compose = (text: string) =>
        session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      const before = await at.word.text(STAFFING);
      await at.word.clickBehind('借用人员1人');
      await compose('jie');
      await compose('jiediao');
      expect(await at.word.text(STAFFING)).toBe(before);
      await session.send('Input.insertText', { text: '（借调）' });
      expect(await agrees(STAFFING)).toContain('借用人员1人（借调）；');
      await compose('fang');
      await compose('');
      expect(await agrees(STAFFING)).toContain('借用人员1人（借调）；');
      await at.word.select('借调');
      await compose('huan');
      await session.send('Input.insertText', { text: '抽调' });
      await keyboard.type('x');
      expect(await agrees(STAFFING)).toContain('借用人员1人（抽调x）；');
    },
    PATIENCE,
  );

  test(
    '加粗、撤销、恢复：Ctrl+B 只动选中的字，撤销一步步回去',
    async () => {
      const before = await at.word.text(STAFFING);
      const boldText = () =>
        at.excel.page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('.word [data-tag="jx:1:staffing"] span')]
            .filter((one) => getComputedStyle(one).fontWeight === '700')
            .map((one) => one.textContent)
            .join(''),
        );
      await at.word.select('8人');
      await keyboard.press('Control+b');
      expect(await boldText()).toBe('8人');
      expect(await agrees(STAFFING)).toBe(before);
      await at.word.clickBehind('借用人员1人');
      await keyboard.press('Control+b');
      await keyboard.type('粗');
      expect(await boldText()).toBe('8人粗');
      await keyboard.type('字是');
      expect(await boldText()).toBe('8人粗字是');
      await keyboard.press('Control+z');
      expect(await boldText()).toBe('8人粗');
      await keyboard.press('Control+z');
      await keyboard.press('Control+z');
      expect(await boldText()).toBe('');
      expect(await agrees(STAFFING)).toBe(before);
      await keyboard.press('Control+y');
      expect(await boldText()).toBe('8人');
    },
    PATIENCE,
  );

  test(
    '表格：单元格里打字、删字，合并的格照着画',
    async () => {
      await at.word.clickBehind('财政供养人员情况（人）');
      await keyboard.press('Backspace');
      await keyboard.type('，编内）');
      expect(await at.word.text(TABLE)).toContain('财政供养人员情况（人，编内）');
      const merged = await at.excel.page.evaluate(() => {
        const cell = [...document.querySelectorAll<HTMLTableCellElement>('.word .sheet td')].find((one) =>
          one.textContent?.startsWith('财政供养人员情况'),
        )!;
        return [cell.rowSpan, getComputedStyle(cell).borderTopStyle];
      });
      expect(merged).toEqual([2, 'solid']);
    },
    PATIENCE,
  );

  test(
    '复制一段文字再粘贴：控件不跟着，复制本身不算一步',
    async () => {
      await at.excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      const before = await at.word.text(STAFFING);
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('甲乙丙');
      await at.word.select('乙丙');
      await keyboard.press('Control+c');
      expect(await at.excel.page.evaluate(() => window.getSelection()!.toString())).toBe('乙丙');
      await at.word.clickBehind('1.主要职能');
      await keyboard.press('Control+v');
      expect(await at.word.text()).toContain('\n1.主要职能乙丙\n');
      await keyboard.press('Control+z');
      expect(await at.word.text()).toContain('\n1.主要职能\n');
      await keyboard.press('Control+z');
      expect(await agrees(STAFFING)).toBe(before);
    },
    PATIENCE,
  );

  test(
    '粘贴文字：几行成几段，格式不带进来',
    async () => {
      await at.excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      await at.excel.page.evaluate(() => navigator.clipboard.writeText('甲\r\n乙'));
      await at.word.clickBehind('在职人数8人');
      await keyboard.press('Control+v');
      const [first, second] = (await agrees(STAFFING)).split('\n');
      expect([first?.slice(-4), second?.slice(0, 3)]).toEqual(['数8人甲', '乙，借']);
    },
    PATIENCE,
  );

  test(
    '按住控件的名字整个复制、剪切：复制的有自己的编号，剪切的原样搬走',
    async () => {
      await at.excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      const ids = () =>
        at.excel.page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('.word [data-tag="jx:1:staffing"]')].map(
            (one) => one.dataset['id']!,
          ),
        );
      const [id] = await ids();
      await at.word.clickBehind('在职人数8人');
      expect(await at.excel.page.locator('.control-label').innerText()).toBe('人员情况');
      await at.excel.page.locator('.control-label').click();
      await keyboard.press('Control+c');
      await at.word.clickBehind('1.主要职能');
      await keyboard.press('Control+v');
      const both = await ids();
      expect(both).toHaveLength(2);
      expect(new Set(both).size).toBe(2);
      expect(both).toContain(id);
      await keyboard.press('Control+z');
      expect(await ids()).toEqual([id]);
      await at.word.clickBehind('在职人数8人');
      await at.excel.page.locator('.control-label').click();
      await keyboard.press('Control+x');
      expect(await ids()).toEqual([]);
      await at.word.clickBehind('1.主要职能');
      await keyboard.press('Control+v');
      expect(await ids()).toEqual([id]);
    },
    PATIENCE,
  );

  test(
    '修订：打开后插入和删除都留着记号',
    async () => {
      await at.word.tab('review');
      await at.word.command('track').click();
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('新增');
      await keyboard.press('ArrowLeft');
      await keyboard.press('ArrowLeft');
      await keyboard.press('Backspace');
      const marks = await at.excel.page.evaluate(() =>
        ['ins', 'del'].map((tag) =>
          [...document.querySelectorAll(`.word [data-tag="jx:1:staffing"] ${tag}`)]
            .map((one) => one.textContent)
            .join(''),
        ),
      );
      expect(marks).toEqual(['新增', '人']);
      expect(await at.excel.page.locator('.word .mode').innerText()).toContain('修订：开');
    },
    PATIENCE,
  );

  test(
    '限制编辑：打不进字，说清楚怎么放开',
    async () => {
      const before = await at.word.text();
      await at.word.tab('review');
      await at.word.command('read-only').click();
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('x');
      await at.excel.page.waitForSelector('dialog.message');
      expect(await at.excel.page.locator('dialog.message').innerText()).toContain('限制编辑');
      await at.excel.command('confirm').click();
      expect(await at.word.text()).toBe(before);
      await at.word.command('read-only').click();
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('x');
      expect(await agrees(STAFFING)).toContain('在职人数8人x');
    },
    PATIENCE,
  );

  test(
    '加载项在别处写字：光标和正在打的字不受打扰',
    async () => {
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('甲');
      await at.excel.page.evaluate(() => {
        const { model } = window.desk.documents!.document;
        model.edit('addin', () => {
          for (const tag of ['jx:1:institutions', 'jx:1:staffing']) {
            const run = model.controlByTag(tag)!.getElementsByTagName('w:r')[0]!;
            model.text.insert({ node: run, offset: 0 }, '【写】');
          }
        });
      });
      await keyboard.type('乙');
      expect(await agrees(STAFFING)).toMatch(/^【写】.*在职人数8人甲乙，/);
      expect(await agrees('jx:1:institutions')).toMatch(/^【写】/);
    },
    PATIENCE,
  );

  test(
    '另存是真的 .docx：改过的字在里面，别的部件一字节不差，LibreOffice 打得开，再打开还是这样',
    async () => {
      const original = readFileSync(join(__dirname, '../../../dist/workbench/books/sample.docx'));
      await at.word.clickBehind('在职人数8人');
      await keyboard.type('（另存）');
      const saved = await at.word.save();
      const [parts, savedParts] = [unzipSync(new Uint8Array(original)), unzipSync(saved)];
      expect(Object.keys(savedParts)).toEqual(Object.keys(parts));
      expect(
        Object.keys(parts).filter((name) => !Buffer.from(parts[name]!).equals(Buffer.from(savedParts[name]!))),
      ).toEqual(['word/document.xml']);
      const [before, after] = [openDocument(new Uint8Array(original), '原.docx'), openDocument(saved, '存.docx')];
      expect(after.found.controls.map(({ fragment }) => fragment)).toEqual(
        before.found.controls.map(({ fragment }) => fragment),
      );
      if (soffice !== null) {
        const folder = mkdtempSync(join(tmpdir(), 'jixiao-page-'));
        writeFileSync(join(folder, '存.docx'), saved);
        convert([join(folder, '存.docx')], 'txt:Text (encoded):UTF8', folder);
        expect(readFileSync(join(folder, '存.txt'), 'utf8')).toContain('在职人数8人（另存），借用人员1人');
        rmSync(folder, { recursive: true, force: true });
      }
      const again = await DocumentHalf.open(at.excel, '再开.docx', saved);
      expect(await again.text(STAFFING)).toContain('在职人数8人（另存），');
    },
    PATIENCE * 2,
  );
});
