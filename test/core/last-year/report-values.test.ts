import { readData, tableFromData } from '../../../src/core/table/data';
import { numberOf, plainValue } from '../../../src/core/fields/field-value';
import { recognise } from '../../../src/core/last-year/recognise';
import { reportSlots } from '../../../src/core/last-year/report-slots';
import { reportValues, reportYear } from '../../../src/core/last-year/report-values';
import { builtInPack } from '../../support/built-in-pack';
import { publishedReport } from '../../support/published-report';

const pack = builtInPack('kaifu-2018');
const empty = tableFromData(pack, readData(pack, {}));
const offered = (...paragraphs: string[]): string[] =>
  reportValues(pack, empty, pack, paragraphs).values.map(({ field, value }) => `${field} ${plainValue(value)}`);
const left = (...paragraphs: string[]): string[] =>
  reportValues(pack, empty, pack, paragraphs)
    .skipped.filter(({ reason }) => reason !== 'not-said' && reason !== 'no-source')
    .map(({ field, reason }) => `${field} ${reason}`);

test.each<[string, string, string[]]>([
  ['编制、在职人数', '本部门编制数13人，在职人数9人，借用人员2人。', ['priorStaff 9']],
  ['句子改了几个字也认得', '本单位编制数13名，年末在职人数9名，借用人员2名。', ['priorStaff 9']],
  ['决算的句子', '2018年决算基本支出222.92万元，与预算持平。', ['basicExpenditure.priorFinal 222.92']],
  ['元换成万元', '2018年决算基本支出2229200元，与预算持平。', ['basicExpenditure.priorFinal 222.92']],
  ['约数不算', '2018年决算基本支出约222万元，与预算持平。', []],
  ['比上年减少的数不是本年的数', '决算基本支出比上年减少8.38万元。', []],
  ['不相干的句子', '全年共接访2229人次，完成投资222.92万元。', []],
])('%s', (_, text, values) => expect(offered(text)).toEqual(values));

test('同一项几处说法不同：一处也不提供，把两句都列出', () => {
  const said = ['2018年决算基本支出222.92万元，与预算持平。', '2018年决算基本支出223.92万元，与预算持平。'];
  const twice = { ...pack, reports: [...pack.reports, ...pack.reports] };
  const plan = reportValues(pack, empty, twice, said);
  expect(plan.values).toEqual([]);
  expect(plan.skipped.find(({ reason }) => reason === 'several-figures')?.detail).toBe(said.join('｜'));
  expect(left(...said.slice(0, 1))).toEqual([]);
});

test.each<[string, string[], number | null]>([
  ['标题里的年度', ['长沙市开福区征地拆迁工作办公室', '2018年度部门整体支出绩效自评报告', '2019年3月'], 2018],
  ['没有标题，取第一个年份', ['本部门编制数13人。', '2020年决算基本支出1万元。'], 2020],
  ['没有年份', ['本部门编制数13人。'], null],
])('年度：%s', (_, paragraphs, year) => expect(reportYear(paragraphs)).toBe(year));

/** The published texts against each pack's own sample: a figure that differs is one the published text itself states twice differently. */
test.each<[string, string, number, string[]]>([
  ['kaifu-2018', '开福区-2018', 16, []],
  [
    'kaifu-2020',
    '开福区-2020',
    12,
    ['projectCount.projectFunds', 'totalExpenditure.final', 'projectCount.projectGoals', 'projectExpenditure.final'],
  ],
  ['wangcheng-2020', '望城区-2020', 4, []],
  ['huaihua-2022', '怀化市-2022', 21, []],
  ['taojiang-2024', '桃江县-2024', 28, ['authorizedPosts']],
])('公开的报告 %s：按句子认出的数都对', (id, seed, right, contradicted) => {
  const text = publishedReport(seed);
  if (text === null) return;
  const own = builtInPack(id);
  const table = tableFromData(own, readData(own, own.sample));
  const found = recognise(reportSlots(own), text.split('\n')).map(({ field, figure }) => {
    const shift = figure.unit === '%' ? 100 : figure.unit === '元' && table.field(field).unit === '万元' ? 10_000 : 1;
    const truth = numberOf(table.value(field));
    return { field, isRight: truth !== null && figure.value.div(shift).minus(truth).abs().lte(0.005) };
  });
  expect(found.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(right);
  expect([...new Set(found.filter(({ isRight }) => !isRight).map(({ field }) => field))]).toEqual(contradicted);
});
