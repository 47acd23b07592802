import { mergeTrees, type MergeFault, type Tree } from '../../../src/core/pack/merge';
import { readPack } from '../../../src/core/pack/read-pack';
import { builtInTrees } from '../../support/built-in-pack';

const merge = (base: Tree, over: Tree): { tree: Tree; faults: MergeFault[] } => {
  const faults: MergeFault[] = [];
  return { tree: mergeTrees(base, over, faults), faults };
};

describe('模板的继承合并', () => {
  it.each<[string, Tree, Tree, Tree]>([
    ['同编号的项按字段合并', [{ id: 'a', x: 1, y: 2 }], [{ id: 'a', y: 3 }], [{ id: 'a', x: 1, y: 3 }]],
    ['新编号的项排在最后', [{ id: 'a' }], [{ id: 'b' }], [{ id: 'a' }, { id: 'b' }]],
    [
      'after 把新项放到指定处',
      [{ id: 'a' }, { id: 'c' }],
      [{ id: 'b', after: 'a' }],
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    ],
    [
      'after 也能挪动已有的项',
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      [{ id: 'a', after: 'c' }],
      [{ id: 'b' }, { id: 'c' }, { id: 'a' }],
    ],
    ['remove 去掉一项', [{ id: 'a' }, { id: 'b' }], [{ id: 'a', remove: true }], [{ id: 'b' }]],
    ['没有编号的列表整个替换', { aliases: ['甲', '乙'] }, { aliases: ['丙'] }, { aliases: ['丙'] }],
    [
      '对象逐项合并',
      { thresholds: { rate: '0.1', amount: '5' } },
      { thresholds: { rate: '0.2' } },
      { thresholds: { rate: '0.2', amount: '5' } },
    ],
  ])('%s', (_, base, over, wanted) => {
    const { tree, faults } = merge(base, over);
    expect(faults).toEqual([]);
    expect(tree).toEqual(wanted);
  });

  it('去掉不存在的项、放在不存在的项之后，都是错误', () => {
    expect(merge([{ id: 'a' }], [{ id: 'x', remove: true }]).faults[0]?.message).toContain('没有');
    expect(merge([{ id: 'a' }], [{ id: 'x', after: 'y' }]).faults[0]?.message).toContain('没有这一项');
  });
});

describe('严格读模板：一次列出全部错误，各有路径', () => {
  const layers = builtInTrees('kaifu-2018');
  const faultsOf = (over: Tree): string[] => {
    const reading = readPack({ layers: [...layers, over] });
    return reading.ok ? [] : reading.faults.map((fault) => `${fault.path}｜${fault.message}`);
  };
  const sheetless = { id: 'kaifu-2018', version: '1.0.0' };

  it('内置模板没有错误', () => {
    expect(faultsOf(sheetless)).toEqual([]);
  });

  it.each<[string, Tree, RegExp]>([
    [
      '拼错的键',
      { ...sheetless, fields: [{ id: 'authorizedPosts', labell: 'x' }] },
      /fields\[authorizedPosts\]\.labell｜不认识“labell”/,
    ],
    [
      '不存在的数据项',
      { ...sheetless, fields: [{ id: 'threePublicExpenses.final', derive: { sum: ['nope'] } }] },
      /没有名为“nope”的数据项/,
    ],
    [
      '绕回自己的计算',
      { ...sheetless, fields: [{ id: 'threePublicExpenses.final', derive: { sum: ['threePublicExpenses.final'] } }] },
      /绕回了自己/,
    ],
    [
      '分值加不拢',
      { ...sheetless, scoring: { levels: [{ id: 'input', full: '14' }] } },
      /“合计”的分值 100 不等于下级分值之和 101/,
    ],
    [
      '没有放到表上的数据项',
      { ...sheetless, fields: [{ id: 'newOne', label: '补充资料/新项', kind: 'number' }] },
      /“newOne”没有放在任何一张表上/,
    ],
    [
      '没有的样式',
      {
        ...sheetless,
        sheets: [
          {
            id: 'basicData',
            rows: [{ id: 'extraRow', heightPt: 20, cells: [{ at: 'A', text: '甲', style: 'nope' }] }],
          },
        ],
      },
      /没有名为“nope”的样式/,
    ],
    [
      '不认识的规则',
      {
        ...sheetless,
        checks: [{ id: 'x1', title: '甲', level: 'error', basis: '乙', rule: { kind: 'no-such-rule' } }],
      },
      /checks\[x1\]\.rule/,
    ],
    [
      '自动排指标树，没有写哪一栏放什么',
      {
        ...sheetless,
        sheets: [{ id: 'basicData', rows: [{ id: 'tree', heightPt: 20, indicators: true }] }],
      },
      /sheets\[basicData\]\.rows\[tree\]\.indicators｜这张表还要写 indicators：哪一栏放什么/,
    ],
    ['版本号写法', { id: 'kaifu-2018', version: '1' }, /version｜/],
  ])('%s', (_, over, wanted) => {
    expect(faultsOf(over).join('\n')).toMatch(wanted);
  });

  it('几处错误一次报全', () => {
    const faults = faultsOf({ ...sheetless, title: '', region: 3, fields: [{ id: 'authorizedPosts', unit: '个人' }] });
    expect(faults.map((fault) => fault.split('｜')[0])).toEqual(
      expect.arrayContaining(['title', 'region', 'fields[authorizedPosts].unit']),
    );
  });

  it('形状错误和引用错误、分值错误一起报，不分两回', () => {
    const faults = faultsOf({
      ...sheetless,
      region: 3,
      fields: [
        { id: 'authorizedPosts', labell: 'x' },
        { id: 'threePublicExpenses.final', derive: { sum: ['nope'] } },
      ],
      scoring: { levels: [{ id: 'input', full: '14' }] },
    }).join('\n');
    for (const wanted of [/region｜/, /labell/, /没有名为“nope”的数据项/, /不等于下级分值之和/])
      expect(faults).toMatch(wanted);
  });
});
