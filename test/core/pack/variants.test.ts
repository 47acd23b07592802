import type { Tree } from '../../../src/core/pack/merge';
import { readPack, type PackReading } from '../../../src/core/pack/read-pack';
import { parsePackId } from '../../../src/core/pack/variants';
import { builtInPack, builtInTrees } from '../../support/built-in-pack';

const read = (own: object): PackReading =>
  readPack({ layers: [...builtInTrees('kaifu-2018'), { id: 'my-pack', version: '1.0.0', ...own } as Tree] });
const faultsOf = (own: object): string[] => {
  const reading = read(own);
  return reading.ok ? [] : reading.faults.map(({ path, message }) => `${path}｜${message}`);
};
const heavier = (full: string): object => ({ scoring: { levels: [{ id: 'input', full }] } });

describe('模板的变体', () => {
  it('每个变体是一个完整的模板，编号带着变体', () => {
    const reading = read({
      variants: [
        { id: 'a', title: '甲' },
        { id: 'b', title: '乙', changes: { thresholds: { changeRate: '0.2' } } },
      ],
    });
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    expect(reading.variants.map(({ pack }) => [pack.id, pack.thresholds.changeRate, pack.variant])).toEqual([
      ['my-pack/a', '0.10', { of: 'my-pack', id: 'a', title: '甲' }],
      ['my-pack/b', '0.2', { of: 'my-pack', id: 'b', title: '乙' }],
    ]);
    expect(reading.pack.id).toBe('my-pack/a');
  });

  it.each<[string, object, string]>([
    [
      '变体自己的错误，路径说是哪个变体',
      {
        variants: [
          { id: 'a', title: '甲' },
          { id: 'b', title: '乙', changes: heavier('14') },
        ],
      },
      'variants[b].changes.scoring.levels｜“合计”的分值 100 不等于下级分值之和 101',
    ],
    [
      '每个变体都有的错误，只说一次，算模板的',
      {
        ...heavier('14'),
        variants: [
          { id: 'a', title: '甲' },
          { id: 'b', title: '乙' },
        ],
      },
      'scoring.levels｜“合计”的分值 100 不等于下级分值之和 101',
    ],
    [
      '变体里拼错的键',
      { variants: [{ id: 'a', title: '甲', chnages: {} }] },
      'variants[a].chnages｜不认识“chnages”这一项，可能拼错了',
    ],
    [
      '变体不能改是谁的模板',
      { variants: [{ id: 'a', title: '甲', changes: { region: '乙' } }] },
      'variants[a].changes.region｜变体不能改“region”',
    ],
    [
      '编号重复',
      {
        variants: [
          { id: 'a', title: '甲' },
          { id: 'a', title: '乙' },
        ],
      },
      'variants[a].id｜编号“a”重复',
    ],
    ['没有名称', { variants: [{ id: 'a' }] }, 'variants[a].title｜缺少名称'],
    [
      '去掉没有的项',
      { variants: [{ id: 'a', title: '甲', changes: { checks: [{ id: 'nope', remove: true }] } }] },
      'variants[a].changes.checks[nope].remove｜要去掉的“nope”在上级模板里没有',
    ],
  ])('%s', (_, own, wanted) => {
    expect(faultsOf(own)).toContain(wanted);
    expect(faultsOf(own).filter((fault) => fault === wanted)).toHaveLength(1);
  });

  it('引用一个有变体的模板，不跟着有变体', () => {
    const reading = readPack({ layers: [...builtInTrees('hunan-standard'), { id: 'my-pack', version: '1.0.0' }] });
    expect(reading.ok && [reading.pack.id, reading.pack.variant]).toEqual(['my-pack', undefined]);
  });

  it('编号怎么写', () => {
    expect(parsePackId('hunan-standard/10-60-30')).toEqual({ pack: 'hunan-standard', variant: '10-60-30' });
    expect(parsePackId('hunan-standard')).toEqual({ pack: 'hunan-standard', variant: null });
    expect(parsePackId('../x')).toBeNull();
  });
});

describe('hunan-standard 的三种分值', () => {
  const weightsOf = (id: string): (readonly [string, string | undefined, string])[] =>
    builtInPack(id).scoring.levels.flatMap((level) =>
      level.children.map(
        (child) => [level.full, child.full, child.indicators.map((one) => one.full).join(' ')] as const,
      ),
    );

  it.each([
    [
      '13-61-26',
      [
        ['13', '13', '5 8'],
        ['61', '20', '5 5 5 5'],
        ['61', '41', '8 7 6 8 6 6'],
        ['26', '8', '8'],
        ['26', '18', '6 6 6'],
      ],
    ],
    [
      '10-60-30',
      [
        ['10', '10', '5 5'],
        ['60', '20', '5 5 5 5'],
        ['60', '40', '8 7 6 8 6 5'],
        ['30', '8', '8'],
        ['30', '22', '10 6 6'],
      ],
    ],
    [
      '16-58-26',
      [
        ['16', '16', '8 8'],
        ['58', '16', '8 8'],
        ['58', '42', '8 8 6 8 6 6'],
        ['26', '8', '8'],
        ['26', '18', '6 6 6'],
      ],
    ],
  ])('%s', (variant, wanted) => expect(weightsOf(`hunan-standard/${variant}`)).toEqual(wanted));
});
