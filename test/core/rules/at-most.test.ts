import { decide, money, told } from './table';

const fields = [money('all', '公用经费'), money('office', '办公经费'), money('water', '水费、电费、差旅费')];
const judge = (cells: object) =>
  told(decide({ kind: 'at-most', parts: ['office', 'water'], whole: 'all' }, fields, cells as never));

describe('at-most 其中项之和不超过总数', () => {
  it.each([
    ['其中只列一部分', { all: 193.42, office: 49.09, water: 12.64 }, ['pass']],
    ['正好相等', { all: 61.73, office: 49.09, water: 12.64 }, ['pass']],
    [
      '超过',
      { all: 50, office: 49.09, water: 12.64 },
      ['fail: 公用经费50.00万元，其中办公经费49.09＋水费、电费、差旅费12.64＝61.73万元，其中项多出11.73万元。'],
    ],
    [
      '只多 0.01 是尾差',
      { all: 61.72, office: 49.09, water: 12.64 },
      [
        'notice: 公用经费61.72万元，其中办公经费49.09＋水费、电费、差旅费12.64＝61.73万元，多出0.01万元，属四舍五入的尾差。',
      ],
    ],
    ['其中项都没填', { all: 50 }, ['notApplicable: 其中各项都没有填。']],
    ['总数没填', { office: 49.09 }, ['undetermined: 公用经费没有填，不能核对。']],
    ['其中项不是数', { all: 50, office: '约五万' }, ['undetermined: 办公经费填的是“约五万”，不是数值，不能核对。']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));
});
