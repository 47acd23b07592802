import { decide, money, people, rate, told } from './table';

const fields = [
  rate('rate', '控制率'),
  people('staff', '在职人数'),
  people('posts', '编制数'),
  money('now', '本年三公预算'),
  money('prior', '上年三公预算'),
  rate('change', '三公变动率', { negative: true }),
];
const control = (cells: object) =>
  decide({ kind: 'percent-of', rate: 'rate', of: ['staff'], over: ['posts'] }, fields, cells as never);
const change = (cells: object) =>
  decide(
    { kind: 'percent-of', rate: 'change', of: ['now', { minus: 'prior' }], over: ['prior'] },
    fields,
    cells as never,
  );

describe('percent-of 比率等于商', () => {
  it.each([
    ['136/143=95.10%', { rate: 0.951, staff: 136, posts: 143 }, ['pass']],
    ['未取整的比率', { rate: 136 / 143, staff: 136, posts: 143 }, ['pass']],
    ['只写到个位的 94% 按个位看', { rate: 0.94, staff: 84, posts: 89 }, ['pass']],
    ['末位差 1', { rate: 0.9511, staff: 136, posts: 143 }, ['pass']],
    ['写错', { rate: 0.9615, staff: 136, posts: 143 }, ['fail: 控制率96.15%，按在职人数136÷编制数143应为95.10%。']],
    ['没有填', { staff: 136, posts: 143 }, ['notApplicable: 比率没有填。']],
    ['分母 0 却有比率', { rate: 1, staff: 11, posts: 0 }, ['fail: 控制率填了100.00%，但分母为0，这个比率不存在。']],
    ['分母 0 比率 0', { rate: 0, staff: 0, posts: 0 }, ['notApplicable: 分母为0，没有比率。']],
    ['来源没填', { rate: 0.95, staff: 136 }, ['undetermined: 控制率填了95.00%，但用来计算的数没有填，不能核对。']],
    [
      '来源是文本',
      { rate: 0.95, staff: '136', posts: 143 },
      ['undetermined: 在职人数是文本“136”，不是数值，不能核对。'],
    ],
  ])('%s', (_, cells, expected) => expect(told(control(cells))).toEqual(expected));

  it('63.46 比 32：98.31%', () => {
    expect(told(change({ change: 0.9831, now: 63.46, prior: 32 }))).toEqual(['pass']);
    expect(told(change({ change: 0.95, now: 63.46, prior: 32 }))[0]).toContain('应为98.31%');
  });

  it('小数目自身的四舍五入也算进去', () => {
    // 0.09 万元 may be anything from 0.085 to 0.095: rates from 0.476 % to 0.533 % are all consistent.
    const small = [rate('r', '占比'), money('a', '招待费'), money('b', '指标')];
    const judge = (value: number) =>
      told(decide({ kind: 'percent-of', rate: 'r', of: ['a'], over: ['b'] }, small, { r: value, a: 0.09, b: 17.85 }));
    expect(judge(0.0053)).toEqual(['pass']);
    expect(judge(0.0062)[0]).toMatch(/^fail/);
  });

  it('少了百分号：说明原因并给出更正', () => {
    const [verdict] = control({ rate: 95.1, staff: 136, posts: 143 });
    expect(verdict).toMatchObject({
      outcome: 'fail',
      cause: '比率按百分数的数字填写，少了百分号。',
      fix: { kind: 'set-number', field: 'rate', value: '0.951' },
    });
  });
});
