import { cellAt } from '../../../src/core/workbook/snapshot';
import { openWpsHost, type WpsAndHost } from './open-wps-host';

let wps: WpsAndHost;
beforeEach(() => {
  wps = openWpsHost();
});
afterEach(() => wps.close());

const sheetRead = async () => (await wps.host.read('all')).sheets[0]!;

test('空表：用过的区域说是 A1，其实什么也没有', async () => {
  expect(await sheetRead()).toMatchObject({ name: 'Sheet1', row: 1, column: 1, cells: [], isProtected: false });
});

test('只有一格：WPS 给的不是表格，是一个值', async () => {
  await wps.type('Sheet1', 'C4', 12.5);
  expect(await sheetRead()).toMatchObject({ row: 4, column: 3, cells: [[12.5]] });
});

test.each([
  ['=1/0', '#DIV/0!'],
  ['=NA()', '#N/A'],
  ['=没有这个名称+1', '#NAME?'],
  ['="字"+1', '#VALUE!'],
  ['=SQRT(-1)', '#NUM!'],
  ['=#REF!+1', '#REF!'],
])('错误是一个号码：%s 读成 %s', async (formula, error) => {
  await wps.type('Sheet1', 'A1', formula);
  await wps.type('Sheet1', 'B1', 1);
  expect(cellAt(await sheetRead(), 1, 1)).toEqual({ formula, value: { error } });
});

test('与错误同号码的数还是数，真假还是真假，空文字的结果是空', async () => {
  await wps.type('Sheet1', 'A1', -2146826281);
  await wps.type('Sheet1', 'B1', '=1=1');
  await wps.type('Sheet1', 'C1', '=""');
  await wps.type('Sheet1', 'D1', "'=1+1");
  expect((await sheetRead()).cells[0]).toEqual([
    -2146826281,
    { formula: '=1=1', value: true },
    { formula: '=""', value: null },
    '=1+1',
  ]);
});

test('名称：引用照我们的写法，隐藏照样，一张表自己的顶替断了的', async () => {
  await wps.host.apply([
    { edit: 'define-name', name: 'jx.a', refersTo: 'Sheet1!$B$5', hidden: true },
    { edit: 'define-name', name: 'jx.b', refersTo: '#REF!', hidden: false },
    { edit: 'define-name', name: '比例', refersTo: '0.13', hidden: false },
  ]);
  wps.model.putName({ name: 'jx.b', refersTo: "'Sheet1'!$C$1", hidden: false, comment: '', sheet: wps.model.active() });
  expect((await wps.host.read('list')).names).toEqual([
    { name: 'jx.a', refersTo: "'Sheet1'!$B$5", hidden: true },
    { name: '比例', refersTo: '0.13', hidden: false },
    { name: 'jx.b', refersTo: "'Sheet1'!$C$1", hidden: false },
  ]);
});

test('别人的表：合并的格一块一块都找得到', async () => {
  wps.macro(({ ActiveWorkbook }) => {
    const sheet = ActiveWorkbook!.Worksheets.Item(1);
    sheet.Range('A1:E1').Merge();
    sheet.Range('A3:A4').Merge();
    sheet.Range('C3:E7').Merge();
    sheet.Range('G9').Value2 = 1;
  });
  const [sheet] = await wps.host.readPrinted!();
  const inOrder = [...sheet!.merges].sort((one, other) => one.top - other.top || one.left - other.left);
  expect(inOrder).toEqual([
    { top: 1, left: 1, bottom: 1, right: 5 },
    { top: 3, left: 1, bottom: 4, right: 1 },
    { top: 3, left: 3, bottom: 7, right: 5 },
  ]);
  expect(cellAt({ ...sheet!, isProtected: false }, 9, 7)).toBe(1);
});

test('别人的表：日期、百分数、隐藏的行和列都看得出', async () => {
  wps.macro(({ ActiveWorkbook }) => {
    const sheet = ActiveWorkbook!.Worksheets.Item(1);
    sheet.Range('D5').Value2 = 45_052;
    sheet.Range('D5').NumberFormat = 'yyyy/m/d';
    sheet.Range('C2:C3').Value2 = [[0.75], [0.5]];
    sheet.Range('C2:C3').NumberFormat = '0.00%';
    sheet.Range('A4').EntireRow.Hidden = true;
    sheet.Range('B1').EntireColumn.Hidden = true;
  });
  const [sheet] = await wps.host.readPrinted!();
  expect(sheet!.looks).toEqual({
    dates: new Set(['D5']),
    percents: new Set(['C2', 'C3']),
    hiddenRows: new Set([4]),
    hiddenColumns: new Set([2]),
    dateShift: 0,
  });
});

test('填满格式的整列：说太大、怎么办，不让窗口停住', async () => {
  wps.macro(({ ActiveWorkbook }) => {
    ActiveWorkbook!.Worksheets.Item(1).Range('C900000').Value2 = 1;
    ActiveWorkbook!.Worksheets.Item(1).Range('A1').Value2 = 1;
  });
  await wps.settle();
  await expect(wps.host.read('all')).rejects.toMatchObject({
    code: 'host.too-large',
    message: expect.stringContaining('WPS 表格 不接受'),
  });
});
