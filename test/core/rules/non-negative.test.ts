import { decide, money, told, words } from './table';

const fields = [
  money('final', '本年决算数'),
  money('added', '本年追加', { negative: true }),
  money('gap', '差额', { derive: { change: { from: 'final', to: 'added' } } }),
  words('note', '说明'),
];
const judge = (cells: object) => told(decide({ kind: 'non-negative' }, fields, cells as never));

describe('non-negative 不应为负', () => {
  it.each([
    ['正数', { final: 5 }, ['pass']],
    ['负数', { final: -5 }, ['fail: 本年决算数是负数（-5.00万元），这一项不应为负。']],
    ['没填', {}, ['notApplicable: 还没有填数。']],
    ['不误报：压减的本年追加可以为负', { final: 5, added: -3 }, ['pass']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it('建议说的是这一格，不说别的项目', () =>
    expect(decide({ kind: 'non-negative' }, fields, { final: -5 } as never)).toMatchObject([
      { suggestion: '核对正负：抄数带来的红字、括号去掉，是5.00万元的照填；没有发生的填0。' },
    ]));
});
