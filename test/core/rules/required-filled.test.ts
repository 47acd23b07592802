import { decide, money, told, words } from './table';

const fields = [
  words('name', '单位名称', { required: true }),
  money('area', '批复规模', { required: true, noneText: '无' }),
  {
    kind: 'rows' as const,
    id: 'projects',
    label: '项目',
    minimumRows: 2,
    columns: [words('title', '项目名称', { required: true }), money('all', '总额')],
  },
];
const judge = (cells: object) => told(decide({ kind: 'required-filled' }, fields, cells as never));

describe('required-filled 必填', () => {
  it.each<[string, object, string[]]>([
    [
      '填齐，空行不要求',
      { name: '区征地办', area: '无', 'projects[1].title': '征地', 'projects[1].all': 77 },
      ['pass'],
    ],
    ['没填', { area: 5 }, ['fail: 单位名称是必填项，还没有填。']],
    ...[' ', '　', '\u00a0 '].map((name): [string, object, string[]] => [
      `只有空格（${JSON.stringify(name)}）：看着是空的，就是没填`,
      { name, area: 5 },
      ['fail: 单位名称是必填项，还没有填。'],
    ]),
    [
      '有数的行要有名称',
      { name: '甲', area: 5, 'projects[2].all': 40 },
      ['fail: 项目名称（第2行）是必填项，还没有填。'],
    ],
  ])('%s', (_, cells, expected) => expect(judge(cells)).toEqual(expected));

  it('没有必填项', () =>
    expect(told(decide({ kind: 'required-filled' }, [money('a', '金额')], {}))).toEqual([
      'notApplicable: 没有必填项。',
    ]));
});
