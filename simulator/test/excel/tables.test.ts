import { openExcel, type OpenExcel } from '../../excel';
import { refusal } from '../support/refusal';

let excel: OpenExcel;
beforeEach(async () => {
  excel = openExcel();
  await excel.run(async (context) => {
    sheet(context).getRange('A1:C4').values = [
      ['项目', '金额', '备注'],
      ['乙', 20, ''],
      ['甲', 10, 'x'],
      ['丙', 30, ''],
    ];
    sheet(context).tables.add('A1:C4', true).name = '费用';
    await context.sync();
  });
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const sheet = ({ workbook }: Excel.RequestContext) => workbook.worksheets.getItem('基础数据表');
const table = ({ workbook }: Excel.RequestContext) => workbook.tables.getItem('费用');

async function cells(address: string): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = sheet(context).getRange(address);
    range.load('values');
    await context.sync();
    return range.values as unknown[][];
  });
}

async function code(work: (context: Excel.RequestContext) => void): Promise<string> {
  const { code, message } = await refusal(excel, work);
  return code === '' ? '' : `${code}: ${message}`;
}

async function address(find: (context: Excel.RequestContext) => Excel.Range): Promise<string> {
  return excel.run(async (context) => {
    const range = find(context);
    range.load('address');
    await context.sync();
    return range.address.replace('基础数据表!', '');
  });
}

test('表的各个部分，行和列的个数', async () => {
  expect(await address((context) => table(context).getRange())).toBe('A1:C4');
  expect(await address((context) => table(context).getHeaderRowRange())).toBe('A1:C1');
  expect(await address((context) => table(context).getDataBodyRange())).toBe('A2:C4');
  expect(await address((context) => table(context).columns.getItem('金额').getDataBodyRange())).toBe('B2:B4');
  expect(await address((context) => table(context).rows.getItemAt(1).getRange())).toBe('A3:C3');
  const read = await excel.run(async (context) => {
    const { tables } = context.workbook;
    const one = table(context);
    tables.load('items/name,count');
    one.load('name,style,showTotals,columns/items/name,rows/count');
    await context.sync();
    return [tables.items.map(({ name }) => name), one.style, one.columns.items.map(({ name }) => name), one.rows.count];
  });
  expect(read).toEqual([['费用'], 'TableStyleMedium2', ['项目', '金额', '备注'], 3]);
});

test('没有标题行的：上面加一行；标题不空、不重', async () => {
  await excel.run(async (context) => {
    sheet(context).getRange('F1:G2').values = [
      [1, 2],
      [3, 4],
    ];
    sheet(context).tables.add('F1:G2', false);
    await context.sync();
  });
  expect(await cells('F1:G3')).toEqual([
    ['列1', '列2'],
    [1, 2],
    [3, 4],
  ]);
});

test('加行：末尾、中间；下面有东西就报名字', async () => {
  await code((context) => table(context).rows.add(undefined, [['丁', 40, '']]));
  await code((context) => table(context).rows.add(1, [['戊', 50, '']]));
  expect(await cells('A1:B6')).toEqual([
    ['项目', '金额'],
    ['乙', 20],
    ['戊', 50],
    ['甲', 10],
    ['丙', 30],
    ['丁', 40],
  ]);
  expect(await address((context) => table(context).getRange())).toBe('A1:C6');
  await code((context) => void (sheet(context).getRange('B8').values = [['下面']]));
  expect(
    await code((context) =>
      table(context).rows.add(undefined, [
        ['a', 1, ''],
        ['b', 2, ''],
      ]),
    ),
  ).toMatch(/^NotImplemented: TableRowCollection.add \(cells in the way\)/);
  expect(await cells('B8')).toEqual([['下面']]);
});

test('删行、加列、删列', async () => {
  await code((context) => table(context).rows.getItemAt(0).delete());
  expect(await cells('A1:B4')).toEqual([
    ['项目', '金额'],
    ['甲', 10],
    ['丙', 30],
    ['', ''],
  ]);
  await code((context) => table(context).columns.add(1, [['单位'], ['万元'], ['元']]));
  expect(await cells('A1:D3')).toEqual([
    ['项目', '单位', '金额', '备注'],
    ['甲', '万元', 10, 'x'],
    ['丙', '元', 30, ''],
  ]);
  await code((context) => table(context).columns.getItem('单位').delete());
  expect(await cells('A1:D3')).toEqual([
    ['项目', '金额', '备注', ''],
    ['甲', 10, 'x', ''],
    ['丙', 30, '', ''],
  ]);
});

async function formulas(address: string, name = '基础数据表'): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(name).getRange(address);
    range.load('formulas');
    await context.sync();
    return range.formulas as unknown[][];
  });
}

/** 备注列是公式；右边、别的表、名称各有指着表的公式。 */
async function pointAtTable(context: Excel.RequestContext): Promise<void> {
  const one = sheet(context);
  one.getRange('C2:C4').formulas = [['=B2*2'], ['=$B$2+B3'], ['=B4-B3+$H$1']];
  one.getRange('F1:F4').formulas = [['=B4'], ['=SUM(B2:B4)'], ['=SUM(B2:B3)'], ['=D4']];
  context.workbook.worksheets.getItem('评分表').getRange('A1').formulas = [['=基础数据表!B3']];
  context.workbook.names.add('last', one.getRange('B4'));
  await context.sync();
}

const nameOf = async () =>
  excel.run(async (context) => {
    const name = context.workbook.names.getItem('last');
    name.load('formula');
    await context.sync();
    return name.formula as string;
  });

test('表里加一行：公式、名称跟着格子走，不像复制那样挪', async () => {
  await excel.run(pointAtTable);
  await code((context) => table(context).rows.add(1, [['戊', 50, '=B3']]));
  expect(await formulas('C2:C5')).toEqual([['=B2*2'], ['=B3'], ['=$B$2+B4'], ['=B5-B4+$H$1']]);
  expect(await formulas('F1:F4')).toEqual([['=B5'], ['=SUM(B2:B5)'], ['=SUM(B2:B4)'], ['=D4']]);
  expect(await formulas('A1', '评分表')).toEqual([['=基础数据表!B4']]);
  expect(await nameOf()).toBe('=基础数据表!$B$5');
  expect(await cells('F1:F2')).toEqual([[30], [110]]);
});

test('末尾加一行：整列的合计带上它，汇总行也是；只指一部分的不变', async () => {
  await excel.run(pointAtTable);
  await code((context) => {
    table(context).showTotals = true;
  });
  await code((context) => table(context).rows.add(undefined, [['丁', 40, '=B5']]));
  expect(await formulas('C2:C6')).toEqual([
    ['=B2*2'],
    ['=$B$2+B3'],
    ['=B4-B3+$H$1'],
    ['=B5'],
    ['=SUBTOTAL(109,C2:C5)'],
  ]);
  expect(await formulas('F1:F3')).toEqual([['=B4'], ['=SUM(B2:B5)'], ['=SUM(B2:B3)']]);
});

test('删一行：指着它的公式是 #REF!，别的缩短、上移', async () => {
  await excel.run(pointAtTable);
  await code((context) => table(context).rows.getItemAt(1).delete());
  expect(await formulas('C2:C3')).toEqual([['=B2*2'], ['=B3-#REF!+$H$1']]);
  expect(await formulas('F1:F4')).toEqual([['=B3'], ['=SUM(B2:B3)'], ['=SUM(B2:B2)'], ['=D4']]);
  expect(await formulas('A1', '评分表')).toEqual([['=基础数据表!#REF!']]);
  expect(await nameOf()).toBe('=基础数据表!$B$3');
});

test('加列、删列：公式跟着走；留着的区域也是', async () => {
  await excel.run(pointAtTable);
  const kept = await excel.run(async (context) => {
    const one = sheet(context).getRange('C2');
    context.trackedObjects.add(one);
    await context.sync();
    table(context).columns.add(1, [['单位'], ['万元'], ['元'], ['元']]);
    one.load('address');
    await context.sync();
    return one.address;
  });
  expect(kept).toBe('基础数据表!D2');
  expect(await formulas('D2:D4')).toEqual([['=C2*2'], ['=$C$2+C3'], ['=C4-C3+$H$1']]);
  expect(await formulas('F1:F4')).toEqual([['=C4'], ['=SUM(C2:C4)'], ['=SUM(C2:C3)'], ['=D4']]);
  await code((context) => table(context).columns.getItem('金额').delete());
  expect(await formulas('C2:C4')).toEqual([['=#REF!*2'], ['=#REF!+#REF!'], ['=#REF!-#REF!+$H$1']]);
});

test('排序：数在字前，空的在最后；公式跟着自己的行走', async () => {
  await code((context) => {
    sheet(context).getRange('C2:C4').formulas = [['=B2*2'], ['=B3*2'], ['=B4*2']];
    table(context).sort.apply([{ key: 1, ascending: false }]);
  });
  expect(await cells('A2:C4')).toEqual([
    ['丙', 30, 60],
    ['乙', 20, 40],
    ['甲', 10, 20],
  ]);
  expect(await code((context) => table(context).sort.apply([{ key: 1, sortOn: 'CellColor' }]))).toMatch(
    /^NotImplemented: SortField.sortOn/,
  );
});

describe('筛选', () => {
  const shown = async (): Promise<unknown[][]> =>
    excel.run(async (context) => {
      const view = table(context).getDataBodyRange().getVisibleView();
      view.load('values');
      await context.sync();
      return view.values as unknown[][];
    });

  test.each<[string, (filter: Excel.Filter) => void, readonly string[]]>([
    ['按值', (filter) => filter.applyValuesFilter(['10', '30']), ['甲', '丙']],
    ['大于', (filter) => filter.applyCustomFilter('>15'), ['乙', '丙']],
    ['两个条件', (filter) => filter.applyCustomFilter('>15', '<25', 'And'), ['乙']],
    ['最大的两个', (filter) => filter.applyTopItemsFilter(2), ['乙', '丙']],
    ['最小的一个', (filter) => filter.applyBottomItemsFilter(1), ['甲']],
    ['高于平均', (filter) => filter.applyDynamicFilter('AboveAverage'), ['丙']],
  ])('%s', async (_, apply, left) => {
    await code((context) => apply(table(context).columns.getItem('金额').filter));
    expect((await shown()).map(([name]) => name)).toEqual(left);
    await code((context) => table(context).clearFilters());
    expect(await shown()).toHaveLength(3);
  });

  test('不做的报名字，一行也不藏', async () => {
    expect(await code((context) => table(context).columns.getItem('金额').filter.applyDynamicFilter('Today'))).toMatch(
      /^NotImplemented/,
    );
    expect(await shown()).toHaveLength(3);
  });

  test('工作表自己的筛选', async () => {
    await code((context) => {
      table(context).convertToRange();
      sheet(context).autoFilter.apply('A1:C4', 0, { filterOn: 'Custom', criterion1: '=乙' });
    });
    const hidden = await excel.run(async (context) => {
      const rows = ['2:2', '3:3', '4:4'].map((one) => sheet(context).getRange(one));
      rows.forEach((row) => row.load('rowHidden'));
      const { autoFilter } = sheet(context);
      autoFilter.load('enabled,isDataFiltered');
      await context.sync();
      return [rows.map(({ rowHidden }) => rowHidden), autoFilter.enabled, autoFilter.isDataFiltered];
    });
    expect(hidden).toEqual([[false, true, true], true, true]);
    await code((context) => sheet(context).autoFilter.remove());
    expect(await cells('A3')).toEqual([['甲']]);
  });
});

test('合计行、改大小、改名、删表', async () => {
  await code((context) => {
    table(context).columns.getItem('备注').delete();
    table(context).showTotals = true;
  });
  expect(await cells('A5:B5')).toEqual([['汇总', 60]]);
  await code((context) => void (table(context).showTotals = false));
  await code((context) => table(context).resize('A1:C3'));
  expect(await cells('A1:C1')).toEqual([['项目', '金额', '列3']]);
  expect(await code((context) => void (table(context).name = '有 空格'))).toMatch(/^InvalidArgument/);
  await code((context) => table(context).delete());
  expect(await code((context) => table(context).getRange())).toMatch(/^ItemNotFound/);
  expect(await cells('A1:C4')).toEqual([
    ['', '', ''],
    ['', '', ''],
    ['', '', ''],
    ['丙', 30, ''],
  ]);
});

test('表跟着插入的行走；表不能重叠；公式里引用表，报名字', async () => {
  await code((context) => sheet(context).getRange('1:2').insert('Down'));
  expect(await address((context) => table(context).getRange())).toBe('A3:C6');
  expect(await code((context) => sheet(context).tables.add('B5:D8', true))).toMatch(/^InvalidArgument/);
  expect(await code((context) => void (sheet(context).getRange('H1').formulas = [['=SUM(费用[金额])']]))).toMatch(
    /^NotImplemented: Range.formulas/,
  );
});

test('改表里的格子，听表的得到通知', async () => {
  const told: string[] = [];
  await excel.run(async (context) => {
    table(context).onChanged.add((event) => {
      told.push(event.address);
      return Promise.resolve();
    });
    await context.sync();
    sheet(context).getRange('B2:E2').values = [[1, 2, 3, 4]];
    sheet(context).getRange('H9').values = [[1]];
    await context.sync();
  });
  await excel.host.book.settle();
  expect(told).toEqual(['B2:C2']);
});
