import { decide, money, people, rate, told, words } from './table';

const fields = [
  money('amount', '本年决算数'),
  money('area', '批复规模', { noneText: '无', unit: '㎡' }),
  people('staff', '在职人数'),
  rate('rate', '满意度', { max: '1' }),
  words('name', '单位名称'),
  { kind: 'choice' as const, id: 'stage', label: '决算数阶段', options: ['初审数', '批复数'] },
  { kind: 'date' as const, id: 'day', label: '公开日期' },
  { kind: 'number' as const, id: 'year', label: '年度', unit: '年', decimals: 0 },
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
    ['文本型数字', { amount: '285.60' }, ['fail: 本年决算数的“285.60”是文本型数字，不参加合计，应改为285.60万元。']],
    ['文字当数', { amount: '约五万' }, ['fail: 本年决算数应填数值，现在是“约五万”；请只填数字。']],
    ['横杠', { amount: '—' }, ['fail: 本年决算数应填数值，现在是“—”；没有发生额请填0。']],
    ['人数不是整数', { staff: 8.5 }, ['fail: 在职人数应填整数，现在是8.5人。']],
    ['比率忘了百分号', { rate: 92 }, ['fail: 满意度填了9200.00%，不能大于100.00%，应为92.00%。']],
    ['不在选项内', { stage: '终审数' }, ['fail: 决算数阶段填的“终审数”不在可选项内，只能选：初审数、批复数。']],
    ['不是日期', { day: '三月' }, ['fail: 公开日期填的“三月”不是日期，请按“2019-03-20”的样子填。']],
    ['没有这一天', { day: '2019-02-30' }, ['fail: 公开日期填的“2019-02-30”不是日期，请按“2019-03-20”的样子填。']],
    ['没有这个月', { day: '2023.13.1' }, ['fail: 公开日期填的“2023.13.1”不是日期，请按“2019-03-20”的样子填。']],
    ['日期连写成数', { day: 20190320 }, ['fail: 公开日期填的“20190320”不是日期，应改为2019-03-20。']],
    ['日期格里是年份', { day: 2019 }, ['fail: 公开日期填的“2019”不是日期，请按“2019-03-20”的样子填。']],
    ['年度只写了两位', { year: 18 }, ['fail: 年度填的“18”不是年度，应改为2018。']],
    ['年度多写了一位', { year: 20188 }, ['fail: 年度填的“20188”不是年度，请填四位数的年份，如 2018。']],
    ['日期是真日期', { day: 43544 }, ['pass']],
    ['别的写法的日期', { day: '２０１９年３月２０日' }, ['pass']],
    ['逻辑值在日期格', { day: true }, ['fail: 公开日期填的“TRUE”不是日期，请按“2019-03-20”的样子填。']],
    [
      '看不见的字符',
      { amount: '\u202d118.79\u202c' },
      ['fail: 本年决算数的“118.79”里面有看不见的字符，不参加合计，应改为118.79万元。'],
    ],
    ['上标', { amount: '118.79²' }, ['fail: 本年决算数应填数值，现在是“118.79²”；请只填数字。']],
    ['带圈数字', { amount: '①' }, ['fail: 本年决算数应填数值，现在是“①”；请只填数字。']],
    ['只有空格', { amount: ' \u3000' }, ['fail: 本年决算数里只有空格或看不见的字符，看着是空的。']],
    ['“无”多了空格', { area: '无 ' }, ['fail: 批复规模的“无”多了空格或看不见的字符，应改为“无”。']],
    ['文本百分数', { rate: '92%' }, ['fail: 满意度的“92%”是文本型数字，不参加合计，应改为92.00%。']],
    [
      '选项多了空格',
      { stage: '批复数 ' },
      ['fail: 决算数阶段填的“批复数”不在可选项内，多了空格或看不见的字符，应改为“批复数”。'],
    ],
    ['错误值', { amount: { error: '#VALUE!' } }, ['fail: 本年决算数的单元格显示错误值#VALUE!。']],
    ['逻辑值在文字格', { name: true }, ['fail: 单位名称应填文字，现在是逻辑值“TRUE”。']],
    [
      '用户的公式还没算',
      { amount: { formula: '=1+1', value: { error: '#UNCACHED' } } },
      ['undetermined: 本年决算数是公式，还没有计算结果，不能核对。请在 Excel 或 WPS 中打开并保存一次。'],
    ],
  ])('%s', (_, cells, expected) => expect(told(judge(cells))).toEqual(expected));

  it.each([
    ['￥1,234.50', 'set-number 1234.5'],
    ['１２．５', 'set-number 12.5'],
    ['(1,234)', 'set-number -1234'],
    [' 12.5 ', 'set-number 12.5'],
    ['12.5万元', 'set-number 12.5'],
    ['58万', 'set-number 58'],
    ['0.3亿', 'set-number 3000'],
    ['12,34', null],
    ['约五万', null],
  ])('能确定的给更正：%s', (amount, expected) => expect(fix({ amount })).toEqual([expected]));

  it('92% 与 92 都改成 0.92', () => {
    expect(fix({ rate: '92%' })).toEqual(['set-number 0.92']);
    expect(fix({ rate: 92 })).toEqual(['set-number 0.92']);
  });

  it.each<[string, object, string]>([
    ['比率大于上限，说出要填的', { rate: 92 }, '改为92.00%；百分数请带百分号填写。'],
    ['大得不多，不猜', { rate: 1.05 }, '核对原始资料，改成不大于100.00%的数。'],
    ['横杠', { amount: '-' }, '改成数字；没有发生的填0。'],
    ['可以填“无”的', { area: '见附表' }, '改成数字；没有发生的填0，没有这一项的填“无”。'],
    ['比率里的字', { rate: '良好' }, '带百分号填，如 92%，不大于100.00%。'],
    ['能确定的', { amount: '58万' }, '改为58.00万元。'],
    ['选项', { stage: '批复数 ' }, '改为批复数。'],
    ['不是整数', { staff: 8.5 }, '核对原始资料，改成整数。'],
  ])('建议合那一格：%s', (_, cells, wanted) =>
    expect(judge(cells).map((verdict) => ('suggestion' in verdict ? verdict.suggestion : null))).toEqual([wanted]),
  );
});
