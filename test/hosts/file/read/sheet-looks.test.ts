import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { PrintedSheet } from '../../../../src/core/adopt/printed-sheet';
import { linesOfSheet } from '../../../../src/core/intake/sheet-lines';
import { readPrintedSheets } from '../../../../src/hosts/file/read/printed-sheets';

async function saved(fill: (sheet: ExcelJS.Worksheet) => void, date1904 = false): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = date1904;
  fill(book.addWorksheet('表'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function put(sheet: ExcelJS.Worksheet, address: string, value: ExcelJS.CellValue, format?: string): void {
  const cell = sheet.getCell(address);
  cell.value = value;
  if (format !== undefined) cell.numFmt = format;
}

const lines = (sheet: PrintedSheet): (readonly string[])[] => linesOfSheet(sheet).map(({ cells }) => cells);

test('日期、时间、百分数按显示的样子读；文字、空格、普通的数不受格式影响', async () => {
  const bytes = await saved((sheet) => {
    put(sheet, 'A1', 45_052, 'yyyy/m/d');
    put(sheet, 'B1', 0.9756, '0.00%');
    put(sheet, 'C1', 12.5, '#,##0.00');
    put(sheet, 'A2', '公务接待', 'yyyy/m/d');
    put(sheet, 'B2', { formula: '1+1', result: 45_052 }, 'm"月"d"日"');
    put(sheet, 'C2', null, '0%');
  });
  const [sheet] = readPrintedSheets(bytes, '表.xlsx');
  expect(lines(sheet!)).toEqual([
    ['2023-05-06', '97.56%', '12.5'],
    ['公务接待', '2023-05-06'],
  ]);
});

test('从 1904 年起数的工作簿，日期不差四年', async () => {
  const bytes = await saved((sheet) => put(sheet, 'A1', 45_052 - 1462, 'yyyy-mm-dd'), true);
  expect(lines(readPrintedSheets(bytes, '表.xlsx')[0]!)).toEqual([['2023-05-06']]);
});

test('隐藏的行、列，宽为 0、高为 0 的也算；不写地址的格照样数到', async () => {
  const bytes = await saved((sheet) => {
    for (let row = 1; row <= 4; row++) sheet.getRow(row).values = [1, 2, 3, 4];
    put(sheet, 'D4', 45_052, 'yyyy-mm-dd');
    sheet.getRow(2).hidden = true;
    sheet.getColumn(3).hidden = true;
  });
  const parts = unzipSync(bytes);
  const part = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[part]!)
    .replace(/ r="[A-D]4"/g, '')
    .replace(/<row r="3"/, '<row r="3" ht="0" customHeight="1"');
  const [sheet] = readPrintedSheets(zipSync({ ...parts, [part]: strToU8(xml) }), '表.xlsx');
  const { hiddenRows, hiddenColumns, dates } = sheet!.looks!;
  expect([[...hiddenRows], [...hiddenColumns], [...dates]]).toEqual([[2, 3], [3], ['D4']]);
  expect(linesOfSheet(sheet!).map(({ unseen }) => unseen?.map(Number).join('') ?? 'seen')).toEqual([
    '0010',
    '1111',
    '1111',
    '0010',
  ]);
});
