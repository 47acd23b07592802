import { cardsOf } from '../../../src/core/causes/cards';
import { withCauses } from '../../../src/core/causes/fold';
import { checkDefinition, type CheckDefinition } from '../../../src/core/pack/schema';
import type { Finding } from '../../../src/core/rules/finding';
import { runChecks } from '../../../src/core/rules/runner';
import { book, money, threePublicChange, words, type Cells } from '../rules/table';

const fields = [
  money('a', '公车', { required: true }),
  money('b', '接待', { required: true }),
  money('total', '三公经费', { derive: { sum: ['a', 'b'] } }),
  money('budget', '预算数'),
  money('copy', '自评表公车'),
  words('reason', '主要原因'),
  money('limits', '三公预算', { derive: { sum: ['copy', 'budget'] } }),
];
const check = (id: string, rule: object, level = 'error'): CheckDefinition =>
  checkDefinition.parse({ id, title: id, level, rule, basis: '测试依据' });
const checks = [
  check('types', { kind: 'cell-type' }),
  check('filled', { kind: 'required-filled' }, 'notice'),
  check('copied', { kind: 'equals', left: 'a', right: 'copy' }),
  check('split', { kind: 'equals', left: 'total', right: 'budget' }),
  check('change', threePublicChange, 'explain'),
];
const total = (value: number): Cells[string] => ({ formula: '=B1+B2', value });

function findings(cells: Cells, duties = checks): readonly Finding[] {
  const context = book(fields, cells);
  return withCauses(runChecks({ ...context.table.pack, checks: duties }, context).findings, duties, context);
}
const told = (cells: Cells): string[] =>
  findings(cells).map(({ id, causedBy }) => (causedBy === undefined ? id : `${id} ← ${causedBy}`));

describe('一个原因一张卡', () => {
  it('文本型数字：合计、相等、增减说明都收在它下面', () => {
    expect(told({ a: '3', b: 10, total: total(10), budget: 13, copy: 3 })).toEqual(
      expect.arrayContaining(['types#a', 'copied ← types#a', 'split ← types#a', 'change ← types#a']),
    );
  });

  it('两个等式差同一个数：改哪一格都能对上，就先说那一格', () => {
    const all = findings({ a: 4, b: 10, total: total(14), budget: 13, copy: 3 });
    expect(all.map(({ id, causedBy }) => [id, causedBy])).toEqual([
      ['copied', undefined],
      ['split', 'copied'],
    ]);
    expect(all[0]).toMatchObject({ consequences: ['split'], cause: expect.stringContaining('公车如果是3.00万元') });
    expect(all[0]?.cells[0]).toMatchObject({ field: 'a' });
  });

  it('合计和它的一个分项都超了，改一格都能对上：先说分项', () => {
    const own = [
      check('whole', { kind: 'not-above', amount: 'total', limit: 'limits', amountLabel: '三公', limitLabel: '预算' }),
      check('part', { kind: 'not-above', amount: 'a', limit: 'copy', amountLabel: '公车', limitLabel: '公车预算' }),
    ];
    const limits = { formula: '=B5+B4', value: 16 };
    const all = findings({ a: 4, b: 13, total: total(17), budget: 13, copy: 3, limits }, own);
    expect(all.map(({ id, causedBy }) => [id, causedBy])).toEqual([
      ['whole', 'part'],
      ['part', undefined],
    ]);
  });

  it('说明与数不符：说明自己是一张卡，不照它改数', () => {
    const own = [
      check('whole', { kind: 'not-above', amount: 'total', limit: 'budget', amountLabel: '三公', limitLabel: '预算' }),
      check('words', {
        kind: 'explanation-agrees',
        reason: 'reason',
        subject: '三公经费',
        comparisons: [{ from: 'budget', to: 'total', label: '决算数比预算数' }],
      }),
    ];
    const reason = '三公经费比预算减少2万元。';
    const all = findings({ a: 6, b: 8, total: total(14), budget: 13, copy: 6, reason }, own);
    expect(all.map(({ id, causedBy }) => [id, causedBy])).toEqual([
      ['whole', undefined],
      ['words', undefined],
    ]);
    expect(all.map(({ cause, fix }) => `${cause ?? ''}${fix?.kind ?? ''}`).join('')).not.toContain('如果是');
  });

  it('两处各错各的，是两张卡', () => {
    expect(told({ a: 4, b: 10, total: total(14), budget: 20, copy: 3 })).toEqual(
      expect.arrayContaining(['copied', 'split']),
    );
  });

  it('空着的必填项是一行，各是一条；空着的格引起的无法核对收在下面', () => {
    const all = findings({ budget: 13, copy: 3 });
    const cards = cardsOf(all);
    const empty = cards.find(({ finding }) => finding.check === 'filled');
    expect(empty?.together).toHaveLength(1);
    expect(all.filter(({ check: id }) => id === 'filled')).toHaveLength(2);
    expect(empty?.consequences.map(({ check: id }) => id)).toContain('copied');
  });

  it('卡片按最重的一条分级，一条不多、一条不少', () => {
    const all = findings({ a: '3', b: null, total: total(10), budget: 13, copy: 3 });
    const cards = cardsOf(all);
    expect(
      cards.flatMap(({ finding, together, consequences }) => [finding, ...together, ...consequences]),
    ).toHaveLength(all.length);
    expect(cards[0]).toMatchObject({ level: 'error' });
  });
});
