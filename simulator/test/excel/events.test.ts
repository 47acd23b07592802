import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
let heard: (readonly unknown[])[];

beforeEach(async () => {
  excel = openExcel();
  heard = [];
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onChanged.add(
      async (args) =>
        void heard.push(['改动', args.worksheetId, args.address, args.changeType, args.source, args.triggerSource]),
    );
    worksheets.onCalculated.add(async (args) => void heard.push(['重算', args.worksheetId]));
    await context.sync();
  });
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

/** 用户在网格里做的事：走 Univer 自己的命令。 */
function user(address: string) {
  const found = excel.model.open.workbook.getSheetBySheetId('s1')?.getRange(address);
  if (!found) throw new Error('没有这张表');
  return found;
}

async function events(): Promise<readonly (readonly unknown[])[]> {
  await excel.host.book.settle();
  await new Promise((resolve) => setTimeout(resolve, 130));
  const all = heard;
  heard = [];
  return all;
}

test('一次修改一个事件：谁改的，改了哪里', async () => {
  user('A1').setValue(3);
  expect(await events()).toEqual([['改动', 's1', 'A1', 'RangeEdited', 'Local', 'Unknown']]);
  user('B2:C3').setValues([
    [1, 2],
    [3, 4],
  ]);
  expect(await events()).toEqual([['改动', 's1', 'B2:C3', 'RangeEdited', 'Local', 'Unknown']]);
  await excel.run(async (context) => {
    sheet(context).getRange('D1:D2').values = [[1], [2]];
    await context.sync();
  });
  expect(await events()).toEqual([['改动', 's1', 'D1:D2', 'RangeEdited', 'Local', 'ThisLocalAddin']]);
});

test('重算只报 onCalculated，在改动之后，只有一次', async () => {
  await excel.run(async (context) => {
    sheet(context).getRange('A1:A2').formulas = [[1], ['=A1*2']];
    await context.sync();
  });
  await events();
  user('A1').setValue(5);
  expect(await events()).toEqual([
    ['改动', 's1', 'A1', 'RangeEdited', 'Local', 'Unknown'],
    ['重算', 's1'],
  ]);
});

test('插入行只有一个事件，尽管公式跟着改写；撤销也是', async () => {
  await excel.run(async (context) => {
    sheet(context).getRange('A5:A7').formulas = [[1], [2], ['=SUM(A5:A6)']];
    await context.sync();
  });
  await events();
  excel.model.open.workbook.getSheetBySheetId('s1')?.insertRows(2, 2);
  const inserted = await events();
  expect(inserted.filter(([kind]) => kind === '改动')).toEqual([
    ['改动', 's1', '3:4', 'RowInserted', 'Local', 'Unknown'],
  ]);
  excel.model.undo();
  const undone = await events();
  expect(undone.filter(([kind]) => kind === '改动')).toEqual([['改动', 's1', '3:4', 'RowDeleted', 'Local', 'Unknown']]);
});

test('撤销、重做一次修改也是一个事件，单格的带着前后的值', async () => {
  const details: unknown[] = [];
  await excel.run(async (context) => {
    sheet(context).onChanged.add(async (args) => void details.push(args.details));
    await context.sync();
  });
  user('A1').setValue(3);
  user('A1').setValue('甲');
  user('B2:C3').setValues([
    [1, 2],
    [3, 4],
  ]);
  await events();
  details.length = 0;
  const changed = async () => (await events()).filter(([kind]) => kind === '改动').map(([, ...rest]) => rest);
  const told = (address: string) => ['s1', address, 'RangeEdited', 'Local', 'Unknown'];
  const { workbook } = excel.model.open;
  workbook.undo();
  expect(await changed()).toEqual([told('B2:C3')]);
  workbook.undo();
  expect(await changed()).toEqual([told('A1')]);
  workbook.redo();
  expect(await changed()).toEqual([told('A1')]);
  expect(details).toMatchObject([
    undefined,
    { valueBefore: '甲', valueAfter: 3, valueTypeBefore: 'String', valueTypeAfter: 'Double' },
    { valueBefore: 3, valueAfter: '甲', valueTypeBefore: 'Double', valueTypeAfter: 'String' },
  ]);
});

test('撤销插入的行：别的表上跟着改写的公式不算改动', async () => {
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('评分表').getRange('A1').formulas = [['=基础数据表!A9']];
    await context.sync();
  });
  excel.model.open.workbook.getSheetBySheetId('s1')?.insertRows(2, 2);
  await events();
  excel.model.undo();
  expect((await events()).filter(([kind]) => kind === '改动')).toEqual([
    ['改动', 's1', '3:4', 'RowDeleted', 'Local', 'Unknown'],
  ]);
});

test.each([
  ['用户改表名', () => void excel.model.open.workbook.getSheetBySheetId('s1')?.setName('改了名')],
  ['用户删掉表', () => void excel.model.open.workbook.deleteSheet('s1')],
])('%s：跟着改写的公式不算改动', async (_what, change) => {
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('评分表').getRange('A1').formulas = [['=基础数据表!A9']];
    await context.sync();
  });
  await events();
  change();
  expect((await events()).filter(([kind]) => kind === '改动')).toEqual([]);
  expect(excel.model.cell('s2', 0, 0).formula).not.toBe('=基础数据表!A9');
  excel.model.undo();
  expect((await events()).filter(([kind]) => kind === '改动')).toEqual([]);
});

test('只改格式不算改动，另有 onFormatChanged', async () => {
  await excel.run(async (context) => {
    context.workbook.worksheets.onFormatChanged.add(async (args) => void heard.push(['格式', args.address]));
    await context.sync();
  });
  user('A1:B2').setBackground('#FFEE00');
  expect(await events()).toEqual([['格式', 'A1:B2']]);
});

test('事件的区域可以再读', async () => {
  const values: unknown[] = [];
  await excel.run(async (context) => {
    sheet(context).onChanged.add(async (args) =>
      excel.run(async (inner) => {
        const range = args.getRange(inner);
        range.load('values,address');
        await inner.sync();
        values.push([range.address, range.values]);
      }),
    );
    await context.sync();
  });
  user('C3').setValue('甲');
  await events();
  expect(values).toEqual([['基础数据表!C3', [['甲']]]]);
});

test('选区、当前表、表的增删改名移、可见性、保护', async () => {
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.onSelectionChanged.add(async (args) => void heard.push(['选区', args.address]));
    worksheets.onActivated.add(async (args) => void heard.push(['当前表', args.worksheetId]));
    worksheets.onDeactivated.add(async (args) => void heard.push(['离开', args.worksheetId]));
    worksheets.onAdded.add(async () => void heard.push(['添加']));
    worksheets.onDeleted.add(async (args) => void heard.push(['删除', args.worksheetId]));
    worksheets.onProtectionChanged.add(async (args) => void heard.push(['保护', args.isProtected]));
    context.workbook.onSelectionChanged.add(async () => void heard.push(['工作簿选区']));
    await context.sync();
  });
  user('B2').activate();
  expect(await events()).toEqual([['选区', 'B2'], ['工作簿选区']]);
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.add('新表');
    worksheets.getItem('评分表').delete();
    sheet(context).protection.protect();
    await context.sync();
  });
  expect(await events()).toEqual([['添加'], ['删除', 's2'], ['保护', true]]);
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('新表').activate();
    await context.sync();
  });
  expect((await events()).slice(0, 2)).toEqual([
    ['离开', 's1'],
    ['当前表', expect.any(String)],
  ]);
});

test('移除后不再报；enableEvents 关掉全部', async () => {
  await excel.run(async (context) => {
    const handler = sheet(context).onChanged.add(async (args) => void heard.push(['本表', args.address]));
    await context.sync();
    handler.remove();
    await handler.context.sync();
  });
  user('A1').setValue(1);
  expect(await events()).toEqual([['改动', 's1', 'A1', 'RangeEdited', 'Local', 'Unknown']]);
  await excel.run(async (context) => {
    context.runtime.enableEvents = false;
    await context.sync();
  });
  user('A1').setValue(2);
  expect(await events()).toEqual([]);
});
