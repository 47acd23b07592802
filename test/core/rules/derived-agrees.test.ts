import { decide, money, people, rate, told, words } from './table';

const fields = [
  money('a', '公车'),
  money('b', '接待'),
  money('sum', '三公经费', { derive: { sum: ['a', 'b'] } }),
  people('staff', '在职人数'),
  people('posts', '编制数'),
  rate('control', '控制率', { derive: { ratio: { of: ['staff'], over: ['posts'] } } }),
  words('line', '说明', { derive: { join: ['编制', { field: 'posts' }, '人'] } }),
];
const judge = (cells: object) => told(decide({ kind: 'derived-agrees' }, fields, cells as never));
const f = (value: unknown) => ({ formula: '=X', value });

describe('derived-agrees 计算格显示的就是算出来的', () => {
  it.each([
    ['一致', { a: 1, b: 2, sum: f(3) }, ['pass']],
    ['贴成两位小数的比率', { staff: 136, posts: 143, control: 0.951, line: f('编制143人') }, ['pass']],
    ['没有重新计算', { a: 1, b: 2, sum: f(2.5) }, ['fail: 三公经费显示2.50万元，按现在的数据应为3.00万元。']],
    ['文字没有重新计算', { posts: 9, line: f('编制8人') }, ['fail: 说明显示“编制8人”，按现在的数据应为“编制9人”。']],
    [
      '还没有结果',
      { a: 1, b: 2, sum: f({ error: '#UNCACHED' }) },
      ['undetermined: 三公经费是公式，还没有计算结果，不能核对。请在 Excel 或 WPS 中打开并保存一次。'],
    ],
    ['显示错误值', { a: 1, b: 2, sum: f({ error: '#REF!' }) }, ['fail: 三公经费显示#REF!，按现在的数据应为3.00万元。']],
  ])('%s', (_, cells, expected) => expect(judge({ line: f('编制人'), ...cells })).toEqual(expected));
});
