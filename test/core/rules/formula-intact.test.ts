import { decide, money, told } from './table';

const fields = [
  money('a', '公车'),
  money('b', '接待'),
  money('sum', '三公经费', { derive: { sum: ['a', 'b'] } }),
  money('weight', '分值', { derive: { constant: '5' } }),
];
const judge = (sum: unknown, more: object = {}) =>
  decide({ kind: 'formula-intact' }, fields, { a: 1, b: 2, sum, weight: 5, ...more } as never);

describe('formula-intact 公式没有被改', () => {
  const expected = (() => {
    const [verdict] = judge(3);
    return verdict?.outcome === 'fail' ? verdict.right! : '';
  })();

  it('公式在', () => {
    expect(expected).toMatch(/^=.*B1.*B2/);
    expect(told(judge({ formula: expected, value: 3 }))).toEqual(['pass']);
  });

  it('绝对引用、空格、大小写不算改', () => {
    const loose = expected.replaceAll('B1', '$b$1').replaceAll(',', ', ').replaceAll('SUM', 'sum');
    expect(loose).not.toBe(expected);
    expect(told(judge({ formula: loose, value: 3 }))).toEqual(['pass']);
  });

  it.each([
    ['手工填的数', 3.5, ['fail: 三公经费的公式被手工填的3.50万元覆盖了，不再随数据变化。']],
    ['删掉了', null, ['fail: 三公经费的公式被删除了，不再随数据变化。']],
    ['改了公式，结果相同', { formula: '=B1*3', value: 3 }, ['notice: 三公经费的公式被改过，目前结果相同。']],
    [
      '改了公式，结果不同',
      { formula: '=B1', value: 1 },
      ['fail: 三公经费的公式被改过，现在显示1.00万元，应为3.00万元。'],
    ],
  ])('%s', (_, sum, messages) => {
    const verdicts = judge(sum);
    expect(told(verdicts)).toEqual(messages);
    expect(verdicts[0]).toMatchObject({ subject: 'sum', fix: { kind: 'restore-formula', field: 'sum' } });
  });

  it('引号里的字要一样', () => {
    expect(expected).toContain('""');
    expect(told(judge({ formula: expected.replace('""', '" "'), value: 3 }))[0]).toMatch(/^notice/);
  });

  it('名称没了归名称那一条管', () => {
    expect(told(decide({ kind: 'formula-intact' }, fields, { a: 1, b: 2 }, { names: { sum: null } }))).toEqual([
      'notApplicable: 没有公式单元格。',
    ]);
  });
});
