import { stateChecks } from '../../../src/core/pack/each-check';
import type { Tree } from '../../../src/core/pack/merge';
import { readPack, type PackReading } from '../../../src/core/pack/read-pack';
import type { Locate } from '../../../src/core/pack/source-places';
import { builtInTrees } from '../../support/built-in-pack';

type Lists = Record<string, Tree>;
const expand = (...checks: Tree[]): Tree => {
  const { tree, faults } = stateChecks({ checks });
  expect(faults).toEqual([]);
  return (tree as Lists)['checks']!;
};
const columns = [
  { column: 'budget', name: '预算数' },
  { column: 'final', name: '决算数' },
];

test.each<[string, Tree, Tree]>([
  [
    '每一份一条，{column} 换成值，{Column} 开头大写',
    { each: columns, id: 'officeTotal{Column}', title: '办公费{name}对不对', rule: { parts: ['paper.{column}'] } },
    [
      { id: 'officeTotalBudget', title: '办公费预算数对不对', rule: { parts: ['paper.budget'] } },
      { id: 'officeTotalFinal', title: '办公费决算数对不对', rule: { parts: ['paper.final'] } },
    ],
  ],
  [
    'checks 里的几条，按份数一份一份地来',
    { each: columns, checks: [{ id: 'a{Column}' }, { id: 'b{Column}', title: '{name}' }] },
    [{ id: 'aBudget' }, { id: 'bBudget', title: '预算数' }, { id: 'aFinal' }, { id: 'bFinal', title: '决算数' }],
  ],
  [
    '整个是一个词的，列表还是列表，数还是数',
    {
      each: [{ row: 'a', parts: ['x', { minus: 'y' }], within: 5 }],
      id: '{row}',
      rule: { parts: '{parts}', within: '{within}' },
    },
    [{ id: 'a', rule: { parts: ['x', { minus: 'y' }], within: 5 } }],
  ],
  [
    'null 的，用它的那个键不写',
    {
      each: [
        { row: 'a', adjusted: null },
        { row: 'b', adjusted: 'c' },
      ],
      id: '{row}',
      rule: { adjusted: '{adjusted}' },
    },
    [
      { id: 'a', rule: {} },
      { id: 'b', rule: { adjusted: 'c' } },
    ],
  ],
  [
    '待人工核对的 rule: null 还在',
    { each: columns, id: 'x{Column}', rule: null },
    [
      { id: 'xBudget', rule: null },
      { id: 'xFinal', rule: null },
    ],
  ],
  [
    '都放在一条后面的，一条接一条',
    { each: columns, id: 'x{Column}', after: 'y' },
    [
      { id: 'xBudget', after: 'y' },
      { id: 'xFinal', after: 'xBudget' },
    ],
  ],
  [
    'series 的名字、别的花括号不动',
    {
      each: columns,
      id: 'x{Column}',
      rule: { sheets: [{ each: 'project', item: 'p{project}' }] },
      title: '{line.label}',
    },
    ['Budget', 'Final'].map((one) => ({
      id: `x${one}`,
      rule: { sheets: [{ each: 'project', item: 'p{project}' }] },
      title: '{line.label}',
    })),
  ],
  ['按 series 重复的，留到最后', { each: 'project', id: 'p{project}' }, [{ each: 'project', id: 'p{project}' }]],
  [
    '几个 series 相乘的也是',
    { each: ['project', 'line'], id: 'p{project}' },
    [{ each: ['project', 'line'], id: 'p{project}' }],
  ],
])('%s', (_, check, wanted) => expect(expand(check)).toEqual(wanted));

test('变体里改的核对也能这样写', () => {
  const { tree, faults, copyOf } = stateChecks({
    variants: [{ id: 'high', changes: { checks: [{ each: columns, id: 'x{Column}', level: 'notice' }] } }],
  });
  expect(faults).toEqual([]);
  expect(JSON.stringify(tree)).toContain('{"id":"xFinal","level":"notice"}');
  expect(copyOf('xFinal', 'high')?.copies).toBe(2);
  expect(copyOf('xFinal', null)).toBeNull();
});

test.each<[string, Tree, string]>([
  ['没有编号', { each: columns, title: '甲' }, 'checks.0｜要有编号 id'],
  [
    '几份编号相同',
    { each: columns, id: 'x' },
    'checks.0.id｜几份的编号都是“x”，编号里要写上 each 的一个键，如 {Column}',
  ],
  [
    '一份少一个键',
    {
      each: [
        { column: 'a', name: '甲' },
        { column: 'b', nmae: '乙' },
      ],
      id: 'x{Column}',
    },
    'checks.0.each.1｜each 的这一项没有“name”；没有值的写 null',
  ],
  [
    'series 的名字混在里面',
    { each: [{ column: 'a' }, 'project'], id: 'x{Column}' },
    'checks.0.each.1｜each 逐项列出的，每一项是“键: 值”；series 的名字不能和它混在一起',
  ],
  ['键不是英文词', { each: [{ 栏: 'a' }], id: 'x' }, 'checks.0.each.0｜键“栏”应是英文词'],
  ['每一份几条，没有列出各份', { checks: [{ id: 'x' }] }, 'checks.0.checks｜有 checks 的一项要写 each，逐项列出'],
  [
    'checks 外面还有别的键',
    { each: columns, level: 'error', checks: [{ id: 'x{Column}' }] },
    'checks.0.level｜不认识“level”这一项，可能拼错了；写了 checks 的，别的都写在里面',
  ],
  ['checks 不是列表', { each: columns, checks: { id: 'x{Column}' } }, 'checks.0.checks｜应是一个列表，一项一条核对'],
  [
    '里面再写 each',
    { each: columns, checks: [{ each: columns, id: 'x{Column}' }] },
    'checks.0.checks.0.each｜each 里面不能再写 each',
  ],
  [
    'only',
    { each: columns, only: '{name}', id: 'x{Column}' },
    'checks.0.only｜逐项列出的，不要的那几项不写就行，不用 only',
  ],
  [
    '列表夹在文字里',
    { each: [{ row: 'a', parts: ['x'] }], id: '{row}', title: '共{parts}' },
    'checks.0.title｜“parts”是列表，只能单独作一个键的值',
  ],
])('%s，是错误，说在哪里', (_, check, wanted) => {
  const faults = stateChecks({ checks: [check] }).faults.map(({ path, message }) => `${path.join('.')}｜${message}`);
  expect(faults).toContain(wanted);
});

describe('读成一个模板', () => {
  const locate: Locate = (path, layer) => ({ file: `第${layer}层`, line: path.length });
  const read = (...over: Tree[]): PackReading =>
    readPack({
      layers: [
        ...builtInTrees('kaifu-2018'),
        ...over.map((one) => ({ id: 'own', version: '1.0.0', ...(one as Lists) })),
      ],
      locate,
    });
  const faultsOf = (...over: Tree[]): string[] => {
    const reading = read(...over);
    return reading.ok ? [] : reading.faults.map(({ path, message, file }) => `${file} ${path}｜${message}`);
  };
  const checksOf = (...over: Tree[]) => {
    const reading = read(...over);
    if (!reading.ok) throw new Error(reading.faults.map(({ path, message }) => `${path} ${message}`).join('\n'));
    return reading.pack.checks;
  };
  const total = 'officialVehiclesTotal';

  test('引用它的模板按编号改一份、去掉一份、接在一份后面，别的不动', () => {
    const before = checksOf();
    const after = checksOf({
      checks: [
        { id: `${total}Budget`, title: '改过的' },
        { id: `${total}PriorFinal`, remove: true },
        { id: 'newOne', after: `${total}Budget`, title: '甲', level: 'error', rule: null, basis: '乙' },
      ],
    });
    const wanted = before.flatMap((check) => {
      if (check.id === `${total}PriorFinal`) return [];
      if (check.id !== `${total}Budget`) return [check];
      return [
        { ...check, title: '改过的' },
        { id: 'newOne', title: '甲', level: 'error', rule: null, basis: '乙' },
      ];
    });
    expect(after).toEqual(wanted);
  });

  test('引用它的模板也用 each 一次改几份', () => {
    const after = checksOf({
      checks: [{ each: [{ column: 'budget' }, { column: 'final' }], id: `${total}{Column}`, level: 'notice' }],
    });
    expect(after.filter(({ id }) => id.startsWith(total)).map(({ level }) => level)).toEqual([
      'error',
      'notice',
      'notice',
    ]);
  });

  const own = { title: '甲{name}', level: 'error', basis: '乙' };
  const sums = (total: string, part: string): Tree => ({ kind: 'sums-to', total, parts: [part] });
  const layer = builtInTrees('kaifu-2018').length;

  test('每一份都有的错只说一次，写的地方、写的编号', () => {
    expect(faultsOf({ checks: [{ ...own, each: columns, id: 'x{Column}', levle: 'error', rule: null }] })).toEqual([
      `第${layer}层 checks[x{Column}].levle｜不认识“levle”这一项，可能拼错了`,
    ]);
  });

  test('只有几份有的错，说是哪一份', () => {
    const rule = sums('officialVehicles.{column}', 'basicExpenditure.{column}');
    const each = [...columns, { column: 'priorBudgt', name: '上年预算数' }];
    expect(faultsOf({ checks: [{ ...own, each, id: 'x{Column}', rule }] })).toEqual([
      `第${layer}层 checks[x{Column}].rule.total｜没有名为“officialVehicles.priorBudgt”的数据项（xPriorBudgt）`,
      `第${layer}层 checks[x{Column}].rule.parts[0]｜没有名为“basicExpenditure.priorBudgt”的数据项（xPriorBudgt）`,
    ]);
  });

  test('错在 each 里写的值，说到那一项', () => {
    const each = [{ row: 'a', name: '甲', parts: ['basicExpenditure.final', 'nope'] }];
    const rule = { kind: 'sums-to', total: 'projectExpenditure.final', parts: '{parts}' };
    expect(faultsOf({ checks: [{ each, checks: [{ ...own, id: '{row}', rule }] }] }).at(0)).toMatch(
      /checks\[\d+\]\.each\[0\]\.parts\[1\]｜没有名为“nope”的数据项$/,
    );
  });

  test('占位拼错，不会印到句子里', () => {
    expect(faultsOf({ checks: [{ ...own, each: columns, id: 'x{Column}', title: '甲{nmae}', rule: null }] })).toEqual([
      `第${layer}层 checks[x{Column}].title｜“{nmae}”没有换成别的：each 里没有这个键，可能拼错了`,
    ]);
  });

  test('改了一份的模板写错了，说它自己的地方，不说底版的', () => {
    expect(faultsOf({ checks: [{ id: `${total}Budget`, rule: { total: 'nope' } }] })).toEqual([
      `第${layer}层 checks[${total}Budget].rule.total｜没有名为“nope”的数据项`,
    ]);
  });

  test('去掉了数据项，说出用到它的那几份在底版的哪里', () => {
    const found = faultsOf({ fields: [{ id: 'vehicleOperation.budget', remove: true }] });
    expect(found).toContain(
      `第0层 checks[${total}{Column}].rule.parts[1]｜没有名为“vehicleOperation.budget”的数据项（${total}Budget）`,
    );
  });

  test('接在没有的一条后面，说是写它的那一份', () => {
    expect(faultsOf({ checks: [{ ...own, each: columns, id: 'x{Column}', after: 'nope', rule: null }] })).toContain(
      `第${layer}层 checks[x{Column}].after｜要放在“nope”之后，但没有这一项（xBudget）`,
    );
  });
});
