import type { Edit } from '../../../src/core/workbook/edit';
import { pack } from '../office/excel/blank-excel';
import { newWorkbook } from '../../../src/app/new-workbook';
import { openWpsHost, type WpsAndHost } from './open-wps-host';

let wps: WpsAndHost;
afterEach(() => wps.close());

const note = (sheet: string, column = 1): Edit => ({ edit: 'set-cells', sheet, row: 1, column, cells: [['说明']] });
const addSheet = (sheet: string): Edit => ({ edit: 'add-sheet', sheet, visibility: 'visible' });
const valueAt = (sheet: number, address: string): unknown =>
  wps.macro(({ ActiveWorkbook }) => ActiveWorkbook!.Worksheets.Item(sheet).Range(address).Value2);

/** As 审阅→保护工作表 does it. */
const protect = (index: number, password?: string): void =>
  wps.macro(({ ActiveWorkbook }) =>
    ActiveWorkbook!.Worksheets.Item(index).Protect(
      password,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
    ),
  );

describe('写到哪里，就只到哪里', () => {
  beforeEach(() => {
    wps = openWpsHost();
  });

  test('没有给的格不动，给空的格清掉', async () => {
    wps.macro(({ ActiveWorkbook }) => {
      ActiveWorkbook!.Worksheets.Item(1).Range('A1:C3').Value2 = [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ];
    });
    await wps.host.apply([
      {
        edit: 'set-cells',
        sheet: 'Sheet1',
        row: 1,
        column: 1,
        cells: [[10, undefined, null], [20], [undefined, { formula: 'A1*2', value: 20 }]],
      },
    ]);
    await wps.settle();
    expect(valueAt(1, 'A1:C3')).toEqual([
      [10, 2, null],
      [20, 5, 6],
      [7, 20, 9],
    ]);
  });

  test('文字格里的“012”还是“012”，别的格里像数的文字也还是文字', async () => {
    await wps.host.apply([
      { edit: 'style-cells', sheet: 'Sheet1', areas: ['A1'], style: { numberFormat: '@' } },
      { edit: 'set-cells', sheet: 'Sheet1', row: 1, column: 1, cells: [['012', '012', '2018-03-05']] },
    ]);
    expect(valueAt(1, 'A1:C1')).toEqual([['012', '012', '2018-03-05']]);
    // The second time the sheet is there, and its formats are asked for.
    await wps.host.apply([{ edit: 'set-cells', sheet: 'Sheet1', row: 1, column: 1, cells: [['013', '013']] }]);
    expect(valueAt(1, 'A1:B1')).toEqual([['013', '013']]);
  });

  test('别的工作簿在前面：写进自己的；另存为别的名字就不写，重新读过再写', async () => {
    await wps.host.read();
    const mine = wps.program.active;
    const other = wps.program.open(wps.anotherModel(), '别的.xlsx');
    await wps.host.apply([note('Sheet1')]);
    expect(mine.book.model.cell(mine.book.sheetOf('Sheet1'), 0, 0).value).toBe('说明');
    expect(other.book.model.cell(other.book.sheetOf('Sheet1'), 0, 0).value).toBeNull();
    expect(await wps.host.selection()).toBeNull();
    mine.fullName = 'D:\\自评.xlsx';
    await expect(wps.host.apply([note('Sheet1', 2)])).rejects.toMatchObject({
      code: 'host.refused',
      message: expect.stringContaining('另存'),
    });
    wps.program.bringToFront(mine);
    await wps.host.read();
    await wps.host.apply([note('Sheet1', 2)]);
    expect(valueAt(1, 'A1:B1')).toEqual([['说明', '说明']]);
  });

  test('取消：两张表之间停下，写过的在回执里', async () => {
    await wps.host.apply([addSheet('第二张')]);
    const stopping = new AbortController();
    const receipt = await wps.host.apply([note('Sheet1'), note('第二张')], {
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    expect(receipt).toEqual({ applied: 1, sheets: ['Sheet1'], cancelled: true });
    expect(valueAt(2, 'A1')).toBeNull();
  });
});

describe('保护', () => {
  beforeEach(async () => {
    wps = openWpsHost();
    await wps.host.apply([addSheet('第二张')]);
  });

  test('没有密码的：写的时候打开，照原样再锁上；不锁的格直接写', async () => {
    wps.macro(({ ActiveWorkbook }) => {
      ActiveWorkbook!.Worksheets.Item(1).Range('B1').Locked = false;
    });
    protect(1);
    await wps.host.apply([note('Sheet1'), note('Sheet1', 2)]);
    const after = wps.macro(({ ActiveWorkbook }) => {
      const { ProtectContents, Protection } = ActiveWorkbook!.Worksheets.Item(1);
      return [ProtectContents, Protection.AllowSorting, Protection.AllowInsertingRows];
    });
    expect(after).toEqual([true, true, false]);
    expect(valueAt(1, 'A1:B1')).toEqual([['说明', '说明']]);
  });

  test('第二张有密码：第一张也一个字不写，都还锁着', async () => {
    protect(1);
    protect(2, '123');
    await expect(wps.host.apply([note('Sheet1'), note('第二张')])).rejects.toMatchObject({
      code: 'host.protected',
      params: { sheet: '第二张' },
    });
    expect(valueAt(1, 'A1')).toBeNull();
    expect((await wps.host.read('all')).sheets.map(({ isProtected }) => isProtected)).toEqual([true, true]);
  });

  test('取消：还没轮到的表也锁回去', async () => {
    protect(1);
    protect(2);
    const stopping = new AbortController();
    await wps.host.apply([note('Sheet1'), note('第二张')], {
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    expect((await wps.host.read('all')).sheets.map(({ isProtected }) => isProtected)).toEqual([true, true]);
  });

  test('工作簿的结构受保护：不加表，说清楚', async () => {
    wps.program.active.book.structure = { password: null };
    await expect(wps.host.apply([note('Sheet1'), addSheet('第三张')])).rejects.toMatchObject({
      code: 'host.structure-protected',
    });
    expect(valueAt(1, 'A1')).toBeNull();
  });
});

describe('写不了的，写以前就说', () => {
  const form = newWorkbook({ pack, sample: true, data: {}, workbookId: 'w-1' });
  const sheetNames = (): unknown =>
    wps.macro(({ ActiveWorkbook }) =>
      Array.from(
        { length: ActiveWorkbook!.Worksheets.Count },
        (_, index) => ActiveWorkbook!.Worksheets.Item(index + 1).Name,
      ),
    );

  test.each([['不让设置页面', ['PageSetup.Orientation'], form, 'host.edit-refused']] as const)(
    '这个版本%s：一张表也没有加',
    async (_title, lacks, edits, code) => {
      wps = openWpsHost({ lacks });
      await expect(wps.host.apply(edits)).rejects.toMatchObject({ code });
      expect(sheetNames()).toEqual(['Sheet1']);
    },
  );

  test('认不出标记过的格子：不猜', async () => {
    wps = openWpsHost({ lacks: ['FormatCondition.Formula1'] });
    await wps.host.apply([
      { edit: 'highlight-cells', sheet: 'Sheet1', areas: ['A1'], formula: 'TRUE', look: 'notice' },
    ]);
    await expect(
      wps.host.apply([note('Sheet1'), { edit: 'clear-highlights', sheet: 'Sheet1', formula: 'TRUE' }]),
    ).rejects.toMatchObject({ code: 'host.edit-refused', message: expect.stringContaining('认出标记过的格子') });
    expect(valueAt(1, 'A1')).toBeNull();
  });

  test.each([
    ['没有的表', [note('Sheet1'), note('没有的表')], 'host.sheet-gone'],
    ['同名的表', [note('Sheet1'), addSheet('sheet1')], 'host.sheet-exists'],
    ['不能作表名的字', [note('Sheet1'), addSheet('收入/支出')], 'host.edit-refused'],
    [
      '太长的文字',
      [note('Sheet1'), { edit: 'set-cells', sheet: 'Sheet1', row: 9, column: 1, cells: [['长'.repeat(40_000)]] }],
      'host.edit-refused',
    ],
  ] as [string, Edit[], string][])('%s：什么也没有写', async (_title, edits, code) => {
    wps = openWpsHost();
    await expect(wps.host.apply(edits)).rejects.toMatchObject({ code });
    expect(valueAt(1, 'A1')).toBeNull();
    expect(sheetNames()).toEqual(['Sheet1']);
  });

  test('我们自己的错还是错，不说成 WPS 的', async () => {
    wps = openWpsHost();
    const wrong: Edit = { edit: 'set-cells', sheet: 'Sheet1', row: 1, column: 1, cells: [[Number.NaN]] };
    await expect(wps.host.apply([wrong])).rejects.not.toHaveProperty('code');
  });
});

describe('样子', () => {
  test('列宽照毫米：字体不同，看一眼再改一次', async () => {
    wps = openWpsHost({ widths: { pointsPerDigit: 7.1, pointsBeside: 4.5 } });
    await wps.host.apply([{ edit: 'size-columns', sheet: 'Sheet1', widthsMm: [20, 20, 60, 1, 0] }]);
    const widths = wps.macro(({ ActiveWorkbook }) =>
      ['A:A', 'B:B', 'C:C', 'D:D', 'E:E'].map((column) => ActiveWorkbook!.Worksheets.Item(1).Range(column).Width),
    );
    const wanted = [57, 57, 170.25, 3, 0];
    widths.forEach((width, index) => expect(Math.abs(width - wanted[index]!)).toBeLessThan(index === 3 ? 3 : 1.5));
  });

  test('标记：重的先成立，公式照那一格写，去掉时只去掉自己的', async () => {
    wps = openWpsHost();
    const mark = (look: 'fault' | 'notice', formula: string): Edit => ({
      edit: 'highlight-cells',
      sheet: 'Sheet1',
      areas: ['B2:B3', 'D5'],
      formula,
      look,
    });
    await wps.host.apply([mark('notice', 'B2>1'), mark('fault', 'B2>2'), mark('notice', 'TRUE')]);
    const rules = (): unknown[] =>
      wps.program.active.book.extras
        .of(wps.model.active())
        .highlights.map(({ formula, fill, areas }) => [formula, fill, areas[0]!.row]);
    expect(rules()).toEqual([
      ['=B2>2', '#FDF3F4', 1],
      ['=D5>2', '#FDF3F4', 4],
      ['=B2>1', '#EAF3FB', 1],
      ['=D5>1', '#EAF3FB', 4],
      ['=TRUE', '#EAF3FB', 1],
      ['=TRUE', '#EAF3FB', 4],
    ]);
    await wps.host.apply([{ edit: 'clear-highlights', sheet: 'Sheet1', formula: '=TRUE' }]);
    expect(rules()).toHaveLength(4);
    expect(await wps.host.selection()).toEqual({ sheet: 'Sheet1', address: 'A1' });
  });
});

describe('转到', () => {
  beforeEach(async () => {
    wps = openWpsHost();
    await wps.host.apply([addSheet('第二张'), { edit: 'size-rows', sheet: '第二张', heightsPt: [15, 0] }]);
  });

  test('别的表上的格；合并的格的一角', async () => {
    await wps.host.goTo('第二张', 'C4');
    expect(await wps.host.selection()).toEqual({ sheet: '第二张', address: 'C4' });
    wps.macro(({ ActiveWorkbook }) => ActiveWorkbook!.Worksheets.Item(2).Range('B5:D6').Merge());
    await wps.host.goTo('第二张', 'C6');
    expect(await wps.host.selection()).toEqual({ sheet: '第二张', address: 'B5' });
  });

  test.each([
    ['没有的表', 'A1', 'host.sheet-gone'],
    ['第二张', 'A2', 'host.row-hidden'],
  ])('%s %s：%s', async (sheet, address, code) => {
    await expect(wps.host.goTo(sheet, address)).rejects.toMatchObject({ code });
  });

  test('隐藏的表，不让选的表', async () => {
    wps.macro(({ ActiveWorkbook }) => {
      ActiveWorkbook!.Worksheets.Item(2).Visible = 0;
    });
    await expect(wps.host.goTo('第二张', 'A1')).rejects.toMatchObject({ code: 'host.sheet-hidden' });
    protect(1);
    const { extras, model } = wps.program.active.book;
    const one = extras.of(model.active());
    one.protection = { ...one.protection!, options: { ...one.protection!.options, selectionMode: 'None' } };
    await expect(wps.host.goTo('Sheet1', 'D9')).rejects.toMatchObject({ code: 'host.not-selectable' });
  });
});

test('不在 WPS 里：说出来，不假装', async () => {
  wps = openWpsHost();
  const realm = globalThis as { wps?: object | undefined };
  const { wps: around } = realm;
  realm.wps = {};
  await expect(wps.host.read()).rejects.toMatchObject({ code: 'host.unsupported' });
  delete realm.wps;
  await expect(wps.host.onChanged(() => undefined)).rejects.toMatchObject({ code: 'host.unsupported' });
  realm.wps = around;
});
