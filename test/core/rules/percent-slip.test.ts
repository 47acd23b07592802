import type { CellSnapshot } from '../../../src/core/workbook/snapshot';
import { ruleOf } from '../../support/all-rules';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot, withCell } from './installed';

const pack = builtInPack('hunan-2023');
const form = installedSnapshot(pack, {}, false);

/** What is said of one row of 《部门整体支出绩效自评表》: level where it is lighter, message, the number one click puts there. */
function said(cells: Readonly<Record<string, CellSnapshot>>): string[] {
  const row = { name: '按时办结率', direction: '≥', target: 98, amountUnit: '%', full: 10, ...cells };
  const snapshot = Object.entries(row).reduce(
    (at, [column, cell]) => withCell(pack, at, `department.quality1.${column}`, cell),
    form,
  );
  return ruleOf('cell-type')
    .decide({ kind: 'cell-type' }, contextOf(pack, snapshot))
    .flatMap((verdict) => {
      if (verdict.outcome !== 'fail') return [];
      const fix =
        verdict.fix?.kind === 'set-number' ? `${verdict.fix.field.split('.').at(-1)}=${verdict.fix.value}` : '';
      return [`${verdict.level ?? 'error'} ${verdict.message} ${fix}`];
    });
}

describe('一行的单位是%', () => {
  it.each<[string, Readonly<Record<string, CellSnapshot>>, string[]]>([
    [
      '完成值填成了小数',
      { actual: 0.991 },
      ['error 质量指标1实际完成值填了0.991，单位是%，应填99.1（年度指标值是98）。 actual=99.1'],
    ],
    [
      '指标值填成了小数',
      { target: 0.98, actual: 99.1 },
      ['error 质量指标1年度指标值填了0.98，单位是%，应填98（实际完成值是99.1）。 target=98'],
    ],
    [
      '没有完成，写了原因，也还是小数',
      { target: 60, actual: 0.57, deviationReason: '两个乡镇网络改造推迟。' },
      ['error 质量指标1实际完成值填了0.57，单位是%，应填57（年度指标值是60）。 actual=57'],
    ],
    [
      '全角的百分号',
      { amountUnit: '％', actual: 1 },
      ['error 质量指标1实际完成值填了1，单位是%，应填100（年度指标值是98）。 actual=100'],
    ],
    [
      '文字的百分数',
      { actual: '99.1%' },
      ['error 质量指标1实际完成值应填数值，现在是“99.1%”；单位是%，应填99.1。 actual=99.1'],
    ],
    [
      '别的单位写在数后面',
      { amountUnit: '件', target: 12000, actual: '12480件' },
      ['error 质量指标1实际完成值应填数值，现在是“12480件”；单位是件，应填12480。 actual=12480'],
    ],
    [
      '“1.2万件”',
      { amountUnit: '件', target: 12000, actual: '1.2万件' },
      ['error 质量指标1实际完成值应填数值，现在是“1.2万件”；单位是件，应填12000。 actual=12000'],
    ],
    [
      '别的单位，不知道是几',
      { amountUnit: '件', target: 12000, actual: '12480次' },
      ['error 质量指标1实际完成值应填数值，现在是“12480次”；请只填数字。 '],
    ],
    [
      '也可能真是百分之零点几的，只提示',
      { direction: '≤', target: 5, actual: 0.045 },
      ['notice 质量指标1实际完成值填了0.045，单位是%，可能应填4.5（年度指标值是5）。 actual=4.5'],
    ],
    [
      '写了没有完成的原因，而改成百分数就完成了，只提示',
      { target: 20, actual: 0.2, deviationReason: '受市场影响，增长放缓。' },
      ['notice 质量指标1实际完成值填了0.2，单位是%，可能应填20（年度指标值是20）。 actual=20'],
    ],
    ['两格都是小数：比得起来', { target: 0.98, actual: 0.991 }, []],
    ['真的只有百分之零点几', { direction: '≤', target: 5, actual: 0.3 }, []],
    ['真的是1%', { direction: '≤', target: 2, actual: 1 }, []],
    ['没有完成', { actual: 0 }, []],
    ['单位不是%', { amountUnit: '小时', target: 98, actual: 0.991 }, []],
    ['还没有填指标值', { target: null, actual: 0.991 }, []],
  ])('%s', (_, cells, wanted) => expect(said(cells)).toEqual(wanted));
});
