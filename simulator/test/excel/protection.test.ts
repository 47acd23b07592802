import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

/** B2:C5 开锁，整表保护。 */
async function protect(options?: Excel.WorksheetProtectionOptions, password?: string): Promise<void> {
  await excel.run(async (context) => {
    sheet(context).getRange('B2:C5').format.protection.locked = false;
    sheet(context).protection.protect(options, password);
    await context.sync();
  });
}

async function attempt(work: (one: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<string> {
  try {
    await excel.run(async (context) => {
      work(sheet(context), context);
      await context.sync();
    });
    return '可以';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test.each<[string, (one: Excel.Worksheet, context: Excel.RequestContext) => void, string]>([
  ['写开锁的单元格', (one) => (one.getRange('B2:C5').values = 1 as unknown as number[][]), '可以'],
  ['写上锁的单元格', (one) => (one.getRange('A1').values = [[1]]), 'AccessDenied'],
  ['写一半上锁的区域', (one) => (one.getRange('B5:B6').values = [[1], [2]]), 'AccessDenied'],
  ['清除上锁的单元格', (one) => one.getRange('A1').clear('Contents'), 'AccessDenied'],
  ['给开锁的单元格设格式', (one) => (one.getRange('B2').format.fill.color = '#FFEE00'), 'AccessDenied'],
  ['改锁定', (one) => (one.getRange('A1').format.protection.locked = false), 'AccessDenied'],
  ['插入行', (one) => one.getRange('3:3').insert('Down'), 'AccessDenied'],
  ['删行', (one) => one.getRange('3:3').delete('Up'), 'AccessDenied'],
  ['列宽', (one) => (one.getRange('A:A').format.columnWidth = 50), 'AccessDenied'],
  ['合并', (one) => one.getRange('A1:B1').merge(), 'AccessDenied'],
  ['设有效性', (one) => (one.getRange('A1').dataValidation.rule = { custom: { formula: '=TRUE' } }), 'AccessDenied'],
  ['加条件格式', (one) => void one.getRange('A1').conditionalFormats.add('Custom'), 'AccessDenied'],
  ['读', (one) => one.getRange('A1').load('values'), '可以'],
  ['页面设置', (one) => (one.pageLayout.orientation = 'Landscape'), '可以'],
  ['加名称', (one, context) => void context.workbook.names.add('甲', one.getRange('A1')), '可以'],
  [
    '写另一张表',
    (_one, context) => (context.workbook.worksheets.getItem('评分表').getRange('A1').values = [[1]]),
    '可以',
  ],
])('保护的表上%s：%s', async (_title, work, outcome) => {
  await protect();
  expect(await attempt(work)).toBe(outcome);
});

test('允许的事可以做', async () => {
  await protect({ allowFormatCells: true, allowInsertRows: true, allowFormatColumns: true });
  expect(await attempt((one) => (one.getRange('A1').format.fill.color = '#FFEE00'))).toBe('可以');
  expect(await attempt((one) => (one.getRange('A:A').format.columnWidth = 50))).toBe('可以');
  expect(await attempt((one) => void one.getRange('4:4').insert('Down'))).toBe('可以');
  expect(await attempt((one) => (one.getRange('A1').values = [[1]]))).toBe('AccessDenied');
});

test('开锁跟着插入的行走，新行照上一行', async () => {
  await protect({ allowInsertRows: true });
  const locked = async () =>
    excel.run(async (context) => {
      const cells = ['B2', 'B3', 'B6', 'B7', 'A3'].map((address) => sheet(context).getRange(address).format.protection);
      for (const cell of cells) cell.load('locked');
      await context.sync();
      return cells.map((cell) => cell.locked);
    });
  await attempt((one) => void one.getRange('3:3').insert('Down'));
  expect(await locked()).toEqual([false, false, false, true, true]);
  expect(await attempt((one) => (one.getRange('B3').values = [[1]]))).toBe('可以');
  await attempt((one) => void one.getRange('1:1').insert('Down'));
  expect(await locked()).toEqual([true, false, false, false, true]);
});

test('状态与选项读得回；再保护一次出错；密码', async () => {
  await protect({ allowSort: true }, '123');
  const read = await excel.run(async (context) => {
    const { protection } = sheet(context);
    protection.load('protected,options');
    await context.sync();
    return [protection.protected, protection.options.allowSort, protection.options.allowInsertRows];
  });
  expect(read).toEqual([true, true, false]);
  expect(await attempt((one) => one.protection.protect())).toBe('InvalidOperation');
  expect(await attempt((one) => one.protection.unprotect('错'))).toBe('InvalidArgument');
  expect(await attempt((one) => one.protection.unprotect())).toBe('AccessDenied');
  expect(await attempt((one) => one.protection.unprotect('123'))).toBe('可以');
  expect(await attempt((one) => (one.getRange('A1').values = [[1]]))).toBe('可以');
});
