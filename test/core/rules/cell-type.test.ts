import { decide, money, people, rate, told, words } from './table';

const fields = [
  money('amount', '本年决算数'),
  money('area', '批复规模', { noneText: '无', unit: '㎡' }),
  people('staff', '在职人数'),
  rate('rate', '满意度', { max: '1' }),
  words('name', '单位名称'),
  { kind: 'choice' as const, id: 'stage', label: '决算数阶段', options: ['初审数', '批复数'] },
  { kind: 'date' as const, id: 'day', label: '公开日期' },
];
const judge = (cells: object) => decide({ kind: 'cell-type' }, fields, cells as never);
const fix = (cells: object) =>
  judge(cells).map((verdict) =>
    'fix' in verdict && verdict.fix ? `${verdict.fix.kind} ${'value' in verdict.fix ? verdict.fix.value : ''}` : null,
  );

describe('cell-type 每格填的类型对', () => {
  it.each([
    [
      '都对',
      { amount: 1.5, area: '无', staff: 8, rate: 0.92, name: '区征地办', stage: '批复数', day: '2019-03-20' },
      ['pass'],
    ],
    ['没填', {}, ['notApplicable: 还没有填数。']],
    [
      '文本型数字',
      { amount: '285.60' },
      ['fail: 本年决算数的“285.60”是文本型数字，不参加合计，应改为数值285.60万元。'],
    ],
    ['文字当数', { amount: '约五万' }, ['fail: 本年决算数应填数值，现在是“约五万”；请只填数字。']],
    ['横杠', { amount: '—' }, ['fail: 本年决算数应填数值，现在是“—”；没有发生额请填0或留空。']],
    ['人数不是整数', { staff: 8.5 }, ['fail: 在职人数应填整数，现在是8.5人。']],
    ['比率忘了百分号', { rate: 92 }, ['fail: 满意度填了9200.00%，不能大于100.00%；百分数请带百分号填写。']],
    ['不在选项内', { stage: '终审数' }, ['fail: 决算数阶段填的“终审数”不在可选项内，只能选：初审数、批复数。']],
    ['不是日期', { day: '三月' }, ['fail: 公开日期填的“三月”不是日期，请按“2019-03-20”填写。']],
    ['错误值', { amount: { error: '#VALUE!' } }, ['fail: 本年决算数的单元格显示错误值#VALUE!。']],
    ['逻辑值在文字格', { name: true }, ['fail: 单位名称应填文字，现在是数值或逻辑值“TRUE”。']],
    [
      '用户的公式还没算',
      { amount: { formula: '=1+1', value: { error: '#UNCACHED' } } },
      ['undetermined: 本年决算数是公式，还没有计算结果，不能核对。'],
    ],
  ])('%s', (_, cells, expected) => expect(told(judge(cells))).toEqual(expected));

  it.each([
    ['￥1,234.50', 'set-number 1234.5'],
    ['１２．５', 'set-number 12.5'],
    ['(1,234)', 'set-number -1234'],
    [' 12.5 ', 'set-number 12.5'],
    ['12.5万元', 'set-number 12.5'],
    ['12,34', null],
    ['约五万', null],
  ])('能确定的给更正：%s', (amount, expected) => expect(fix({ amount })).toEqual([expected]));

  it('92% 与 92 都改成 0.92', () => {
    expect(fix({ rate: '92%' })).toEqual(['set-number 0.92']);
    expect(fix({ rate: 92 })).toEqual(['set-number 0.92']);
  });
});
