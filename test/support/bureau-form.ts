import ExcelJS from 'exceljs';

/**
 * What a bureau sends out: its own name for the sheet, a note above, merged heads, 元, other row order, one column more, half filled.
 * @param isSilent nothing on it says in which measure the money is
 * @param hasOddities a date where an amount belongs, a hidden row, a page of words
 */
export async function bureauForm({ isSilent = false, hasOddities = false } = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const note = book.addWorksheet('填表说明');
  note.getCell('A1').value = '请于3月20日前报送绩效股，表样不得改动。';
  const sheet = book.addWorksheet('附件1 整体支出');
  sheet.getCell('A1').value = '2018年度部门整体支出绩效评价基础数据表';
  sheet.mergeCells('A1:E1');
  sheet.getCell('A2').value = '填报单位：某某区档案馆';
  if (!isSilent) sheet.getCell('D2').value = '单位：元';
  sheet.getCell('A3').value = '财政供养人员情况（人）';
  // Not as the pack prints it: asked.
  sheet.getCell('B3').value = '核定编制';
  sheet.getCell('C3').value = '2018年实际在职人数';
  sheet.getCell('D3').value = '控制率';
  sheet.getCell('B4').value = 9;
  sheet.getCell('C4').value = 8;
  sheet.mergeCells('A3:A4');
  sheet.getRow(5).values = ['经费控制情况', '2017年决算数', '2018年预算数', '2018年决算数', '备注'];
  const rows: [string, number | null, number | null, number | null][] = [
    ['公用经费', 560000, 572000, 610000],
    ['  其中：办公经费', 81000, 90000, null],
    ['        水费、电费、差旅费', 50000, 52000, null],
    ['        会议费、培训费', 20000, 21000, null],
    ['三公经费', 39500, 40000, 9400],
    ['  1、公务接待', 12100, 40000, 9400],
    ['  2、出国经费', 0, 0, 0],
    ['  3、公务用车购置和维护经费', 27400, 0, 0],
    ['    其中：公车购置', 0, 0, 0],
    ['          公车运行维护', 27400, 0, 0],
    ['机关食堂补助', null, 12000, 11000],
  ];
  rows.forEach((row, at) => (sheet.getRow(6 + at).values = row));
  sheet.getCell('D4').value = { formula: 'C4/B4', result: 8 / 9 };
  sheet.getCell('D4').numFmt = '0.00%';
  if (hasOddities) {
    sheet.getCell('B11').value = 43_000;
    sheet.getCell('B11').numFmt = 'yyyy/m/d';
    sheet.getRow(12).hidden = true;
    book.addWorksheet('报告文字').getCell('A1').value = '一、部门概况';
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
