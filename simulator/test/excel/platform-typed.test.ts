import { openExcel, type OpenExcel } from '../../excel';
import { codeOf } from '../support/refusal';

/** E24：写进格子的文字，Excel 认得的变成数，认不准的按名字说没有模拟。 */
let excel: OpenExcel;
beforeEach(() => {
  excel = openExcel();
});
afterEach(async () => {
  await excel.close();
  expect(excel.host.bugs).toEqual([]);
});

const S = (context: Excel.RequestContext, name = '基础数据表') => context.workbook.worksheets.getItem(name);

test.each<readonly [string, unknown, string]>([
  ['1,234', 1234, '#,##0'],
  ['-1,234.50', -1234.5, '#,##0.00'],
  ['50%', 0.5, '0%'],
  ['12.5 %', 0.125, '0.00%'],
  ['(123)', -123, 'General'],
  ['1 1/2', 1.5, '# ?/?'],
  ['10:30', 0.4375, 'h:mm'],
  ['2018-03-05', 43_164, 'yyyy/m/d'],
  ['2018/3/5', 43_164, 'yyyy/m/d'],
  ['2018年3月5日', 43_164, 'yyyy"年"m"月"d"日"'],
  ['2018年3月', 43_160, 'yyyy"年"m"月"'],
  ['012', 12, 'General'],
  ['12345678901234567890', 12_345_678_901_234_600_000, 'General'],
  ['1,23', '1,23', 'General'],
  ['2018年13月', '2018年13月', 'General'],
  ['甲1,234', '甲1,234', 'General'],
  ['1月', '1月', 'General'],
])('文字 %j 变成 Excel 认得的', async (text, value, format) => {
  const seen = await excel.run(async (context) => {
    const range = S(context).getRange('A1');
    range.values = [[text]];
    range.load('values,numberFormat');
    await context.sync();
    return [range.values[0]?.[0], range.numberFormat[0]?.[0]];
  });
  expect(seen).toEqual([value, format]);
});

test.each(['$120', '¥1,234.50', '1/2', '3月5日', '2018-03', '1:30 PM', '+1+2', '-A1', '2018/3/5 10:30'])(
  '文字 %j 按名字说没有模拟，什么也没写；加撇号、文本格照写',
  async (text) => {
    const write = (what: string, format: string) =>
      codeOf(excel, (context) => {
        const range = S(context).getRange('A1:B1');
        range.numberFormat = [[format, format]];
        range.values = [['先写的', what]];
      });
    expect(await write(text, 'General')).toBe(`NotImplemented Range.values (${JSON.stringify(text)}) is not simulated`);
    expect(excel.model.cell('s1', 0, 0).value).toBeNull();
    expect(await write(`'${text}`, 'General')).toBe('');
    expect(excel.model.cell('s1', 0, 1).value).toBe(text);
    expect(await write(text, '@')).toBe('');
  },
);
