import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDataFile } from '../../src/cli/files/read-data';
import { workFolder } from './jixiao';

const folder = workFolder();
const read = (text: string): unknown => {
  writeFileSync(join(folder, 'data.json'), text);
  return readDataFile(join(folder, 'data.json'));
};
/** As core takes it: the digits. */
const digits = (text: string): string => String((read(`{"a": ${text}}`) as { a: unknown }).a);

test.each(['219.2', '0.1', '285.6', '99.27', '-12.5', '123456789.12', '0'])('%s 的位数不变', (text) => {
  expect(digits(text)).toBe(text);
});

test('带 BOM 的 UTF-8 也读', () => {
  expect(read('\uFEFF{"编制数": "9"}')).toEqual({ 编制数: '9' });
});

test.each([
  ['', '文件是空的'],
  ['{"a": 1,}', '第 1 行第 9 个字“}”不该在这里'],
  ['{\n  "a": 1\n  "b": 2\n}', '第 3 行第 3 个字“"”不该在这里'],
  ['{"a": 1', '第 1 行第 8 个字之后不完整'],
  ['null', '最外层应是一个对象'],
  ['[]', '最外层应是一个对象'],
])('%j：说出第几行', (text, detail) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'input.bad-json', message: expect.stringContaining(detail) as string }),
  );
});
