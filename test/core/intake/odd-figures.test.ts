import { noWish, planLines, type IntakePlan } from '../../../src/core/intake/plan-intake';
import { linesOfSheet } from '../../../src/core/intake/sheet-lines';
import type { Data } from '../../../src/core/table/data';
import type { SheetLooks } from '../../../src/core/workbook/sheet-looks';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from '../rules/installed';

const pack = builtInPack('kaifu-2018');

interface Looks {
  readonly dates?: readonly string[];
  readonly percents?: readonly string[];
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
}

function planOf(
  cells: readonly (readonly (string | number | null)[])[],
  looks: Looks = {},
  data: Data = {},
): IntakePlan {
  const shown: SheetLooks = {
    dates: new Set(looks.dates),
    percents: new Set(looks.percents),
    hiddenRows: new Set(looks.rows),
    hiddenColumns: new Set(looks.columns),
    dateShift: 0,
  };
  const lines = linesOfSheet({ row: 1, column: 1, cells, looks: shown });
  const { table } = contextOf(pack, installedSnapshot(pack, { fiscalYear: 2018, ...data }, false));
  return planLines(table, lines, noWish);
}

const told = ({ items }: IntakePlan): string[] =>
  items.map(({ raw, field, state, asks }) => `${raw} ${field ?? '?'} ${state}${asks ? ` ${asks}` : ''}`);

const head = ['项目', '2017年决算数', '2018年预算数', '2018年决算数'];

test('日期不是数，百分数不是钱，都说得出', () => {
  const rows = [['单位：万元'], head, ['公务接待', 45_052, 8, 0.75], ['在职人员控制率', null, null, 0.95]];
  expect(told(planOf(rows, { dates: ['B3'], percents: ['D3', 'D4'] }))).toEqual([
    '2023-05-06 officialReception.priorFinal unreadable',
    '8 officialReception.budget new',
    '75% officialReception.final unfit',
    expect.stringMatching(/^95% staffControlRate computed|^95% \?/) as string,
  ]);
});

test('隐藏的行和列里的数要问', () => {
  const rows = [['单位：万元'], head, ['公务接待', 7, 8, 6], ['公用经费', 120, 130, 125]];
  expect(told(planOf(rows, { rows: [3], columns: [2] }))).toEqual([
    '7 officialReception.priorFinal new hidden',
    '8 officialReception.budget new hidden',
    '6 officialReception.final new hidden',
    '120 publicOutlay.priorFinal new hidden',
    '130 publicOutlay.budget new',
    '125 publicOutlay.final new',
  ]);
});

test('一个数比别的大得多：要问；和表上原有的差得太远也问', () => {
  const rows = [['单位：万元'], head, ['公务接待', 7, 8, 6], ['公用经费', 120, 130, '1 250 000']];
  expect(told(planOf(rows)).filter((one) => one.endsWith('magnitude'))).toEqual([
    '1 250 000 publicOutlay.final new magnitude',
  ]);
  const one = [['单位：万元'], head, ['公用经费', null, null, 1_250_000]];
  expect(told(planOf(one, {}, { 'publicOutlay.final': 120 }))).toEqual([
    '1250000 publicOutlay.final differs magnitude',
  ]);
});

test('整张表写万元，数都像元：单位要问，建议元；大单位匀称的大数不问', () => {
  const yuan = [
    ['单位：万元'],
    head,
    ['公务接待', 70_000, 80_000, 60_000],
    ['公用经费', 1_200_000, 1_300_000, 1_250_000],
  ];
  expect(planOf(yuan).unit).toEqual({ unit: '元', why: 'doubt' });
  const large = [['单位：万元'], head, ['公务接待', 70, 80, 60], ['公用经费', 12_000, 13_000, 12_500]];
  expect(planOf(large).unit).toEqual({ unit: '万元', why: 'said' });
  expect(planOf(large).items.filter(({ asks }) => asks !== undefined)).toEqual([]);
});
