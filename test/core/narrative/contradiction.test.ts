import { openPlacesIn } from '../../../src/core/narrative/open-places';
import { markedContradictions } from '../../../src/core/narrative/contradiction';
import { paragraphText, type Paragraph } from '../../../src/core/narrative/fragment';

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
    ['增加', '在职人员减少3人。', true],
    ['增加', '严格压减一般性支出', true],
    ['增加', '调出2人', true],
    ['下降', '津贴标准提高', true],
    ['下降', '提高津贴补贴标准', true],
    ['减少', '受新冠疫情影响', false],
    ['减少', '提高资金使用效益', false],
    ['减少', '上年增加一次性支出', false],
    ['减少', '本年没有增加人员', false],
    ['增加', '发放退休人员一次性补贴', false],
    ['增加', '完成上年结转项目的支付', false],
    ['增加', '2017年压减了培训', false],
  ])('%s，原因是%s', (direction, reason, isMarked) => {
    const text = paragraphText(markedContradictions(sentence(direction, reason)));
    expect(text.includes('（待核：')).toBe(isMarked);
    expect(text.startsWith(`支出${direction}的主要原因是：${reason}`)).toBe(true);
  });
});

test('说的是最近的一个增减：后来写了持平，前面的就不算', () => {
  const text = (words: string): { kind: 'text'; text: string } => ({ kind: 'text', text: words });
  const figure = (words: string) => ({ kind: 'figure', text: words, field: 'change', value: '1' }) as const;
  const runs: Paragraph = [
    ...[text('基本支出'), figure('增加'), text('3万元；项目支出'), figure('持平'), text('，主要原因是：')],
    { kind: 'words', text: '人员减少', field: 'reason' },
  ];
  expect(markedContradictions(runs)).toEqual(runs);
});

test('记号是一处待核：草稿、写出的文档和命令行都数得到，也说得出是哪一句', () => {
  const text = paragraphText(markedContradictions(sentence('增加', '人员减少')));
  expect(text).toBe('支出增加的主要原因是：人员减少（待核：写的是增加，原因说的相反）。');
  expect(openPlacesIn(text)).toEqual([{ word: '待核', what: '写的是增加，原因说的相反' }]);
});
