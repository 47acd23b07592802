import { openExcel } from '../../excel';

const excel = openExcel();
afterAll(() => excel.close());
afterEach(() => expect(excel.host.bugs).toEqual([]));

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

test('值、公式、显示文本、数字格式：写与读在同一批，读到的是重算后的结果', async () => {
  const read = await excel.run(async (context) => {
    const range = sheet(context).getRange('A1:C2');
    range.values = [
      [1, '甲', true],
      ['=A1*2.5', '', "'012"],
    ];
    range.numberFormat = [
      ['0.00', '@', 'General'],
      ['#,##0.000', 'General', '@'],
    ];
    range.load('values,formulas,text,numberFormat,valueTypes,address');
    await context.sync();
    return range.toJSON();
  });
  expect(read).toMatchObject({
    address: '基础数据表!A1:C2',
    values: [
      [1, '甲', true],
      [2.5, '', '012'],
    ],
    formulas: [
      [1, '甲', true],
      ['=A1*2.5', '', '012'],
    ],
    text: [
      ['1.00', '甲', 'TRUE'],
      ['2.500', '', '012'],
    ],
    numberFormat: [
      ['0.00', '@', 'General'],
      ['#,##0.000', 'General', '@'],
    ],
    valueTypes: [
      ['Double', 'String', 'Boolean'],
      ['Double', 'Empty', 'String'],
    ],
  });
});

describe('写入一个单元格', () => {
  test.each<[string, unknown, unknown, string]>([
    ['数', 12.5, 12.5, 'Double'],
    ['像数的文字变成数', '12', 12, 'Double'],
    ['百分数', '12.5%', 0.125, 'Double'],
    ['撇号开头是文字', "'012", '012', 'String'],
    ['真假', true, true, 'Boolean'],
    ['TRUE', 'TRUE', true, 'Boolean'],
    ['错误值', '=1/0', '#DIV/0!', 'Error'],
    ['空', '', '', 'Empty'],
    ['换行的文字', '甲\n乙', '甲\n乙', 'String'],
    ['未知函数', '=NOSUCH(1)', '#NAME?', 'Error'],
  ])('%s', async (_title, written, value, type) => {
    const [values, types] = await excel.run(async (context) => {
      const cell = sheet(context).getRange('H1');
      cell.values = [[written]];
      cell.load('values,valueTypes');
      await context.sync();
      return [cell.values, cell.valueTypes];
    });
    expect([values, types]).toEqual([[[value]], [[type]]]);
  });

  test('文本格式的单元格留住文字', async () => {
    const values = await excel.run(async (context) => {
      const cell = sheet(context).getRange('H2');
      cell.numberFormat = [['@']];
      cell.values = [['0012']];
      cell.load('values');
      await context.sync();
      return cell.values;
    });
    expect(values).toEqual([['0012']]);
  });

  test('null 不动单元格，一个值填满区域', async () => {
    const values = await excel.run(async (context) => {
      const range = sheet(context).getRange('H3:I4');
      range.values = 7 as unknown as number[][];
      range.values = [
        [null, 8],
        [9, null],
      ];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([
      [7, 8],
      [9, 7],
    ]);
  });
});

test('大区域由客户端分块写入，仍只有一次往返', async () => {
  const before = excel.host.traffic.roundTrips;
  const sum = await excel.run(async (context) => {
    const range = sheet(context).getRange('A101:C2100');
    range.values = Array.from({ length: 2000 }, (_, row) => [row, 1, 2]);
    const cell = sheet(context).getRange('E1');
    cell.formulas = [['=SUM(A101:C2100)']];
    cell.load('values');
    await context.sync();
    return cell.values[0]?.[0];
  });
  expect(sum).toBe((1999 * 2000) / 2 + 2000 * 3);
  expect(excel.host.traffic.roundTrips - before).toBe(1);
});

describe('区域', () => {
  test.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
    ['getCell', (one) => one.getRange('B2:D4').getCell(1, 1), 'C3'],
    ['getResizedRange', (one) => one.getRange('B2').getResizedRange(2, 1), 'B2:C4'],
    ['getOffsetRange', (one) => one.getRange('B2:C3').getOffsetRange(1, 1), 'C3:D4'],
    ['getEntireRow', (one) => one.getRange('B2:C3').getEntireRow(), '2:3'],
    ['getEntireColumn', (one) => one.getRange('B2:C3').getEntireColumn(), 'B:C'],
    ['getIntersection', (one) => one.getRange('A1:C3').getIntersection('B2:D9'), 'B2:C3'],
    ['getBoundingRect', (one) => one.getRange('A1').getBoundingRect('C5'), 'A1:C5'],
    ['getRangeByIndexes', (one) => one.getRangeByIndexes(1, 2, 3, 4), 'C2:F4'],
    ['getLastCell', (one) => one.getRange('B2:D4').getLastCell(), 'D4'],
    ['另一张表的地址', (one) => one.getRange('评分表!A1'), 'A1'],
  ])('%s', async (_title, get, address) => {
    const found = await excel.run(async (context) => {
      const range = get(sheet(context));
      range.load('address');
      await context.sync();
      return range.address;
    });
    expect(found.split('!')[1]).toBe(address);
  });

  test('没有交集时是空对象，它的下级也是', async () => {
    const nulls = await excel.run(async (context) => {
      const none = sheet(context).getRange('A1:B2').getIntersectionOrNullObject('D4');
      const fill = none.format.fill;
      none.load('address');
      fill.load('color');
      await context.sync();
      return [none.isNullObject, fill.isNullObject];
    });
    expect(nulls).toEqual([true, true]);
  });

  test('已用区域：值与格式分开看', async () => {
    const found = await excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem('评分表');
      const empty = used.getUsedRangeOrNullObject();
      await context.sync();
      used.getRange('B2').values = [[1]];
      used.getRange('D5').format.fill.color = '#FFEE00';
      const all = used.getUsedRange();
      const valued = used.getUsedRange(true);
      all.load('address');
      valued.load('address');
      await context.sync();
      return [empty.isNullObject, all.address, valued.address];
    });
    expect(found).toEqual([true, '评分表!B2:D5', '评分表!B2']);
  });

  test('整列的值是 null，不能写', async () => {
    const values = await excel.run(async (context) => {
      const column = sheet(context).getRange('M:M');
      column.load('values,address');
      await context.sync();
      return column.values;
    });
    expect(values).toBeNull();
    const write = excel.run(async (context) => {
      sheet(context).getRange('M:M').values = 1 as unknown as number[][];
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: 'InvalidArgument' });
  });
});

describe('错误', () => {
  test.each<[string, (context: Excel.RequestContext) => void, string]>([
    ['行列数不符', (context) => (sheet(context).getRange('A1:B2').values = [[1]]), 'InvalidArgument'],
    ['没有这张表', (context) => context.workbook.worksheets.getItem('没有').load('name'), 'ItemNotFound'],
    ['没有这个名称', (context) => context.workbook.names.getItem('没有').load('name'), 'ItemNotFound'],
    ['地址不对', (context) => sheet(context).getRange('不是地址').load('values'), 'InvalidArgument'],
    ['表外的区域', (context) => sheet(context).getRange('A1').getOffsetRange(-1, 0).load('address'), 'InvalidArgument'],
    ['颜色不对', (context) => (sheet(context).getRange('A1').format.fill.color = '#12'), 'InvalidArgument'],
    ['同名的表', (context) => void context.workbook.worksheets.add('评分表'), 'ItemAlreadyExists'],
    ['表名不合规则', (context) => void context.workbook.worksheets.add('a/b'), 'InvalidArgument'],
  ])('%s', async (_title, work, code) => {
    const failing = excel.run(async (context) => {
      work(context);
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ name: 'RichApi.Error', code });
  });

  test('没有 load 就读，客户端自己说', async () => {
    const failing = excel.run(async (context) => {
      const range = sheet(context).getRange('A1');
      await context.sync();
      return range.values;
    });
    await expect(failing).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
  });

  test('出错前的写入留下，debugInfo 指到出错的语句', async () => {
    const failing = excel.run(async (context) => {
      sheet(context).getRange('N1').values = [['留下']];
      sheet(context).getRange('N2:N3').values = [[1]];
      sheet(context).getRange('N4').values = [['不写']];
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({
      debugInfo: { errorLocation: 'getRange', statement: expect.stringContaining('values') },
    });
    const values = await excel.run(async (context) => {
      const range = sheet(context).getRange('N1:N4');
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([['留下'], [''], [''], ['']]);
  });
});

test('引用在 run 结束后都还给了宿主', async () => {
  await excel.run(async (context) => {
    const range = sheet(context).getRange('A1:B2');
    range.load('values');
    await context.sync();
    range.getCell(0, 0).load('address');
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(excel.host.keptReferences).toBe(0);
});

test('插入与删除整行：公式跟着走', async () => {
  const found = await excel.run(async (context) => {
    const one = context.workbook.worksheets.add('行');
    one.getRange('A1:A3').values = [[1], [2], [3]];
    one.getRange('A5').formulas = [['=SUM(A1:A3)']];
    one.getRange('2:3').insert('Down');
    one.getRange('A2').values = [[10]];
    const sum = one.getRange('A7');
    sum.load('values,formulas');
    await context.sync();
    const inserted = [sum.formulas[0]?.[0], sum.values[0]?.[0]];
    one.getRange('1:2').delete('Up');
    const after = one.getRange('A5');
    after.load('values,formulas');
    await context.sync();
    return [inserted, [after.formulas[0]?.[0], after.values[0]?.[0]]];
  });
  expect(found).toEqual([
    ['=SUM(A1:A5)', 16],
    ['=SUM(A1:A3)', 5],
  ]);
});

test('清除内容、格式、全部', async () => {
  const found = await excel.run(async (context) => {
    const one = context.workbook.worksheets.add('清除');
    const range = one.getRange('A1:A3');
    range.values = [[1], [2], [3]];
    range.format.fill.color = '#FFEE00';
    one.getRange('A1').clear('Contents');
    one.getRange('A2').clear('Formats');
    one.getRange('A3').clear();
    const fills = ['A1', 'A2', 'A3'].map((address) => one.getRange(address).format.fill);
    for (const fill of fills) fill.load('color');
    range.load('values');
    await context.sync();
    return [range.values, fills.map((fill) => fill.color)];
  });
  expect(found).toEqual([
    [[''], [2], ['']],
    ['#FFEE00', '#FFFFFF', '#FFFFFF'],
  ]);
});
