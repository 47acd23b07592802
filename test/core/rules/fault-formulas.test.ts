import { cellMapFrom, refsFor } from '../../../src/core/table/cell-map';
import { faultFormulasOf } from '../../../src/core/rules/formulas/registry';
import { ruleOf } from '../../support/all-rules';
import type { CheckParams } from '../../../src/core/pack/check-params';
import { isMarkable, marksOf } from './marks';
import { book, money, people, rate, words, type Cells, type FieldInput } from './table';

/** The sheet's own marks against the rules, field by field; that they raise no false alarm, `decide` asks of every case of every rule. */
const total = [money('total', '合计'), money('a', '甲'), money('b', '乙')];
const ratio = [rate('rate', '控制率'), people('staff', '在职人数'), people('posts', '编制数', { noneText: '无' })];
const change = [
  money('from', '预算数'),
  money('to', '决算数'),
  money('adjusted', '全年预算'),
  words('reason', '主要原因'),
];
const sums = { kind: 'sums-to', total: 'total', parts: ['a', 'b'] } as const;
const explain = {
  kind: 'change-needs-explanation',
  from: 'from',
  to: 'to',
  adjusted: 'adjusted',
  reason: 'reason',
  subject: '支出',
  fromLabel: '',
  toLabel: '',
} as const;

const cases: [string, CheckParams, FieldInput[], Cells, string[]][] = [
  ['合计相等', { ...sums, parts: [...sums.parts] }, total, { total: 0.3, a: 0.1, b: 0.2 }, []],
  ['合计不等', { ...sums, parts: [...sums.parts] }, total, { total: 5, a: 1, b: 2 }, ['total']],
  ['尾差不亮', { ...sums, parts: [...sums.parts] }, total, { total: 3.01, a: 1, b: 2 }, []],
  ['没填不亮', { ...sums, parts: [...sums.parts] }, total, {}, []],
  ['减一项', { ...sums, parts: ['a', { minus: 'b' }] }, total, { total: 3, a: 5, b: 2 }, []],
  ['其中项超过', { kind: 'at-most', parts: ['a', 'b'], whole: 'total' }, total, { total: 2, a: 1, b: 2 }, ['total']],
  ['其中项不超过', { kind: 'at-most', parts: ['a', 'b'], whole: 'total' }, total, { total: 4, a: 1, b: 2 }, []],
  ['两处不等', { kind: 'equals', left: 'a', right: 'b' }, total, { a: 1, b: 2 }, ['a']],
  ['两处相等', { kind: 'equals', left: 'a', right: 'b' }, total, { a: 0.3, b: 0.3 }, []],
  [
    '比率对',
    { kind: 'percent-of', rate: 'rate', of: ['staff'], over: ['posts'] },
    ratio,
    { rate: 0.951, staff: 136, posts: 143 },
    [],
  ],
  [
    '比率错',
    { kind: 'percent-of', rate: 'rate', of: ['staff'], over: ['posts'] },
    ratio,
    { rate: 0.85, staff: 136, posts: 143 },
    ['rate'],
  ],
  [
    '分母 0 不出错误值',
    { kind: 'percent-of', rate: 'rate', of: ['staff'], over: ['posts'] },
    ratio,
    { rate: 0, staff: 0, posts: 0 },
    [],
  ],
  [
    '超过 100%',
    { kind: 'ratio-in-range', rate: 'rate', min: '0', max: '1', label: '控制率' },
    ratio,
    { rate: 1.1356 },
    ['rate'],
  ],
  ['正好 100%', { kind: 'ratio-in-range', rate: 'rate', min: '0', max: '1', label: '控制率' }, ratio, { rate: 1 }, []],
  [
    '决算超预算',
    { kind: 'not-above', amount: 'a', limit: 'b', amountLabel: '', limitLabel: '' },
    total,
    { a: 285.6, b: 219.2 },
    ['a'],
  ],
  [
    '决算不超预算',
    { kind: 'not-above', amount: 'a', limit: 'b', amountLabel: '', limitLabel: '' },
    total,
    { a: 219.2, b: 219.2 },
    [],
  ],
  [
    '有合计无分项',
    { kind: 'parts-given', total: 'total', parts: ['a', 'b'], label: '' },
    total,
    { total: 5 },
    ['total'],
  ],
  [
    '倒挤',
    { kind: 'not-derived-backwards', amount: 'total', of: ['a', { minus: 'b' }], label: '' },
    total,
    { total: 767.86, a: 2690.62, b: 1922.76 },
    ['total'],
  ],
  ['变动大没有原因', explain, change, { from: 219.2, to: 285.6 }, ['reason']],
  ['变动大有原因', explain, change, { from: 219.2, to: 285.6, reason: '工资标准调整' }, []],
  ['全年预算代替年初预算', explain, change, { from: 219.2, adjusted: 284, to: 285.6 }, []],
  ['变动小', explain, change, { from: 100, to: 100.9 }, []],
  ['基数 0', explain, change, { from: 0, to: 50 }, []],
  [
    '年初预算 0 有支出',
    { kind: 'zero-base', base: 'from', amount: 'to', texts: [], subject: '支出', reason: 'reason' },
    change,
    { from: 0, to: 118.79 },
    ['to'],
  ],
  [
    '年初预算 0 写了原因',
    { kind: 'zero-base', base: 'from', amount: 'to', texts: [], subject: '支出', reason: 'reason' },
    change,
    { from: 0, to: 118.79, reason: '年中追加' },
    [],
  ],
  [
    '年初预算没填',
    { kind: 'zero-base', base: 'from', amount: 'to', texts: [], subject: '支出', reason: 'reason' },
    change,
    { to: 118.79 },
    [],
  ],
  ['负数', { kind: 'non-negative' }, total, { a: -1, b: 1 }, ['a']],
  ['文本型数字和半个人', { kind: 'cell-type' }, ratio, { rate: '0.9', staff: 8.5, posts: '无' }, ['rate', 'staff']],
  ['类型都对', { kind: 'cell-type' }, ratio, { rate: 0.9, staff: 8, posts: 9 }, []],
];

it.each(cases)('%s：表上亮的与规则说的一致', (_, params, fields, cells, expected) => {
  const context = book(fields, cells);
  expect(marksOf(params, context)).toEqual(expected);
  expect(ruleOf(params.kind).decide(params, context).some(isMarkable)).toBe(expected.length > 0);
});

it('重复行：按首行写、相对引用，往下套用到每一行', () => {
  const rows = [
    {
      kind: 'rows' as const,
      id: 'projects',
      label: '项目',
      minimumRows: 2,
      columns: [money('all', '总额'), money('own', '区级')],
    },
  ];
  const { table, binding } = book(rows, {});
  const map = cellMapFrom(binding);
  const params = {
    kind: 'not-above',
    amount: 'projects.own',
    limit: 'projects.all',
    amountLabel: '',
    limitLabel: '',
  } as const;
  const [fault] = faultFormulasOf('not-above')!(
    params,
    { expand: (ref) => table.expand(ref), ref: (id) => refsFor(map, '测试表')(id) },
    table.pack,
  );
  expect(fault).toEqual({
    field: 'projects.own',
    formula: 'AND(COUNT(C100,B100)=2,ROUND(SUM(C100)-SUM(B100),8)>0)',
  });
});
