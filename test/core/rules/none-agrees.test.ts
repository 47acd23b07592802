import { decide, money, told, type Cells } from './table';

const fields = [
  { kind: 'choice' as const, id: 'built', label: '补充资料/本年有无完工楼堂馆所', options: ['有', '无'] },
  money('planned', '楼堂馆所/预算投资', { noneText: '无' }),
  money('spent', '楼堂馆所/实际投资', { noneText: '无' }),
];
const judge = (cells: Cells) =>
  told(
    decide(
      { kind: 'none-agrees', choice: 'built', none: '无', some: '有', cells: ['planned', 'spent'] },
      fields,
      cells,
    ),
  );

describe('none-agrees 有、无与各格', () => {
  it.each<[string, Cells, string]>([
    ['没有，各格写无', { built: '无', planned: '无', spent: '无' }, 'pass'],
    ['没有，各格空着', { built: '无' }, 'pass'],
    ['没有，各格写 0', { built: '无', planned: 0, spent: 0 }, 'pass'],
    ['有，填了数', { built: '有', planned: 300, spent: 310 }, 'pass'],
    ['有，只填了一格', { built: '有', spent: 310 }, 'pass'],
    [
      '没有，却有数',
      { built: '无', planned: 300, spent: 310 },
      'fail: 本年有无完工楼堂馆所选了“无”，预算投资却填了300.00万元，共2格有数。',
    ],
    [
      '没有，只有一格有数',
      { built: '无', planned: '无', spent: 310 },
      'fail: 本年有无完工楼堂馆所选了“无”，实际投资却填了310.00万元。',
    ],
    [
      '有，各格写无',
      { built: '有', planned: '无', spent: '无' },
      'fail: 本年有无完工楼堂馆所选了“有”，预算投资、实际投资却都写的是“无”。',
    ],
    ['有，各格空着', { built: '有' }, 'fail: 本年有无完工楼堂馆所选了“有”，预算投资、实际投资却都没有填。'],
    ['有，填的不是数，那一格自己会说', { built: '有', planned: '见附表' }, 'pass'],
    ['还没有选', { planned: 300 }, 'notApplicable: 本年有无完工楼堂馆所没有选。'],
  ])('%s', (_, cells, wanted) => expect(judge(cells)).toEqual([wanted]));
});
