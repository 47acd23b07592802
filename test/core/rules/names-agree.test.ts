import { decide, told, words, type Cells } from './table';

const fields = [words('a', '预算部门'), words('b', '项目1主管部门'), words('c', '项目2主管部门')];
const verdicts = (cells: Cells) =>
  decide({ kind: 'names-agree', names: ['a', 'b', 'c'], label: '预算部门' }, fields, cells);

describe('names-agree 同一个名称', () => {
  it.each<[string, Cells, string[]]>([
    ['一样', { a: '县政府办公室', b: '县政府办公室', c: '县政府办公室' }, ['pass']],
    ['空格、全角括号不算', { a: '县政府（办公室）', b: '县政府 (办公室)' }, ['pass']],
    [
      '一张写了简称：说那一张',
      { a: '县政府办', b: '县政府办公室', c: '县政府办公室' },
      ['fail: 预算部门写“县政府办”，别的表写的是“县政府办公室”（如项目1主管部门）。'],
    ],
    [
      '只有两张，说不出谁对',
      { a: '县政府办', b: '县政府办公室' },
      ['fail: 预算部门写“县政府办”，项目1主管部门写“县政府办公室”，不是同一个名称。'],
    ],
    ['只写了一张', { b: '县政府办公室' }, ['notApplicable: 预算部门只在一张表上写了。']],
  ])('%s', (_, cells, wanted) => expect(told(verdicts(cells))).toEqual(wanted));

  it('多数写的可以一键改上', () =>
    expect(verdicts({ a: '县政府办', b: '县政府办公室', c: '县政府办公室' })).toMatchObject([
      { fix: { kind: 'set-text', field: 'a', value: '县政府办公室' } },
    ]));
});
