import { markedText, type Run } from '../../../src/core/fields/marked-text';
import { cleanNumber, visible } from '../../../src/core/fields/meant-number';
import { readPrinted } from '../../../src/core/intake/printed-figure';

const told = (raw: string): string => {
  const printed = readPrinted(raw);
  if (printed.is !== 'figure') return printed.is;
  return `${printed.number.toFixed()}${printed.unit ?? ''}${printed.marked === true ? '（带注号）' : ''}`;
};
const runs = (...parts: readonly (string | readonly [string, Run['look']])[]): string =>
  markedText(
    parts.map((part) => (typeof part === 'string' ? { text: part, look: null } : { text: part[0], look: part[1] })),
  );

test.each([
  ['17②', '17（带注号）'],
  ['13.9③', '13.9（带注号）'],
  ['15.00①', '15（带注号）'],
  ['125.00*', '125（带注号）'],
  [runs('125', ['1', 'raised']), '125（带注号）'],
  [runs('125.5', ['2', 'lowered']), '125.5（带注号）'],
  [runs(['14', 'struck'], '13.9'), '13.9（带注号）'],
  [runs('7', ['8', 'struck']), '7（带注号）'],
  [runs(['125', 'raised']), '125'],
  ['①', 'words'],
  ['7\n8', 'unreadable'],
  ['17\v18', 'unreadable'],
  ['13\n000', 'unreadable'],
  ['125\n.5', 'unreadable'],
  ['7\n', '7'],
  ['100㎡', '100m2'],
  ['1,234.50', '1234.5'],
])('%s：%s', (raw, expected) => expect(told(raw)).toBe(expected));

test('划掉的字不是名字的一部分；划掉的数看得见，不当没有', () => {
  expect(visible(runs(['公务', 'struck'], '接待费'))).toBe('接待费');
  expect(visible(runs(['14', 'struck']))).toBe('1̶4̶');
  expect(visible('公务\n接待')).toBe('公务接待');
});

test('注号、划掉的数、两行的数，都不是一个数', () => {
  for (const raw of ['17②', runs('120', ['1', 'raised']), runs('7', ['8', 'struck']), '7\n8'])
    expect(cleanNumber(raw)).toBeNull();
});
