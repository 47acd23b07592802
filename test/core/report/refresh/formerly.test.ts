import type { Fragment, Paragraph } from '../../../../src/core/narrative/fragment';
import { nextText, writtenFragment } from '../../../../src/core/report/refresh/stored-base';

const figure = (text: string) => ({ kind: 'figure', text, field: 'subordinateUnits', value: text }) as const;
const words = (text: string) => ({ kind: 'text', text }) as const;
const base = { id: 'institutions', title: '机构设置', style: 'body', origin: 'generated' } as const;
const former = (units: string): Paragraph[] => [[words('本部门由'), figure(units), words('个二级机构组成。')]];
const now = (units: string): Fragment => ({
  ...base,
  paragraphs: units === '0' ? [[words('本部门没有二级机构。')]] : former(units),
  formerly: former(units),
});
const prose = (text: string): Fragment => ({
  ...base,
  origin: 'prose',
  paragraphs: text.split('\n').map((line) => [{ kind: 'words', text: line, field: 'reportText' }]),
});

describe('模板换了说法：以前写的文档说法不变，只有数字跟着走', () => {
  const old = writtenFragment({ ...base, paragraphs: former('0') });
  test.each([
    ['没有变', '0', '本部门由0个二级机构组成。'],
    ['变了', '2', '本部门由2个二级机构组成。'],
  ])('数字%s', (_, units, text) => expect(nextText(old, now(units)).text).toBe(text));

  test('新写的文档用新说法', () => {
    expect(nextText(writtenFragment(now('0')), now('0')).text).toBe('本部门没有二级机构。');
    expect(nextText(writtenFragment(now('0')), now('2')).text).toBe('本部门由2个二级机构组成。');
    expect(nextText(null, now('0')).text).toBe('本部门没有二级机构。');
  });
});

describe('单位自己写的话只有序号写法不同：以前写的文档不动', () => {
  const old = writtenFragment(prose('1、甲\n2、乙'));
  test('字没有变', () => expect(nextText(old, prose('（1）甲\n（2）乙')).text).toBe('1、甲\n2、乙'));
  test('字变了就是新的', () => expect(nextText(old, prose('（1）甲\n（2）丙')).text).toBe('（1）甲\n（2）丙'));
});
