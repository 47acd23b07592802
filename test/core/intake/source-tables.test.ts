import { plainValue } from '../../../src/core/fields/field-value';
import { noWish, planLines, type IntakePlan } from '../../../src/core/intake/plan-intake';
import { splitText } from '../../../src/core/intake/split-text';
import { partOfYear, unitOfSource, yearOfSource } from '../../../src/core/intake/source-year';
import type { Data } from '../../../src/core/table/data';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from '../rules/installed';

const pack = builtInPack('kaifu-2018');

function plan(rows: readonly string[], data: Data = {}, sheet = ''): IntakePlan {
  const { table } = contextOf(pack, installedSnapshot(pack, { fiscalYear: 2018, ...data }, false));
  return planLines(table, splitText(rows.join('\n'))!, noWish, sheet);
}

/** "raw → field = value", or the candidates of what is asked. */
const told = ({ items }: IntakePlan): string[] =>
  items.map(({ raw, field, value, candidates }) =>
    field === null
      ? `${raw} ? ${candidates.join(' ')}`.trim()
      : `${raw} → ${field}${value ? ` = ${plainValue(value)}` : ''}`,
  );

describe('比率、行次的列不是数', () => {
  test.each(
    '增减率%,增减（%）,完成率,执行率,预算执行率（％）,占比,占预算比重,决算数占预算数比,较上年增减额,同比,环比增长,执行进度,行次,栏次,行号,序号,项目编号,权重'.split(
      ',',
    ),
  )('%s', (head) => {
    const rows = ['单位：元', `项目\t${head}\t2018年决算数`, '编制数\t3\t', '上年结转\t8.3\t', '公务接待\t95\t9400'];
    expect(told(plan(rows))).toEqual(['9400 → officialReception.final = 0.94']);
  });

  test('两行的表头也是；没有表头的百分数谁的钱也不是', () => {
    const rows = [
      '单位：元',
      '项目\t行次\t2018年\t\t增减率%',
      '\t\t预算数\t决算数\t',
      '编制数\t1\t\t\t3',
      '公务接待\t2\t\t9400\t-3',
    ];
    expect(told(plan(rows))).toEqual(['9400 → officialReception.final = 0.94']);
    expect(told(plan(['公务接待\t9400\t80.97%'])).at(-1)).toBe('80.97% ?');
  });

  test('名字站在表头、它自己是比率的，还认', () => {
    const rows = ['项目\t三公经费控制率\t公务接待费', '2018年决算数\t95\t3.65'];
    expect(told(plan(rows))).toContain('3.65 → officialReception.final = 3.65');
  });
});

describe('来源是哪一年的', () => {
  const year = (title: string, sheet = ''): number | null => yearOfSource([title], sheet);
  test.each([
    ['2022年度部门决算表', 2022],
    ['某某县水利局2021年度决算', 2021],
    ['2022年6月预算执行表', 2022],
    ['2022年度部门决算（2023年3月编）', 2022],
    ['填报日期：2024年3月8日', null],
    ['2024年3月8日', null],
    ['2021年度和2022年度决算对比', null],
  ])('%s：%s', (title, expected) => expect(year(title)).toBe(expected));
  test('标题没有写的，看工作表的名字', () => {
    expect(year('部门决算表', '2022决算')).toBe(2022);
    expect(year('2021年度部门决算表', '2022')).toBe(2021);
    expect(year('部门决算表', '20220101')).toBeNull();
  });

  const table = (title: string, heads: string): string[] => [
    title,
    '单位：元',
    heads,
    '公务接待费\t20000\t9400',
    '编制数\t\t7',
  ];
  test('标题是上年的：没有写年份的决算数归上年，年初预算这里没有；编制数不是本年的', () => {
    const found = plan(table('2017年度部门决算表', '项目\t预算数\t决算数'));
    expect(told(found)).toEqual(['20000 ?', '9400 → officialReception.priorFinal = 0.94', '7 ?']);
    expect(found.source.otherYear).toBe(2017);
    expect(told(plan(['单位：元', '公务接待费\t9400'], {}, '2017年'))).toEqual(['9400 ? officialReception.priorFinal']);
  });
  test('标题是上年的：本年决算数归上年，上年决算数是前年的', () => {
    expect(told(plan(table('2017年度决算', '项目\t上年决算数\t本年决算数')))).toEqual([
      '20000 ?',
      '9400 → officialReception.priorFinal = 0.94',
      '7 ?',
    ]);
  });
  test('标题是下一年的：上年决算数是本年的；再早再晚的都不认', () => {
    expect(told(plan(table('2019年度决算', '项目\t上年决算数\t本年决算数')))).toEqual([
      '20000 → officialReception.final = 2',
      '9400 ?',
      '7 ?',
    ]);
    expect(told(plan(table('2015年度决算', '项目\t上年决算数\t本年决算数')))).toEqual(['20000 ?', '9400 ?', '7 ?']);
  });
  test('列名、行名自己写了年份的，照它自己的', () => {
    expect(told(plan(table('2017年度决算', '项目\t2018年预算数\t2018年决算数'))).slice(0, 2)).toEqual([
      '20000 → officialReception.budget = 2',
      '9400 → officialReception.final = 0.94',
    ]);
    expect(told(plan(['2017年度', '公务接待费2018年决算数\t3.65'])).at(-1)).toBe(
      '3.65 → officialReception.final = 3.65',
    );
  });
  test('列名只写上年的：编制数是上年的，不是本年的', () => {
    expect(told(plan(['项目\t2017年\t2018年', '编制数\t9\t7']))).toEqual(['9 ?', '7 → authorizedPosts = 7']);
  });
  test('标题旁边写着单位的一行不是表头', () => {
    const found = plan(['2017年决算\t\t单位：元', '项目\t2018年预算数\t2018年决算数', '公务接待\t20000\t9400']);
    expect(told(found)).toEqual(['20000 → officialReception.budget = 2', '9400 → officialReception.final = 0.94']);
    const far = plan(['2015年度部门决算表\t公开03表', ...table('', '项目\t2018年决算数\t决算数').slice(1)]);
    expect(told(far)).toEqual(['20000 → officialReception.final = 2', '9400 ?', '7 ?']);
    expect(far.source.otherYear).toBe(2015);
  });
  test('年度填了的，不说没有填', () => {
    const rows = ['项目\t2018年决算数', '公务接待\t9400'];
    expect(plan(rows).source).toEqual({ otherYear: null, needsYear: false, otherUnit: null, partOfYear: null });
  });
});

test('来源写着别的单位：说得出来；写的是简称、全称的不算', () => {
  expect(unitOfSource([['填报单位：某某县水利局      金额单位：元']])).toBe('某某县水利局');
  expect(unitOfSource([['单位名称', '某某县水利局']])).toBe('某某县水利局');
  expect(unitOfSource([['编制单位（盖章）：某某县水利局', '单位：元']])).toBe('某某县水利局');
  expect(unitOfSource([['单位：元', '2018年度']])).toBeNull();
  const now = { budgetUnitName: '长沙市开福区征地办公室' };
  const of = (unit: string): string | null =>
    plan(['决算表', `填报单位：${unit}`, '项目\t2018年决算数', '公务接待\t9400'], now).source.otherUnit;
  expect(of('某某县水利局')).toBe('某某县水利局');
  expect(of('开福区征地办公室')).toBeNull();
  expect(plan(['项目\t2018年决算数', '公务接待\t9400'], now).source.otherUnit).toBeNull();
});

/** "raw → field value state", with what is asked. */
const offered = ({ items }: IntakePlan): string[] =>
  items.map(
    ({ raw, field, value, state, asks }) => `${raw} → ${field} ${value ? plainValue(value) : '？'} ${asks ?? state}`,
  );

test('一页里两张表，各用各的单位', () => {
  const rows = [
    '2018年度决算\t\t单位：万元',
    '项目\t2018年预算数\t2018年决算数',
    '公务接待\t8\t6',
    '\t\t单位：元',
    '项目\t2018年预算数\t2018年决算数',
    '公用经费\t1300000\t1250000',
  ];
  expect(told(plan(rows))).toEqual([
    '8 → officialReception.budget = 8',
    '6 → officialReception.final = 6',
    '1300000 → publicOutlay.budget = 130',
    '1250000 → publicOutlay.final = 125',
  ]);
});

test('“—”“/”“无”不当 0，带注号的不当干净的数：都要问', () => {
  const { table } = contextOf(pack, installedSnapshot(pack, { fiscalYear: 2018, 'publicOutlay.final': 125 }, false));
  const rows = [
    '单位：万元',
    '项目\t2018年预算数\t2018年决算数',
    '公用经费\t/\t—',
    '公务接待\t无\t6①',
    '公务用车运行维护费\t—\t—',
  ];
  expect(offered(planLines(table, splitText(rows.join('\n'))!, { ...noWish, dash: 'ask' }))).toEqual([
    '/ → publicOutlay.budget 0 nothing',
    '— → publicOutlay.final 0 nothing',
    '无 → officialReception.budget 0 nothing',
    '6① → officialReception.final 6 mark',
    '— → vehicleOperation.budget 0 nothing',
    '— → vehicleOperation.final 0 nothing',
  ]);
});

test('问着的数不和写明的数争', () => {
  const found = plan(['单位：万元', '项目\t2018年决算数', '公务接待\t/', '公务接待费\t6']);
  expect(offered(found)).toEqual(['/ → officialReception.final 0 nothing', '6 → officialReception.final 6 new']);
});

test('该是数的地方写着字、公式出错：各有一行，不取', () => {
  const rows = [
    '单位：万元',
    '项目\t2018年预算数\t2018年决算数',
    '公用经费\t约120\t120.5（含结转）',
    '公务接待\t未发生\t#REF!',
  ];
  expect(offered(plan(rows))).toEqual([
    '约120 → publicOutlay.budget ？ unreadable',
    '120.5（含结转） → publicOutlay.final ？ unreadable',
    '未发生 → officialReception.budget ？ unreadable',
    '#REF! → officialReception.final ？ unreadable',
  ]);
});

describe('不是全年的来源', () => {
  test.each([
    ['2018年1-9月支出情况表', '1-9月'],
    ['2018年一至九月支出情况表', '一至九月'],
    ['2018年上半年支出情况表', '上半年'],
    ['2018年前三季度支出情况表', '前三季度'],
    ['2018年6月份支出情况表', '6月份'],
    ['2018年1-12月支出情况表', null],
    ['2018年度支出情况表', null],
    ['填报日期：2019年3月5日', null],
    ['2018年12月31日', null],
    ['截至2018年12月底', null],
  ])('%s：%s', (title, said) => expect(partOfYear([title], '')).toBe(said));

  test('决算数要问，预算数照写', () => {
    const found = plan(['2018年1-9月支出情况表\t\t单位：万元', '项目\t2018年预算数\t2018年决算数', '公务接待\t8\t3']);
    expect(found.source.partOfYear).toBe('1-9月');
    expect(offered(found)).toEqual(['8 → officialReception.budget 8 new', '3 → officialReception.final 3 part-year']);
  });
});
