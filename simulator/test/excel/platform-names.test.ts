import { openExcel, type OpenExcel } from '../../excel';

/** E1–E4、E14、E16：名称与重算，每条一个最小的例子。 */
let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const S = (context: Excel.RequestContext, name = '基础数据表') => context.workbook.worksheets.getItem(name);

async function valueOf(address: string, sheet = '基础数据表'): Promise<unknown> {
  return excel.run(async (context) => {
    const range = S(context, sheet).getRange(address);
    range.load('values');
    await context.sync();
    return range.values[0]?.[0];
  });
}

test('E1 名称的格子被删光：用它的公式当场是 #REF!', async () => {
  await excel.run(async (context) => {
    const sheet = S(context);
    sheet.getRange('B3:B5').values = [[1], [2], [3]];
    context.workbook.names.add('blk', sheet.getRange('B3:B5'));
    sheet.getRange('A1:A2').formulas = [['=SUM(blk)'], ['=SUM(B3:B5)']];
    await context.sync();
  });
  expect(await valueOf('A1')).toBe(6);
  await excel.run(async (context) => {
    S(context).getRange('3:5').delete('Up');
    await context.sync();
  });
  expect([await valueOf('A1'), await valueOf('A2')]).toEqual(['#REF!', '#REF!']);
});

test('E2 名称所在的表被删：用它的公式当场是 #REF!', async () => {
  await excel.run(async (context) => {
    const other = S(context, '评分表');
    other.getRange('A1').values = [[9]];
    context.workbook.names.add('nm', other.getRange('A1'));
    S(context).getRange('A1').formulas = [['=nm+1']];
    await context.sync();
  });
  expect(await valueOf('A1')).toBe(10);
  await excel.run(async (context) => {
    S(context, '评分表').delete();
    await context.sync();
  });
  expect(await valueOf('A1')).toBe('#REF!');
});

test('E3 先写公式后加名称：加上就算出来；大小写不论；经过别的名称也算', async () => {
  await excel.run(async (context) => {
    S(context).getRange('A1:A3').formulas = [['=later_x*2'], ['=LATER_X*3'], ['=through+1']];
    context.workbook.names.add('through', '=later_x*10');
    await context.sync();
  });
  expect(await valueOf('A1')).toBe('#NAME?');
  await excel.run(async (context) => {
    const sheet = S(context);
    sheet.getRange('B3').values = [[4]];
    context.workbook.names.add('later_x', sheet.getRange('B3'));
    await context.sync();
  });
  expect([await valueOf('A1'), await valueOf('A2'), await valueOf('A3')]).toEqual([8, 12, 41]);
  await excel.run(async (context) => {
    S(context).getRange('B3').values = [[5]];
    await context.sync();
  });
  expect([await valueOf('A1'), await valueOf('A2'), await valueOf('A3')]).toEqual([10, 15, 51]);
  await excel.run(async (context) => {
    context.workbook.names.getItem('later_x').formula = '=7';
    await context.sync();
  });
  expect([await valueOf('A1'), await valueOf('A3')]).toEqual([14, 71]);
});

test('名称删掉：公式还是原来的字，算出来是 #NAME?', async () => {
  await excel.run(async (context) => {
    context.workbook.names.add('gone', '=3');
    S(context).getRange('A1').formulas = [['=gone+1']];
    await context.sync();
  });
  expect(await valueOf('A1')).toBe(4);
  const formula = await excel.run(async (context) => {
    context.workbook.names.getItem('gone').delete();
    const range = S(context).getRange('A1');
    range.load('formulas');
    await context.sync();
    return range.formulas[0]?.[0] as string;
  });
  expect([formula, await valueOf('A1')]).toEqual(['=gone+1', '#NAME?']);
});

test('E4 只属于一张表的名称：别的表上是 #NAME?，同名的工作簿名称各归各', async () => {
  await excel.run(async (context) => {
    const [one, other] = [S(context), S(context, '评分表')];
    one.getRange('B1:B2').values = [[1], [2]];
    one.names.add('dd', one.getRange('B2'));
    one.getRange('C1').formulas = [['=dd']];
    other.getRange('C1:C2').formulas = [['=dd'], ['=基础数据表!dd']];
    await context.sync();
  });
  expect([await valueOf('C1'), await valueOf('C1', '评分表'), await valueOf('C2', '评分表')]).toEqual([2, '#NAME?', 2]);
  await excel.run(async (context) => {
    context.workbook.names.add('d', S(context).getRange('B1'));
    S(context).names.add('d', S(context).getRange('B2'));
    S(context).getRange('D1').formulas = [['=d+10']];
    S(context, '评分表').getRange('D1').formulas = [['=d+10']];
    await context.sync();
  });
  expect([await valueOf('D1'), await valueOf('D1', '评分表')]).toEqual([12, 11]);
  const seen = await excel.run(async (context) => {
    const range = S(context).getRange('C1:D1');
    const { names } = S(context);
    range.load('formulas');
    names.load('items/name,items/formula,items/scope');
    await context.sync();
    return [range.formulas, names.items.map(({ name, formula, scope }) => [name, formula, scope])];
  });
  expect(seen).toEqual([
    [['=dd', '=d+10']],
    [
      ['d', '=基础数据表!$B$2', 'Worksheet'],
      ['dd', '=基础数据表!$B$2', 'Worksheet'],
    ],
  ]);
  await excel.run(async (context) => {
    S(context).names.getItem('d').delete();
    await context.sync();
  });
  expect([await valueOf('D1'), await valueOf('D1', '评分表')]).toEqual([11, 11]);
});

test('E16 复制工作表：名称复制一份，副本的公式用副本的', async () => {
  const names = await excel.run(async (context) => {
    const sheet = S(context);
    sheet.getRange('A1').values = [[5]];
    sheet.names.add('own', sheet.getRange('A1'));
    sheet.getRange('B1').formulas = [['=own*2']];
    const copy = sheet.copy('End');
    copy.name = '副本';
    copy.getRange('A1').values = [[7]];
    copy.names.load('items/name,items/formula');
    await context.sync();
    return copy.names.items.map(({ name, formula }) => [name, formula]);
  });
  expect(names).toEqual([['own', '=副本!$A$1']]);
  expect([await valueOf('B1'), await valueOf('B1', '副本')]).toEqual([10, 14]);
});

test('有效性和条件格式里，只属于一张表的名称也只在那张表上', async () => {
  await excel.run(async (context) => {
    for (const name of ['基础数据表', '评分表']) {
      const sheet = S(context, name);
      sheet.getRange('A1:A3').values = [[5], [5], [5]];
      sheet.getRange('A1').dataValidation.rule = { custom: { formula: '=limit>1' } };
    }
    const sheet = S(context);
    sheet.getRange('B1').values = [[9]];
    context.workbook.names.add('limit', '=0');
    sheet.names.add('limit', sheet.getRange('B1'));
    await context.sync();
  });
  await excel.host.book.settle();
  const states: unknown[] = [];
  for (const id of ['s1', 's2'])
    states.push(await excel.model.open.workbook.getSheetBySheetId(id)?.getRange('A1').getValidatorStatus());
  expect(states).toEqual([[['valid']], [['invalid']]]);
});
