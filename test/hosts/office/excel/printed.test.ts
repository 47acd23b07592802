import { createExcelHost } from '../../../../src/hosts/office/excel/excel-host';
import type { OpenExcel } from '../../../../simulator/excel';
import { blankExcel } from './blank-excel';

let excel: OpenExcel;
beforeAll(async () => {
  excel = blankExcel();
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:E1').merge();
    sheet.getRange('A1').values = [['部门整体支出绩效评价基础数据表']];
    sheet.getRange('A3:A4').merge();
    sheet.getRange('A3:C4').values = [
      ['三公经费', '上年决算数', '本年决算数'],
      ['', 3.99, '=B4*2'],
    ];
    workbook.worksheets.add('填表说明');
  });
});
afterAll(() => excel.close());

test('别人的表：每张表的格、公式和合并的格都读到，什么也不写', async () => {
  excel.host.traffic.reset();
  const sheets = await createExcelHost().readPrinted!();
  expect(excel.host.traffic).toMatchObject({ roundTrips: 2, writes: 0 });
  expect(sheets.map(({ name }) => name)).toEqual(['Sheet1', '填表说明']);
  expect(sheets[0]).toMatchObject({
    row: 1,
    column: 1,
    merges: [
      { top: 1, left: 1, bottom: 1, right: 5 },
      { top: 3, left: 1, bottom: 4, right: 1 },
    ],
  });
  expect(sheets[0]!.cells[3]).toEqual([null, 3.99, { formula: '=B4*2', value: 7.98 }]);
  expect(sheets[1]).toMatchObject({ cells: [], merges: [] });
});

test('日期、百分数、隐藏的行和列都看得出；没有隐藏的不多问一趟', async () => {
  await excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('填表说明');
    sheet.getRange('B2:E4').values = [
      ['公务接待', 45_052, 0.75, 3],
      ['公用经费', 1, 2, 3],
      ['备注', 1, 2, 3],
    ];
    sheet.getRange('C2').numberFormat = [['yyyy/m/d']];
    sheet.getRange('D2').numberFormat = [['0.00%']];
    sheet.getRange('3:3').rowHidden = true;
    sheet.getRange('E:E').columnHidden = true;
  });
  excel.host.traffic.reset();
  const [first, second] = await createExcelHost().readPrinted!();
  expect(excel.host.traffic).toMatchObject({ roundTrips: 3, writes: 0 });
  expect(first!.looks).toMatchObject({ hiddenRows: new Set(), dates: new Set() });
  expect(second!.looks).toEqual({
    dates: new Set(['C2']),
    percents: new Set(['D2']),
    hiddenRows: new Set([3]),
    hiddenColumns: new Set([5]),
    dateShift: 0,
  });
});
