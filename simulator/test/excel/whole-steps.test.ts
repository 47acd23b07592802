import { openExcel, type OpenExcel } from '../../excel';

/** 用户的一步：插入、删除整行整列，连同名称、别表的公式、格式、有效性、分页、锁定，都随这一步去，随撤销回来。 */
let excel: OpenExcel;
beforeEach(async () => {
  excel = openExcel();
  await excel.run(async (context) => {
    for (const name of ['基础数据表', '评分表']) {
      const other = name === '评分表' ? '基础数据表' : '评分表';
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.getRange('A1:H24').values = Array.from({ length: 24 }, (_, row) =>
        Array.from({ length: 8 }, (_, column) => row * 8 + column),
      );
      sheet.getRange('A9:C9').format.fill.color = '#FF0000';
      sheet.getRange('D6:D12').format.font.bold = true;
      sheet.getRange('9:9').format.rowHeight = 33;
      sheet.getRange('C:C').format.columnWidth = 99;
      for (const merged of ['A2:H2', 'A7:A10', 'B11:B16', 'C18:D20', 'F5:H5', 'F6:H6']) sheet.getRange(merged).merge();
      sheet.getRange('J1:J5').formulas = [
        ['=SUM(A1:A20)'],
        [`=SUM(${other}!A5:A9)`],
        [`=值9_${name}+${other}!$B$9`],
        [`=SUM(块_${other})`],
        ['=本表块*2'],
      ];
      context.workbook.names.add(`值9_${name}`, sheet.getRange('B9'));
      context.workbook.names.add(`块_${name}`, sheet.getRange('D5:E8'));
      sheet.names.add('本表块', sheet.getRange('D9'));
      sheet.getRange('B5:B8').dataValidation.rule = {
        wholeNumber: { formula1: 0, formula2: '=$H$9', operator: 'Between' },
      };
      sheet.getRange('D9:E9').dataValidation.rule = { list: { inCellDropDown: true, source: '甲,乙' } };
      const highlight = sheet.getRange('A5:H9').conditionalFormats.add('Custom');
      highlight.custom.rule.formula = `=A5>${other}!A5`;
      highlight.custom.format.fill.color = '#00FF00';
      sheet.getRange('E9').format.protection.locked = false;
      sheet.getRange('A5:B8').format.protection.locked = false;
      sheet.pageLayout.setPrintArea('A1:H20');
      sheet.pageLayout.setPrintTitleRows('$8:$9');
      sheet.horizontalPageBreaks.add('A9');
      sheet.verticalPageBreaks.add('C1');
      sheet.freezePanes.freezeRows(2);
    }
    await context.sync();
  });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
  jest.restoreAllMocks();
});

function everything(): Readonly<Record<string, unknown>> {
  const { model } = excel;
  const { book } = excel.host;
  const all: Record<string, unknown> = { names: [...model.names()].map((one) => ({ ...one })) };
  for (const id of model.sheets()) {
    const name = model.sheet(id)?.name ?? '';
    const { highlights, validations, page, unlocked } = book.extras.of(id);
    const used = model.used(id, false);
    for (let row = 0; row < (used ? used.row + used.rows : 0); row++) {
      all[`${name} 第${row + 1}行高`] = Math.round(model.rowHeight(id, row) * 100) / 100;
      for (let column = 0; column < (used ? used.column + used.columns : 0); column++)
        all[`${name} ${row + 1},${column + 1}`] = {
          ...model.cell(id, row, column),
          style: model.style(id, row, column),
        };
    }
    for (let column = 0; column < 12; column++) all[`${name} 第${column + 1}列宽`] = model.columnWidth(id, column);
    all[`${name} 合并`] = [...model.merges(id)].map((area) => JSON.stringify(area)).sort();
    all[`${name} 规则`] = { highlights, validations, page };
    all[`${name} 不锁定`] = [...unlocked.all].map((area) => JSON.stringify(area)).sort();
  }
  return structuredClone(all);
}

function differences(before: ReturnType<typeof everything>): readonly unknown[] {
  const after = everything();
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => [key, JSON.stringify(before[key]), JSON.stringify(after[key])]);
}

const rows = (row: number, count: number) => ({ row, column: 0, rows: count, columns: 16_384 });
const columns = (column: number, count: number) => ({ row: 0, column, rows: 1_048_576, columns: count });

test.each([
  ['插入一行', (id: string) => excel.model.insert(id, rows(8, 1), 'down')],
  ['在合并区里插入两行', (id: string) => excel.model.insert(id, rows(4, 2), 'down')],
  ['在合并区末行插入三行', (id: string) => excel.model.insert(id, rows(15, 3), 'down')],
  ['删除一行', (id: string) => excel.model.remove(id, rows(8, 1), 'up')],
  ['删除名称、有效性、合并所在的五行', (id: string) => excel.model.remove(id, rows(4, 5), 'up')],
  ['插入一列', (id: string) => excel.model.insert(id, columns(2, 1), 'right')],
  ['删除两列', (id: string) => excel.model.remove(id, columns(1, 2), 'left')],
] as const)('%s，撤销以后一处不差（每张表）', async (_what, edit) => {
  const { book } = excel.host;
  for (const id of excel.model.sheets()) {
    const before = everything();
    edit(id);
    await book.settle();
    const done = everything();
    expect(JSON.stringify(done)).not.toBe(JSON.stringify(before));
    excel.model.undo();
    await book.settle();
    expect([excel.model.sheet(id)?.name, differences(before)]).toEqual([excel.model.sheet(id)?.name, []]);
    excel.model.open.workbook.redo();
    await book.settle();
    expect([excel.model.sheet(id)?.name, differences(done)]).toEqual([excel.model.sheet(id)?.name, []]);
    excel.model.undo();
    await book.settle();
    expect(differences(before)).toEqual([]);
  }
});
