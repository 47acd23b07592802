import { nextEmpty } from '../../../src/core/derive/next-empty';
import type { EmptyField } from '../../../src/core/derive/unfilled';

const at = (sheet: string, address: string): EmptyField => ({ id: `${sheet}${address}`, sheet, address });
const empty = [
  at('补充资料', 'B5'),
  at('补充资料', 'B9'),
  at('基础数据表', 'B5'),
  at('基础数据表', 'D5'),
  at('基础数据表', 'B7'),
];
const next = (sheet: string, address: string): string | undefined => nextEmpty(empty, { sheet, address })?.id;

test.each([
  ['表头上，往下第一个', '补充资料', 'A1', '补充资料B5'],
  ['站在空格上，下一个', '补充资料', 'B5', '补充资料B9'],
  ['同一行往右', '基础数据表', 'B5', '基础数据表D5'],
  ['刚填完一格按了回车', '基础数据表', 'D6', '基础数据表B7'],
  ['这张表后面没有了，下一张表', '补充资料', 'B20', '基础数据表B5'],
  ['最后一个之后，从头', '基础数据表', 'B7', '补充资料B5'],
  ['站在没有空格的表上，从头', '评分表', 'C3', '补充资料B5'],
])('%s', (_, sheet, address, expected) => expect(next(sheet, address)).toBe(expected));

test('走一圈，每个空格都到，一个不重', () => {
  const seen: string[] = [];
  let here: { sheet: string; address: string } = { sheet: '补充资料', address: 'A1' };
  for (const _ of empty) {
    const to = nextEmpty(empty, here)!;
    seen.push(to.id);
    here = to;
  }
  expect(seen).toEqual(empty.map(({ id }) => id));
});

test('不知道站在哪里：接着上一个；都填了，没有下一个', () => {
  expect(nextEmpty(empty, null)?.id).toBe('补充资料B5');
  expect(nextEmpty(empty, null, '补充资料B5')?.id).toBe('补充资料B9');
  expect(nextEmpty(empty, null, '基础数据表B7')?.id).toBe('补充资料B5');
  expect(nextEmpty([], { sheet: '补充资料', address: 'A1' })).toBeNull();
  expect(nextEmpty([], null)).toBeNull();
});
