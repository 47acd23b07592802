import { plainText } from '../../../src/core/prose/plain-text';
import { raised } from './audit/audited';

test('㎥ 读作立方米，后面的字仍知道自己在原文哪里', () => {
  const text = '建成蓄水池30㎥。核定编制42人，其中行政编制15人，事业编制25人。';
  const [finding] = raised(text);
  expect(finding!.quotes.map((quote) => quote.text)).toEqual(['核定编制42人', '其中行政编制15人', '事业编制25人']);
  for (const quote of finding!.quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  const plain = plainText('3㎥5');
  expect(plain.text).toBe('3立方米5');
  expect([0, 1, 2, 3, 4, 5].map((at) => plain.sourceOf(at))).toEqual([0, 1, 1, 1, 2, 3]);
});

test('很长的文字一个字也不少', () => {
  const text = '我们😀的报告，'.repeat(5000);
  expect(plainText(text).text).toBe(text);
});
