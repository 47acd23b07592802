import { decide, money, told } from './table';

const fields = [money('added', '本年追加', { negative: true }), money('final', '决算数'), money('initial', '年初预算')];
const judge = (cells: object) =>
  told(
    decide(
      { kind: 'not-derived-backwards', amount: 'added', of: ['final', { minus: 'initial' }], label: '本年追加' },
      fields,
      cells as never,
    ),
  );

describe('not-derived-backwards 追加不是倒挤的', () => {
  it.each([
    ['不等', { added: 767.86, final: 2700, initial: 1922.76 }, ['pass']],
    [
      '正好相等',
      { added: 767.86, final: 2690.62, initial: 1922.76 },
      ['fail: 本年追加767.86万元正好等于决算数2690.62万元减年初预算1922.76万元，可能是倒挤出来的。'],
    ],
    [
      '压减也可能倒挤',
      { added: -5, final: 95, initial: 100 },
      ['fail: 本年追加-5.00万元正好等于决算数95.00万元减年初预算100.00万元，可能是倒挤出来的。'],
    ],
    ['没有追加', { added: 0, final: 5, initial: 5 }, ['notApplicable: 没有本年追加。']],
    ['没有决算', { added: 5, initial: 5 }, ['notApplicable: 没有可比的数。']],
    [
      '决算坏了',
      { added: 5, initial: 5, final: { error: '#N/A' } },
      ['undetermined: 决算数单元格显示错误值#N/A，不能核对。'],
    ],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));
});
