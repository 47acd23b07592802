import { openExcel } from '../../excel';

const excel = openExcel();
afterAll(() => excel.close());
afterEach(() => expect(excel.host.bugs).toEqual([]));

const sheet = (context: Excel.RequestContext) => context.workbook.worksheets.getItem('基础数据表');

test('字体、底色、对齐、换行、缩进', async () => {
  const read = await excel.run(async (context) => {
    const range = sheet(context).getRange('B4:D6');
    range.format.fill.color = 'FFEE00';
    range.format.font.set({ name: '宋体', size: 12, bold: true, italic: true, color: '#ff0000', underline: 'Single' });
    range.format.horizontalAlignment = 'Center';
    range.format.verticalAlignment = 'Top';
    range.format.wrapText = true;
    range.format.indentLevel = 2;
    range.load(
      'format/fill/color,format/font/*,format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/indentLevel',
    );
    await context.sync();
    return range.format.toJSON();
  });
  expect(read).toMatchObject({
    fill: { color: '#FFEE00' },
    font: {
      name: '宋体',
      size: 12,
      bold: true,
      italic: true,
      color: '#FF0000',
      underline: 'Single',
      strikethrough: false,
    },
    horizontalAlignment: 'Center',
    verticalAlignment: 'Top',
    wrapText: true,
    indentLevel: 2,
  });
});

test('格式不一的区域答 null，默认值各有其值', async () => {
  const read = await excel.run(async (context) => {
    const mixed = sheet(context).getRange('A4:B4');
    const plain = sheet(context).getRange('F20');
    mixed.load('format/fill/color,format/font/bold');
    plain.load('format/fill/color,format/font/bold,format/horizontalAlignment,format/verticalAlignment');
    await context.sync();
    return [mixed.format.fill.color, mixed.format.font.bold, plain.format.toJSON()];
  });
  expect(read).toMatchObject([
    null,
    null,
    { fill: { color: '#FFFFFF' }, font: { bold: false }, horizontalAlignment: 'General', verticalAlignment: 'Bottom' },
  ]);
});

test('设置格式不动公式', async () => {
  const formulas = await excel.run(async (context) => {
    const cell = sheet(context).getRange('A10');
    cell.formulas = [['=1+1']];
    cell.format.fill.color = '#00FF00';
    cell.numberFormat = [['0.0']];
    cell.load('formulas,text');
    await context.sync();
    return [cell.formulas, cell.text];
  });
  expect(formulas).toEqual([[['=1+1']], [['2.0']]]);
});

describe('边框', () => {
  const line = async (address: string, side: Excel.BorderIndex | string) =>
    excel.run(async (context) => {
      const border = sheet(context)
        .getRange(address)
        .format.borders.getItem(side as 'EdgeTop');
      border.load('style,weight,color');
      await context.sync();
      return [border.style, border.weight, border.color];
    });

  test('外框与内线分开画', async () => {
    await excel.run(async (context) => {
      const { borders } = sheet(context).getRange('H4:J6').format;
      for (const side of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const) {
        borders.getItem(side).style = 'Continuous';
        borders.getItem(side).weight = 'Medium';
      }
      borders.getItem('InsideHorizontal').style = 'Continuous';
      borders.getItem('InsideHorizontal').color = '#FF0000';
      await context.sync();
    });
    expect(await line('H4:J6', 'EdgeTop')).toEqual(['Continuous', 'Medium', '#000000']);
    expect(await line('I5', 'EdgeTop')).toEqual(['Continuous', 'Thin', '#FF0000']);
    expect(await line('I5', 'EdgeLeft')).toEqual(['None', 'Thin', '#000000']);
    expect(await line('H4:J6', 'InsideVertical')).toEqual(['None', 'Thin', '#000000']);
  });

  test('去掉一条边', async () => {
    await excel.run(async (context) => {
      sheet(context).getRange('H4:J6').format.borders.getItem('EdgeTop').style = 'None';
      await context.sync();
    });
    expect(await line('H4:J6', 'EdgeTop')).toEqual(['None', 'Thin', '#000000']);
    expect(await line('H4:J6', 'EdgeBottom')).toEqual(['Continuous', 'Medium', '#000000']);
  });
});

test('列宽、行高、隐藏', async () => {
  const read = await excel.run(async (context) => {
    const one = sheet(context);
    one.getRange('B:C').format.columnWidth = 120;
    one.getRange('3:4').format.rowHeight = 30;
    one.getRange('E:E').columnHidden = true;
    one.getRange('7:7').rowHidden = true;
    const columns = one.getRange('B1:C1');
    const mixed = one.getRange('C1:D1');
    const hidden = one.getRange('E1');
    const rows = one.getRange('A3:A4');
    const hiddenRow = one.getRange('A7');
    columns.load('format/columnWidth,columnHidden');
    mixed.load('format/columnWidth');
    hidden.load('columnHidden,format/columnWidth');
    rows.load('format/rowHeight');
    hiddenRow.load('rowHidden');
    await context.sync();
    one.getRange('E:E').columnHidden = false;
    hidden.load('columnHidden');
    const before = [hidden.columnHidden, hidden.format.columnWidth];
    await context.sync();
    return [
      columns.format.columnWidth,
      columns.columnHidden,
      mixed.format.columnWidth,
      before,
      hidden.columnHidden,
      rows.format.rowHeight,
      hiddenRow.rowHidden,
    ];
  });
  expect(read).toEqual([120, false, null, [true, 0], false, 30, true]);
});

test('合并、按行合并、取消合并：只留左上角的值', async () => {
  const values = await excel.run(async (context) => {
    const one = sheet(context);
    one.getRange('A30:B31').values = [
      ['=0+1', 2],
      [3, 4],
    ];
    one.getRange('A30:B31').merge();
    one.getRange('A33:B34').merge(true);
    await context.sync();
    const range = one.getRange('A30:B31');
    range.load('values,formulas');
    await context.sync();
    return [range.values, range.formulas[0]?.[0]];
  });
  expect(values).toEqual([
    [
      [1, ''],
      ['', ''],
    ],
    '=0+1',
  ]);
  expect(excel.model.merges('s1')).toEqual([
    { row: 29, column: 0, rows: 2, columns: 2 },
    { row: 32, column: 0, rows: 1, columns: 2 },
    { row: 33, column: 0, rows: 1, columns: 2 },
  ]);
  await excel.run(async (context) => {
    sheet(context).getRange('A1:B40').unmerge();
    await context.sync();
  });
  expect(excel.model.merges('s1')).toEqual([]);
});
