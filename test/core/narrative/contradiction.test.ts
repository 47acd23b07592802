import { markedContradictions } from '../../../src/core/narrative/contradiction';
import { paragraphText, type Paragraph } from '../../../src/core/narrative/fragment';
import { tidyParagraph } from '../../../src/core/narrative/punctuation';

const sentence = (direction: string, reason: string): Paragraph => [
  { kind: 'text', text: '支出' },
  { kind: 'figure', text: direction, field: 'change', value: '1' },
  { kind: 'text', text: '的主要原因是：' },
  { kind: 'words', text: reason, field: 'reason' },
  { kind: 'text', text: '。' },
];

describe('说的增减和原因相反，印出来有记号', () => {
  test.each([
    ['增加', '人员减少', true],
    ['减少', '人员增加，基本工资提高', true],
    ['增长', '压缩开支', true],
    ['增加', '人员增加', false],
    ['增加', '退休人员减少，但追加了工资', false],
    ['减少', '人员减少，新进人员工资较低', false],
    ['增加', '政策性调资', false],
    ['持平', '人员减少', false],
  ])('%s，原因是%s', (direction, reason, isMarked) => {
    const text = paragraphText(markedContradictions(sentence(direction, reason)));
    expect(text.includes('（待核：')).toBe(isMarked);
    expect(text.startsWith(`支出${direction}的主要原因是：${reason}`)).toBe(true);
  });
});

test.each([
  ['人员增加。，基本工资提高', '人员增加，基本工资提高。'],
  ['人员增加，。', '人员增加。'],
  ['人员增加。。', '人员增加。'],
])('标点的笔误：%s', (words, shown) => {
  expect(
    paragraphText(
      tidyParagraph([
        { kind: 'words', text: words, field: 'reason' },
        { kind: 'text', text: '。' },
      ]),
    ),
  ).toBe(shown);
});

test('短文字后面的标点也只留一个', () => {
  const runs: Paragraph = [
    { kind: 'figure', text: '道路维护。', field: 'project.name', value: '道路维护。' },
    { kind: 'text', text: '，共三项。' },
  ];
  expect(paragraphText(tidyParagraph(runs))).toBe('道路维护，共三项。');
});
