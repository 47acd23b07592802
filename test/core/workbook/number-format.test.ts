import { shownBy, shownByBuiltIn } from '../../../src/core/workbook/number-format';
import { dateShown } from '../../../src/core/workbook/sheet-looks';

test.each([
  ['yyyy/m/d', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-804]yyyy年m月d日;@', 'date'],
  ['[DBNum1][$-804]yyyy"年"m"月"', 'date'],
  ['h:mm:ss', 'date'],
  ['[h]:mm', 'date'],
  ['mm-dd-yy', 'date'],
  ['上午/下午h:mm', 'date'],
  ['aaaa', 'date'],
  ['0%', 'percent'],
  ['0.00%;[Red]-0.00%', 'percent'],
  ['#,##0.00', null],
  ['General', null],
  ['0.00E+00', null],
  ['0.00"元/年度 day"', null],
  ['#,##0.00\\ [$€-x]', null],
  ['[Red]#,##0', null],
  ['0\\d', null],
  ['_ * #,##0.00_ ;_ * -#,##0.00_ ', null],
  ['"%"0', null],
  ['@', null],
])('%s → %s', (code, expected) => {
  expect(shownBy(code)).toBe(expected);
});

test('只有编号的：14 是日期，10 是百分数，4 是数，东亚的 31、57 也是日期', () => {
  expect([14, 22, 31, 47, 57, 9, 10, 0, 4, 44, 49].map(shownByBuiltIn)).toEqual([
    ...['date', 'date', 'date', 'date', 'date', 'percent', 'percent'],
    ...[null, null, null, null],
  ]);
});

test.each([
  [45_052, '2023-05-06'],
  [45_052.395_833_333, '2023-05-06 09:30'],
  [0.5, '12:00'],
  [45_052.999_999_9, '2023-05-07'],
])('%d 显示为 %s', (serial, expected) => {
  expect(dateShown(serial)).toBe(expected);
});
