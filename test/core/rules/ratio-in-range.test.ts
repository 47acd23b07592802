import { decide, people, rate, told } from './table';

const fields = [
  people('staff', '在职人数'),
  people('posts', '编制数'),
  rate('control', '控制率', { derive: { ratio: { of: ['staff'], over: ['posts'] } } }),
  rate('typed', '满意度'),
];
const judge = (cells: object) =>
  told(decide({ kind: 'ratio-in-range', rate: 'control', max: '1', label: '在职人员控制率' }, fields, cells as never));

describe('ratio-in-range 比率在范围内', () => {
  it.each([
    ['143 编制 136 在职', { staff: 136, posts: 143 }, ['pass']],
    ['正好 100%', { staff: 37, posts: 37 }, ['pass']],
    [
      '59 编制 67 在职',
      { staff: 67, posts: 59 },
      ['fail: 在职人员控制率113.56%（在职人数67人，编制数59人），超过100%，高出13.56个百分点。'],
    ],
    [
      '多填了一位',
      { staff: 670, posts: 69 },
      [
        'fail: 在职人员控制率971.01%（在职人数670人，编制数69人），超过100%，高出871.01个百分点，可能是在职人数多填了一位，或者编制数少填了一位。',
      ],
    ],
    ['编制没有填', { staff: 67 }, ['undetermined: 在职人员控制率算不出：编制数没有填。']],
    ['都没填', {}, ['notApplicable: 没有在职人员控制率。']],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it('编制为 0：无法核对，不是超编', () => {
    expect(judge({ staff: 3, posts: 0 })).toEqual(['undetermined: 在职人员控制率算不出：编制数为0。']);
  });

  it('下限与手填的比率', () => {
    const range = (typed: number | string) =>
      told(decide({ kind: 'ratio-in-range', rate: 'typed', min: '0', max: '1', label: '满意度' }, fields, { typed }));
    expect(range(0.92)).toEqual(['pass']);
    expect(range(92)).toEqual(['fail: 满意度9200.00%，超过100%，高出9100.00个百分点。']);
    expect(range(-0.1)).toEqual(['fail: 满意度-10.00%，低于0%，低10.00个百分点。']);
    expect(range('92%')[0]).toMatch(/^undetermined: 满意度/);
  });

  it('按确切的商判断，不按两位小数', () => {
    expect(judge({ staff: 20001, posts: 20000 })[0]).toMatch(/^fail/);
  });
});
