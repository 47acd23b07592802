import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Frame } from 'playwright-core';
import { root } from '../browser';
import { inWindow } from './support/in-window';
import { PATIENCE, says, type WorkbenchWindow } from './support/window';

/** What the pane finds wrong, without the places: those move with the rows. */
async function findings(pane: Frame): Promise<readonly string[]> {
  const texts = await pane.locator('.groups .sentence').allInnerTexts();
  return texts.map((text) => text.replace(/[A-Z]+\d+(?=\D|$)/g, '某格').replace(/\s+/g, '')).sort();
}

/** All cells with formulas, names, merges, and what is not in the engine, as text. */
function everything({ page }: WorkbenchWindow): Promise<string> {
  return page.evaluate(async () => {
    const { host, model } = window.workbench.book;
    await host.book.settle();
    const sheets = model.sheets().map((id) => {
      const used = model.used(id, false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
      const cells: unknown[] = [];
      for (let row = 0; row < used.row + used.rows; row++)
        for (let column = 0; column < used.column + used.columns; column++)
          cells.push([row, column, model.cell(id, row, column), model.style(id, row, column)]);
      const { highlights, validations, page, unlocked } = host.book.extras.of(id);
      return [
        id,
        cells,
        [...model.merges(id)].map((one) => JSON.stringify(one)).sort(),
        highlights,
        validations,
        page,
        unlocked.all,
      ];
    });
    return JSON.stringify([sheets, model.names()]);
  });
}

/** A cell as "B8", and with all of its merged cell as "B8:C8". */
function addressOf({ page }: WorkbenchWindow, row: number, column: number, merged = false): Promise<string> {
  return page.evaluate(
    ([row, column, merged]) => {
      const { host, model } = window.workbench.book;
      const sheet = model.active();
      const cell = { row, column, rows: 1, columns: 1 };
      const holds = (area: typeof cell) =>
        area.row <= row && row < area.row + area.rows && area.column <= column && column < area.column + area.columns;
      const area = merged ? (model.merges(sheet).find(holds) ?? cell) : cell;
      return host.book.addressOf({ sheet, area }).replace(/^.*!/, '');
    },
    [row, column, merged] as const,
  );
}

const PAGE = /<(pageSetup|printOptions|rowBreaks|colBreaks)\b.*?(?:\/>|<\/\1>)/gs;
/** What Excel takes for granted where a file says nothing of it; `…Dpi`: exceljs'. */
const USUAL =
  /^(horizontalDpi|verticalDpi|scale="100"|fitTo(Width|Height)="1"|orientation="portrait"|count|manualBreakCount)/;

/** Page settings of each sheet and the names that printing uses, as the file has them. */
function pages(bytes: Uint8Array): unknown {
  const files = unzipSync(bytes);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array()).replaceAll('&apos;', "'");
  const sheets = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = ''], index) => {
    const parts = [...text(`xl/worksheets/sheet${index + 1}.xml`).matchAll(PAGE)].map(([part]) =>
      [...part.matchAll(/[\w:]+="[^"]*"/g)].map(([one]) => one).filter((one) => !USUAL.test(one)),
    );
    return [name, parts.filter((part) => part.length > 0).map((part) => part.sort())];
  });
  const names = [...text('xl/workbook.xml').matchAll(/name="_xlnm\.(\w+)" localSheetId="(\d+)"[^>]*>([^<]*)</g)];
  return [sheets, names.map(([, name, sheet, what = '']) => [sheet, name, what.replaceAll("'", '')]).sort()];
}

inWindow('一次操作要么整个做成，要么不做', (at) => {
  test(
    '受保护的样例：在“业务工作经费”上面插入一行，没有新问题；Ctrl+Z 全部收回',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const { sheet, row } = await excel.placeOf('businessProjects.final');
      const [before, found] = [await everything(excel), await findings(pane)];
      expect(found.length).toBeGreaterThan(1);
      await excel.insertRowAbove(sheet, row);
      await excel.page.waitForTimeout(2000);
      expect((await excel.placeOf('businessProjects.final')).row).toBe(row + 1);
      await says(pane, '先改2处错误');
      expect(await findings(pane)).toEqual(found);
      await excel.page.keyboard.press('Control+z');
      await excel.page.waitForTimeout(2000);
      expect(await everything(excel)).toBe(before);
      expect(await findings(pane)).toEqual(found);
    },
    PATIENCE * 2,
  );

  test(
    '受保护的样例：删除行整个不做，说一句话；关掉以后键盘照常用',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const { sheet, row } = await excel.placeOf('businessProjects.final');
      const [before, found] = [await everything(excel), await findings(pane)];
      await excel.deleteRow(sheet, row);
      expect(await excel.message()).toContain('受保护的工作表');
      expect(await everything(excel)).toBe(before);
      await excel.page.keyboard.press('Enter');
      await excel.page.keyboard.press('ArrowDown');
      await excel.page.keyboard.press('ArrowDown');
      await excel.page.waitForTimeout(300);
      expect(await excel.selected()).toBe(`A${row + 3}`);
      expect(await findings(pane)).toEqual(found);
    },
    PATIENCE * 2,
  );

  test(
    '往锁定的格子里打字：说一句话，关掉以后方向键、打字、Ctrl+Z 照常',
    async () => {
      const { excel } = at;
      const { sheet, row, column } = await excel.placeOf('officeExpense.final');
      await excel.select(sheet, row - 1, 0);
      const before = await everything(excel);
      await excel.page.keyboard.type('5');
      expect(await excel.message()).toContain('受保护的工作表');
      await excel.page.keyboard.press('Enter');
      expect(await everything(excel)).toBe(before);
      await excel.page.keyboard.press('ArrowDown');
      const wanted = await addressOf(excel, row, column, true);
      for (let at = 0; (await excel.selected()) !== wanted && at < 8; at++)
        await excel.page.keyboard.press('ArrowRight');
      expect(await excel.selected()).toBe(wanted);
      await excel.page.keyboard.type('77');
      await excel.page.keyboard.press('Enter');
      await excel.page.waitForTimeout(500);
      expect(await excel.value('officeExpense.final')).toBe(77);
      await excel.page.keyboard.press('Control+z');
      await excel.page.waitForTimeout(1000);
      expect(await everything(excel)).toBe(before);
    },
    PATIENCE * 2,
  );

  test(
    '撤销保护以后：删除“业务工作经费”一行，Ctrl+Z 全部收回；插入的一行删掉，没有新问题',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const { sheet, row } = await excel.placeOf('businessProjects.final');
      await excel.tab('simulate');
      await excel.command('protect').click();
      const [before, found] = [await everything(excel), await findings(pane)];
      await excel.deleteRow(sheet, row);
      await excel.page.waitForTimeout(2000);
      expect(await everything(excel)).not.toBe(before);
      await excel.page.keyboard.press('Control+z');
      await excel.page.waitForTimeout(2000);
      expect(await everything(excel)).toBe(before);
      expect(await findings(pane)).toEqual(found);
      await excel.insertRowAbove(sheet, row);
      await excel.page.waitForTimeout(1000);
      await excel.deleteRow(sheet, row);
      await excel.page.waitForTimeout(2000);
      expect((await excel.placeOf('businessProjects.final')).row).toBe(row);
      expect(await findings(pane)).toEqual(found);
    },
    PATIENCE * 2,
  );

  test(
    '名称框和“转到”选中合并单元格的全部',
    async () => {
      const { excel } = at;
      const pane = await excel.pane('.group');
      const { sheet, row, column } = await excel.placeOf('officeExpense.final');
      await excel.select(sheet, 0, 0);
      const whole = await addressOf(excel, row, column, true);
      expect(whole).toContain(':');
      const box = excel.page.locator('[data-u-comp="defined-name"] input');
      for (const typed of [whole.split(':')[0]!, 'jx.officeExpense.final']) {
        await excel.select(sheet, 0, 0);
        await box.fill(typed);
        await box.press('Enter');
        await excel.page.waitForTimeout(500);
        expect([typed, await excel.selected()]).toEqual([typed, whole]);
      }
      await excel.select(sheet, 0, 0);
      await pane
        .getByRole('button', { name: /^转到单元格/ })
        .first()
        .click();
      await excel.page.waitForTimeout(1000);
      const [first = ''] = (await excel.selected()).split(':');
      const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(first) ?? [];
      expect(await excel.selected()).toBe(await addressOf(excel, Number(digits) - 1, letters.charCodeAt(0) - 65, true));
    },
    PATIENCE * 2,
  );

  test(
    '成块粘贴到合并单元格、锁定的格子上：说一句话，一格也不变；大小相同的照贴',
    async () => {
      const { excel } = at;
      const { sheet, row, column } = await excel.placeOf('officeExpense.final');
      await excel.page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at.served.site.page.origin });
      const paste = async (text: string, [toRow, toColumn]: readonly [number, number]) => {
        await excel.select(sheet, toRow, toColumn);
        await excel.page.evaluate(async (text) => {
          await navigator.clipboard.writeText(text);
          window.workbench.focusGrid();
        }, text);
        await excel.page.keyboard.press('Control+v');
      };
      const before = await everything(excel);
      await paste('1\t2\n3\t4', [row, column]);
      expect(await excel.message()).toContain('合并单元格');
      await excel.page.keyboard.press('Enter');
      expect(await everything(excel)).toBe(before);
      await paste('1\n2', [row - 1, 0]);
      expect(await excel.message()).toContain('受保护的工作表');
      await excel.page.keyboard.press('Enter');
      expect(await everything(excel)).toBe(before);
      await paste('8', [row, column]);
      await excel.page.waitForTimeout(500);
      expect(await excel.value('officeExpense.final')).toBe(8);
      await excel.page.keyboard.press('Control+z');
      await excel.page.waitForTimeout(500);
      expect(await everything(excel)).toBe(before);
    },
    PATIENCE * 2,
  );

  test(
    '另存的文件里，纸张、黑白、打印区域、重复标题、分页与原来的一样',
    async () => {
      const { excel } = at;
      const original = readFileSync(join(root, 'dist/workbench/books/sample.xlsx'));
      const [download] = await Promise.all([excel.page.waitForEvent('download'), excel.command('save').click()]);
      const saved = readFileSync(await download.path());
      expect(pages(saved)).toEqual(pages(original));
    },
    PATIENCE * 2,
  );
});
