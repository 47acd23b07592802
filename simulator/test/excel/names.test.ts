import { openExcel, type OpenExcel } from '../../excel';

let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

/** 名称“jx.合计”指向基础数据表 A10:A12，C30 对它求和。 */
async function withName(): Promise<void> {
  await excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('基础数据表');
    one.getRange('A10:A12').values = [[1], [2], [3]];
    context.workbook.names.add('jx.合计', one.getRange('A10:A12'), '合计');
    one.getRange('C30').formulas = [['=SUM(jx.合计)']];
    await context.sync();
  });
}

async function look(cell: string): Promise<{ formula: string; value: unknown; address: string }> {
  return excel.run(async (context) => {
    const name = context.workbook.names.getItem('jx.合计');
    const range = name.getRangeOrNullObject();
    const sum = context.workbook.worksheets.getItem('基础数据表').getRange(cell);
    name.load('formula');
    range.load('address');
    sum.load('values');
    await context.sync();
    return {
      formula: String(name.formula),
      value: sum.values[0]?.[0],
      address: range.isNullObject ? '' : range.address,
    };
  });
}

test('名称跟着插入的行走，用它的公式仍对（含之后的改动）', async () => {
  await withName();
  expect(await look('C30')).toEqual({ formula: '=基础数据表!$A$10:$A$12', value: 6, address: '基础数据表!A10:A12' });
  await excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('基础数据表');
    one.getRange('5:6').insert('Down');
    await context.sync();
  });
  expect(await look('C32')).toEqual({ formula: '=基础数据表!$A$12:$A$14', value: 6, address: '基础数据表!A12:A14' });
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('基础数据表').getRange('A12').values = [[10]];
    await context.sync();
  });
  expect(await look('C32')).toMatchObject({ value: 15 });
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('基础数据表').getRange('13:13').insert('Down');
    context.workbook.worksheets.getItem('基础数据表').getRange('A13').values = [[100]];
    await context.sync();
  });
  expect(await look('C33')).toEqual({ formula: '=基础数据表!$A$12:$A$15', value: 115, address: '基础数据表!A12:A15' });
});

test('改表名：名称与地址都跟着', async () => {
  await withName();
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('基础数据表').name = '基础 数据';
    await context.sync();
    context.workbook.worksheets.getItem('基础 数据').name = '基础数据表';
    context.workbook.worksheets.getItem('基础数据表').getRange('A10').values = [[7]];
    await context.sync();
  });
  expect(await look('C30')).toMatchObject({ formula: '=基础数据表!$A$10:$A$12', value: 12 });
});

test('删掉所在的行：#REF!，没有区域', async () => {
  await withName();
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem('基础数据表').getRange('10:12').delete('Up');
    await context.sync();
  });
  const broken = await look('C27');
  expect(broken.formula).toContain('#REF!');
  expect([broken.value, broken.address]).toEqual(['#REF!', '']);
});

test('删掉所在的表：#REF!', async () => {
  await withName();
  const found = await excel.run(async (context) => {
    context.workbook.worksheets.getItem('基础数据表').delete();
    const name = context.workbook.names.getItem('jx.合计');
    name.load('formula,type');
    await context.sync();
    return [String(name.formula), name.type];
  });
  expect(found[0]).toContain('#REF!');
  expect(found[1]).toBe('Error');
});

test('隐藏、备注、清单、个数、常量', async () => {
  await withName();
  const found = await excel.run(async (context) => {
    const { names } = context.workbook;
    names.add('税率', '=0.13');
    names.getItem('JX.合计').visible = false;
    names.load('items/name,items/visible,items/formula,items/value,items/type,items/scope,items/comment');
    const count = names.getCount();
    const none = names.getItemOrNullObject('没有');
    await context.sync();
    return [names.items.map((one) => one.toJSON()), count.value, none.isNullObject];
  });
  expect(found).toEqual([
    [
      expect.objectContaining({
        name: 'jx.合计',
        visible: false,
        formula: '=基础数据表!$A$10:$A$12',
        type: 'Range',
        scope: 'Workbook',
        comment: '合计',
      }),
      expect.objectContaining({ name: '税率', visible: true, formula: '=0.13', value: 0.13, type: 'Double' }),
    ],
    2,
    true,
  ]);
});

test('删名称：用它的公式答 #NAME?', async () => {
  await withName();
  const value = await excel.run(async (context) => {
    context.workbook.names.getItem('jx.合计').delete();
    const sum = context.workbook.worksheets.getItem('基础数据表').getRange('C30');
    sum.load('values');
    const none = context.workbook.names.getItemOrNullObject('jx.合计');
    await context.sync();
    return [sum.values[0]?.[0], none.isNullObject];
  });
  expect(value).toEqual(['#NAME?', true]);
});

test('表级名称与工作簿名称互不相干', async () => {
  await withName();
  const found = await excel.run(async (context) => {
    const one = context.workbook.worksheets.getItem('评分表');
    one.names.add('jx.合计', one.getRange('B1'));
    one.names.load('items/name,items/scope,items/formula');
    context.workbook.names.load('items/formula');
    await context.sync();
    return [
      one.names.items.map((name) => [name.scope, name.formula]),
      context.workbook.names.items.map((name) => name.formula),
    ];
  });
  expect(found).toEqual([[['Worksheet', '=评分表!$B$1']], ['=基础数据表!$A$10:$A$12']]);
});

test.each<[string, string, string]>([
  ['已有的名称', 'JX.合计', 'ItemAlreadyExists'],
  ['像单元格', 'A1', 'InvalidArgument'],
  ['有空格', '合 计', 'InvalidArgument'],
  ['数字开头', '1月', 'InvalidArgument'],
])('%s不能再取', async (_title, name, code) => {
  await withName();
  const failing = excel.run(async (context) => {
    context.workbook.names.add(name, context.workbook.worksheets.getItem('评分表').getRange('A1'));
    await context.sync();
  });
  await expect(failing).rejects.toMatchObject({ code });
});
