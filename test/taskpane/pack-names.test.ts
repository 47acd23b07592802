import type { PackSummary } from '../../src/app/live/pack-source';
import { packNames } from '../../src/taskpane/views/template/pack-names';

const pack = (id: string, more: Partial<PackSummary> = {}): PackSummary => ({
  id,
  title: '部门整体支出绩效自评',
  region: '湖南省长沙市开福区',
  years: [2018, 2018],
  version: '1.0.0',
  sheets: ['基础数据表'],
  weights: [{ label: '投入', full: '13' }],
  basis: [],
  ...more,
});
const named = (...packs: PackSummary[]): string[] => [...packNames(packs).values()];
const of = (number: string): PackSummary['basis'] => [{ title: '通知', number, seen: true }];

test.each([
  ['各地各名', [pack('a'), pack('b', { region: '湖南省怀化市' })], ['湖南省长沙市开福区 13', '湖南省怀化市 13']],
  ['同一个区两年的：写年度', [pack('a'), pack('b', { years: [2020, 2020] })], ['…，2018年度', '…，2020年度']],
  [
    '同一个区同一年的：写文号',
    [pack('a', { basis: of('开财绩〔2019〕1号') }), pack('b', { basis: of('开财绩〔2019〕9号') })],
    ['…，开财绩〔2019〕1号', '…，开财绩〔2019〕9号'],
  ],
  [
    '变体写变体',
    [
      pack('a/x', { variant: { of: 'a', id: 'x', title: '十三六十一' } }),
      pack('a/y', { variant: { of: 'a', id: 'y', title: '十六十' } }),
    ],
    ['…，十三六十一', '…，十六十'],
  ],
  ['什么都一样：写编号', [pack('a'), pack('b')], ['…，a', '…，b']],
  [
    '三份里只有两份像的，年度分开的不再写编号',
    [pack('a'), pack('b'), pack('c', { years: [2020, 2020] })],
    ['…，2018年度，a', '…，2018年度，b', '…，2020年度'],
  ],
] as const)('%s', (_, packs, expected) =>
  expect(named(...packs)).toEqual(expected.map((name) => name.replace('…', '湖南省长沙市开福区 13'))),
);

test('随便怎么像，名字没有两个一样的', () => {
  const packs = Array.from({ length: 64 }, (_, at) =>
    pack(`p${at}`, {
      years: at & 1 ? [2018, 2018] : [2020, 2020],
      basis: at & 2 ? of('甲〔2019〕1号') : [],
      title: at & 4 ? '甲' : '乙',
      region: at & 8 ? '湖南省' : '湖南省长沙市开福区',
      version: at & 16 ? '1.0.0' : '1.1.0',
    }),
  );
  expect(new Set(named(...packs)).size).toBe(64);
});
