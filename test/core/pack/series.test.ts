import type { Tree } from '../../../src/core/pack/merge';
import { expandSeries } from '../../../src/core/pack/series';

const expand = (tree: Tree): Tree => {
  const { tree: expanded, faults } = expandSeries(tree);
  expect(faults).toEqual([]);
  return expanded;
};
const faultsOf = (tree: Tree): string[] =>
  expandSeries(tree).faults.map(({ path, message }) => `${path.join('.')}｜${message}`);

describe('一个定义做成几份', () => {
  const series = [
    { id: 'project', count: 2 },
    {
      id: 'line',
      items: [
        { id: 'quantity1', group: 'quantity', rows: 2, first: true },
        { id: 'quantity2', group: 'quantity' },
        { id: 'quality1', group: 'quality' },
      ],
    },
  ];

  it.each<[string, Tree, Tree]>([
    [
      '每一份各做一个，编号和文字里换成那一份的',
      { list: [{ each: 'project', id: 'p{project}', label: '项目{project}' }] },
      {
        list: [
          { id: 'p1', label: '项目1' },
          { id: 'p2', label: '项目2' },
        ],
      },
    ],
    [
      '两个名字相乘',
      { list: [{ each: ['project', 'line'], id: '{project}.{line}' }] },
      {
        list: ['1.quantity1', '1.quantity2', '1.quality1', '2.quantity1', '2.quantity2', '2.quality1'].map((id) => ({
          id,
        })),
      },
    ],
    [
      '里层也能再展开',
      {
        list: [
          {
            each: 'project',
            id: 's{project}',
            rows: [{ each: 'line', only: ['{line.group}', 'quality'], id: '{line}' }],
          },
        ],
      },
      {
        list: [
          { id: 's1', rows: [{ id: 'quality1' }] },
          { id: 's2', rows: [{ id: 'quality1' }] },
        ],
      },
    ],
    [
      'item 得到的是文字，不是一项',
      { parts: [{ each: 'project', item: 'project{project}.executed' }, 'other'] },
      { parts: ['project1.executed', 'project2.executed', 'other'] },
    ],
    ['join 连成一段文字', { text: { each: 'project', join: '；', item: '第{project}个' } }, { text: '第1个；第2个' }],
    [
      '整个是一个词的，数还是数',
      { list: [{ each: 'line', only: '{line.first}', rows: '{line.rows}' }] },
      { list: [{ rows: 2 }] },
    ],
    [
      '别的花括号不动',
      { title: '{year}年', list: [{ each: 'project', text: '{year}年{project}，{{ p.name }}' }] },
      { title: '{year}年', list: [{ text: '{year}年1，{{ p.name }}' }, { text: '{year}年2，{{ p.name }}' }] },
    ],
  ])('%s', (_, tree, wanted) => expect(expand({ series, ...(tree as object) })).toEqual(wanted));

  it('展开以后的第几项，都能找回写它的地方', () => {
    const { originOf } = expandSeries({
      series,
      list: [{ id: 'a' }, { each: 'project', id: 'p{project}', cells: [{ at: 'A' }] }, { id: 'z' }],
    });
    expect(originOf(['list', 2, 'cells', 0, 'at'])).toEqual(['list', 1, 'cells', 0, 'at']);
    expect(originOf(['list', 3, 'id'])).toEqual(['list', 2, 'id']);
  });

  it.each<[string, Tree, RegExp]>([
    ['没有这个 series', { list: [{ each: 'nope', id: 'x' }] }, /list\.0\.each｜没有名为“nope”的 series/],
    ['份数和逐项列出都写了', { series: [{ id: 'a', count: 2, items: [{ id: 'x' }] }] }, /series\.0｜count/],
    ['份数太多', { series: [{ id: 'a', count: 2000 }] }, /series\.0\.count｜应是 1 到 200 的整数/],
    ['项里没有这个键', { series, list: [{ each: 'line', id: '{line.nope}' }] }, /没有“nope”/],
    [
      '编号重复',
      {
        series: [
          { id: 'a', count: 1 },
          { id: 'a', count: 2 },
        ],
      },
      /series\.1｜编号“a”重复/,
    ],
    ['拼错的键', { series: [{ id: 'a', cuont: 1, count: 2 }] }, /series\.0\.cuont｜不认识“cuont”/],
  ])('%s，是错误', (_, tree, wanted) => expect(faultsOf(tree).join('\n')).toMatch(wanted));
});
