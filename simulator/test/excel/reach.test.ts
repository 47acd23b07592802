import { openExcel, type OpenExcel } from '../../excel';
import { refusal } from '../support/refusal';

let excel: OpenExcel;
beforeEach(() => (excel = openExcel()));
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = ({ workbook }: Excel.RequestContext) => workbook.worksheets.getItem('基础数据表');

async function write(address: string, formulas: unknown[][]): Promise<void> {
  await excel.run(async (context) => {
    sheet(context).getRange(address).formulas = formulas as never;
    await context.sync();
  });
}

async function formulas(address: string): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = sheet(context).getRange(address);
    range.load('formulas');
    await context.sync();
    return range.formulas as unknown[][];
  });
}

async function does(work: (context: Excel.RequestContext) => void): Promise<string> {
  return (await refusal(excel, work)).code;
}

async function read<Key extends string>(
  find: (context: Excel.RequestContext) => Record<Key, unknown> & { load(names: string): unknown },
  key: Key,
): Promise<unknown> {
  return excel.run(async (context) => {
    const object = find(context);
    object.load(key);
    await context.sync();
    return object[key];
  });
}

test('列宽、行高随内容；空列不动', async () => {
  await write('A1:B1', [['短', '很长很长很长很长很长很长的一句话']]);
  const width = (address: string) => read((context) => sheet(context).getRange(address).format, 'columnWidth' as never);
  const [before, empty] = [await width('B1'), await width('C1')];
  await does((context) => sheet(context).getRange('A:C').format.autofitColumns());
  expect(Number(await width('B1'))).toBeGreaterThan(Number(before));
  expect(Number(await width('A1'))).toBeLessThan(Number(await width('B1')));
  expect(await width('C1')).toBe(empty);
  await does((context) => {
    sheet(context).getRange('A1').format.font.size = 40;
    sheet(context).getRange('1:1').format.autofitRows();
  });
  expect(
    Number(await read((context) => sheet(context).getRange('A1').format, 'rowHeight' as never)),
  ).toBeGreaterThanOrEqual(40);
});

describe('copyFrom', () => {
  beforeEach(() => write('A1:C1', [[1, '', '=A1+1']]));

  test.each<[string, Parameters<Excel.Range['copyFrom']>, string, unknown[][]]>([
    ['全部：相对引用跟着走', ['A1:C1'], 'E1:G1', [[1, '', '=E1+1']]],
    ['只要结果', ['A1:C1', 'Values'], 'E1:G1', [[1, '', 2]]],
    ['只要格式', ['A1:C1', 'Formats'], 'E1:G1', [[9, 9, 9]]],
    ['空格不覆盖', ['A1:C1', 'All', true], 'E1:G1', [[1, 9, '=E1+1']]],
    ['转置', ['A1:B1', 'All', false, true], 'E1:E2', [[1], ['']]],
  ])('%s', async (_, args, target, expected) => {
    await write('E1:G2', [
      [9, 9, 9],
      [9, 9, 9],
    ]);
    await does((context) =>
      sheet(context)
        .getRange('E1')
        .copyFrom(...args),
    );
    expect(await formulas(target)).toEqual(expected);
  });

  test('大区域按整倍数填满', async () => {
    await does((context) => sheet(context).getRange('A3:A5').copyFrom('A1'));
    expect(await formulas('A3:A5')).toEqual([[1], [1], [1]]);
    expect(await does((context) => sheet(context).getRange('E1').copyFrom('A1', 'Link'))).toBe('NotImplemented');
  });
});

test('填充：数列接着数，单个数照抄，别的报名字', async () => {
  await write('A1:C2', [
    [1, 5, '甲'],
    [3, 5, '1月'],
  ]);
  await does((context) => sheet(context).getRange('A1:A2').autoFill('A1:A4'));
  await does((context) => sheet(context).getRange('B1').autoFill('B1:B4', 'FillDefault'));
  expect(await formulas('A1:B4')).toEqual([
    [1, 5],
    [3, 5],
    [5, 5],
    [7, 5],
  ]);
  expect(await does((context) => sheet(context).getRange('C2').autoFill('C2:C4'))).toBe('NotImplemented');
});

test('去重', async () => {
  await write('A1:B5', [
    ['名', '数'],
    ['甲', 1],
    ['乙', 2],
    ['甲', 1],
    ['丙', 3],
  ]);
  const result = await excel.run(async (context) => {
    const found = sheet(context).getRange('A1:B5').removeDuplicates([0], true);
    found.load('removed,uniqueRemaining');
    await context.sync();
    return [found.removed, found.uniqueRemaining];
  });
  expect(result).toEqual([1, 3]);
  expect(await formulas('A2:B5')).toEqual([
    ['甲', 1],
    ['乙', 2],
    ['丙', 3],
    ['', ''],
  ]);
});

test('几块区域一起写格式，一起读', async () => {
  await does((context) => {
    sheet(context).getRanges('A1:B2, D4').format.fill.color = 'pink';
  });
  expect(await read((context) => sheet(context).getRange('D4').format.fill, 'color')).toBe('#FFC0CB');
  const areas = (context: Excel.RequestContext) => sheet(context).getRanges('A1:B2,D4');
  expect(await read(areas, 'address')).toBe('基础数据表!A1:B2,基础数据表!D4');
  expect(await read(areas, 'cellCount')).toBe(5);
  expect(await read((context) => areas(context).format.fill, 'color')).toBe('#FFC0CB');
  await does((context) => void (sheet(context).getRange('D4').format.fill.color = 'red'));
  expect(await read((context) => areas(context).format.fill, 'color')).toBeNull();
  expect(await does((context) => void (areas(context).format.columnWidth = 50))).toBe('NotImplemented');
});

test('找：一个、全部、没有', async () => {
  await write('A1:B3', [
    ['甲', '=1+1'],
    ['乙甲', 2],
    ['丙', '甲'],
  ]);
  expect(await read((context) => sheet(context).getRange('A1:B3').find('甲', {}), 'address')).toBe('基础数据表!A2');
  expect(await read((context) => sheet(context).findAll('甲', { completeMatch: true }), 'address')).toBe(
    '基础数据表!A1,基础数据表!B3',
  );
  expect(await does((context) => sheet(context).findAll('没有', {}))).toBe('ItemNotFound');
  const none = await excel.run(async (context) => {
    const found = sheet(context).findAllOrNullObject('没有', {});
    await context.sync();
    return found.isNullObject;
  });
  expect(none).toBe(true);
});

test('公式格、常量格、空格', async () => {
  await write('A1:B3', [
    ['甲', '=1+1'],
    [true, 2],
    ['', '=A1'],
  ]);
  const special = (type: 'Formulas' | 'Constants' | 'Blanks', value?: 'LogicalText') =>
    read((context) => sheet(context).getRange('A1:B3').getSpecialCells(type, value), 'address');
  expect(await special('Formulas')).toBe('基础数据表!B1,基础数据表!B3');
  expect(await special('Constants', 'LogicalText')).toBe('基础数据表!A1:A2');
  expect(await special('Blanks')).toBe('基础数据表!A3');
});

test('Ctrl+方向键走到的地方，四周，旁边的行列', async () => {
  await write('B2:C4', [
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const at = (find: (range: Excel.Range) => Excel.Range, from = 'B2') =>
    read((context) => find(sheet(context).getRange(from)), 'address');
  expect(await at((range) => range.getRangeEdge('Down'))).toBe('基础数据表!B4');
  expect(await at((range) => range.getRangeEdge('Right'), 'A3')).toBe('基础数据表!B3');
  expect(await at((range) => range.getRangeEdge('Up'), 'B2')).toBe('基础数据表!B1');
  expect(await at((range) => range.getExtendedRange('Down'))).toBe('基础数据表!B2:B4');
  expect(await at((range) => range.getSurroundingRegion(), 'C3')).toBe('基础数据表!B2:C4');
  expect(await at((range) => range.getRowsAbove(1))).toBe('基础数据表!B1');
  expect(await at((range) => range.getColumnsAfter(2))).toBe('基础数据表!C2:D2');
});

test('移动：指着它的公式、名称跟着走，它自己的公式不变，被盖住的格子没有了', async () => {
  await write('A1:D1', [[1, '=A1', '=SUM(A1:B1)', '=E9+$A$1']]);
  await write('F1', [['=D1']]);
  await does((context) => void context.workbook.names.add('moved', sheet(context).getRange('A1')));
  expect(await does((context) => sheet(context).getRange('A1:B1').moveTo('D5'))).toBe('');
  expect(await formulas('A1:F1')).toEqual([['', '', '=SUM(D5:E5)', '=E9+$D$5', '', '=D1']]);
  expect(await formulas('D5:E5')).toEqual([[1, '=D5']]);
  const name = await excel.run(async (context) => {
    const one = context.workbook.names.getItem('moved');
    one.load('formula');
    await context.sync();
    return one.formula as string;
  });
  expect(name).toBe('=基础数据表!$D$5');
  await does((context) => sheet(context).getRange('C1').moveTo('D1'));
  expect(await formulas('C1:F1')).toEqual([['', '=SUM(D5:E5)', '', '=#REF!']]);
});

test('load 的 $none、$all，集合里没有人写明的名字', async () => {
  const loaded = await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('noPropertiesNeeded');
    const one = sheet(context).getRange('A1');
    one.load('$none');
    const other = sheet(context).getRange('A2');
    other.load('$all' as never);
    await context.sync();
    return [worksheets.items.length, other.address];
  });
  expect(loaded).toEqual([2, '基础数据表!A2']);
  expect(
    await does(
      (context) =>
        void sheet(context)
          .getRange('A1')
          .load('noSuchThing' as never),
    ),
  ).toBe('NotImplemented');
});

test('前后的工作表', async () => {
  expect(await read((context) => sheet(context).getNext(), 'name')).toBe('评分表');
  expect(await does((context) => sheet(context).getPrevious())).toBe('ItemNotFound');
});

test('单元格样式：写得下，读得回，跟着行走；清格式就回到常规', async () => {
  const style = (address: string) => read((context) => sheet(context).getRange(address), 'style' as never);
  await does((context) => void (sheet(context).getRange('A1:B1').style = 'Heading1'));
  expect([await style('A1:B1'), await style('A1:C1'), await style('C1')]).toEqual(['Heading1', null, 'Normal']);
  expect(await read((context) => sheet(context).getRange('A1').format.font, 'size')).toBe(15);
  await does((context) => sheet(context).getRange('1:1').insert('Down'));
  expect([await style('A1'), await style('A2')]).toEqual(['Normal', 'Heading1']);
  await does((context) => sheet(context).getRange('A2').clear('Formats'));
  expect([await style('A2'), await style('B2')]).toEqual(['Normal', 'Heading1']);
  expect(await does((context) => void (sheet(context).getRange('A1').style = 'Accent1_20'))).toBe('NotImplemented');
  expect(await does((context) => void (sheet(context).getRange('A1').style = '没有这个'))).toBe('InvalidArgument');
});

test('超链接：写字、读回、改、去掉', async () => {
  const link = () => read((context) => sheet(context).getRange('A1'), 'hyperlink');
  expect(await link()).toBeNull();
  await does((context) => {
    sheet(context).getRange('A1').hyperlink = { address: 'https://example.org', textToDisplay: '甲', screenTip: '看' };
  });
  expect(await link()).toEqual({ address: 'https://example.org', textToDisplay: '甲', screenTip: '看' });
  expect(await formulas('A1')).toEqual([['甲']]);
  await does((context) => sheet(context).getRange('A1').clear('Hyperlinks'));
  expect(await link()).toBeNull();
  expect(await formulas('A1')).toEqual([['甲']]);
  expect(await does((context) => void (sheet(context).getRange('A1').hyperlink = { textToDisplay: '无处可去' }))).toBe(
    'InvalidArgument',
  );
});

test('复制的工作表有自己的表、样式和链接', async () => {
  await write('A1:B2', [
    ['名', '数'],
    ['甲', 1],
  ]);
  await does((context) => {
    sheet(context).tables.add('A1:B2', true).name = '原表';
    sheet(context).getRange('D1').style = 'Good';
    sheet(context).getRange('D2').hyperlink = { documentReference: '评分表!A1' };
  });
  const found = await excel.run(async (context) => {
    const copy = sheet(context).copy('End');
    const { tables } = copy;
    tables.load('items/name');
    const [styled, linked] = [copy.getRange('D1'), copy.getRange('D2')];
    styled.load('style');
    linked.load('hyperlink');
    await context.sync();
    return [tables.items.map(({ name }) => name), styled.style, linked.hyperlink.documentReference];
  });
  expect(found).toEqual([['表2'], 'Good', '评分表!A1']);
});

test('区域设置是中文的', async () => {
  const culture = await excel.run(async (context) => {
    const { application } = context.workbook;
    application.load('decimalSeparator,thousandsSeparator,useSystemSeparators');
    const { cultureInfo } = application;
    cultureInfo.load('name,numberFormat/numberDecimalSeparator,datetimeFormat/shortDatePattern');
    await context.sync();
    return [
      application.decimalSeparator,
      application.thousandsSeparator,
      cultureInfo.name,
      cultureInfo.numberFormat.numberDecimalSeparator,
      cultureInfo.datetimeFormat.shortDatePattern,
    ];
  });
  expect(culture).toEqual(['.', ',', 'zh-CN', '.', 'yyyy/M/d']);
});
