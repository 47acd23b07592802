import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { plainValue } from '../../../src/core/fields/field-value';
import { lastYearValues, type LastYearOptions, type LastYearPlan } from '../../../src/core/last-year/last-year-values';
import { indexPack, type Pack } from '../../../src/core/pack/pack';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('kaifu-2018');

function plan(last: Data, now: Data, options: LastYearOptions & { lastPack?: Pack } = {}): LastYearPlan {
  const lastPack = options.lastPack ?? pack;
  return lastYearValues(
    pack,
    tableFromData(pack, readData(pack, now)),
    lastPack,
    tableFromData(lastPack, readData(lastPack, last)),
    options,
  );
}

/** "field ← from = value (state)" for those that are not asked about here. */
function lines({ values }: LastYearPlan, only: RegExp): string[] {
  return values
    .filter(({ field }) => only.test(field))
    .map(({ field, from, value, state }) => `${field} ← ${from} = ${plainValue(value)} ${state}`);
}

function skips({ skipped }: LastYearPlan, only: RegExp): string[] {
  return skipped
    .filter(({ field }) => only.test(field))
    .map(({ field, reason, detail }) => `${field} ${reason} ${detail}`.trim());
}

/** The pack as another year's forms have it. */
function otherPack(change: (field: Pack['fields'][number]) => Pack['fields'][number]): Pack {
  return indexPack({
    ...pack,
    fields: pack.fields
      .filter(({ id }) => !/^(full|note|evidence)\.|^(score|fullTotal)/.test(id) || id.startsWith('scoreTable.'))
      .map(change),
  });
}

test.each([
  ['上年的决算数成为上年决算数', 'vehicleOperation.final', 2.86, 'vehicleOperation.priorFinal'],
  ['上年的基本支出预算数成为上年预算数', 'basicExpenditure.budget', 227.58, 'basicExpenditure.priorBudget'],
  ['年末结余成为上年结转', 'yearEndSurplus', 3.5, 'priorCarryover'],
  ['年末在职人数成为上年在职人数', 'actualStaff', 9, 'priorStaff'],
  ['人员经费', 'personnelExpenses.final', 218.78, 'personnelExpenses.priorFinal'],
  ['填 0 也是填了', 'officialOverseasTravel.final', 0, 'officialOverseasTravel.priorFinal'],
])('%s', (_, from, value, field) => {
  expect(lines(plan({ [from]: value }, {}), /./)).toEqual([`${field} ← ${from} = ${value} new`]);
});

test('上年三公经费预算数取上年算出的合计，不取哪一格', () => {
  const some = { 'vehiclePurchase.budget': 0, 'vehicleOperation.budget': 3, 'officialReception.budget': 1.5 };
  const all = { ...some, 'officialOverseasTravel.budget': 0 };
  expect(lines(plan(all, {}), /threePublic/)).toEqual([
    'threePublicExpenses.priorBudget ← threePublicExpenses.budget = 4.5 new',
  ]);
  // 少填了一项的合计不是合计。
  expect(lines(plan(some, {}), /threePublic/)).toEqual([]);
});

test.each([
  ['空着的新填', {}, 'new'],
  ['一样的不动', { 'officialReception.priorFinal': 1.12 }, 'same'],
  ['写法不同、数相同的不动', { 'officialReception.priorFinal': '1.120' }, 'same'],
  ['不一样的要问', { 'officialReception.priorFinal': 1.21 }, 'differs'],
  ['填了 0 也算填了，要问', { 'officialReception.priorFinal': 0 }, 'differs'],
])('%s', (_, now, state) => {
  const [value] = plan({ 'officialReception.final': 1.12 }, now).values;
  expect(value).toMatchObject({ field: 'officialReception.priorFinal', state });
});

test('上年没有填的，说没有填，不当作 0', () => {
  expect(skips(plan({}, {}), /^(vehiclePurchase|priorStaff)/)).toEqual([
    'vehiclePurchase.priorFinal blank',
    'priorStaff blank',
  ]);
});

describe('项目逐行按名称对应', () => {
  const rows = (...names: [string, number][]): object[] => names.map(([name, final]) => ({ name, final }));
  const prior = (...names: [string, number | null][]): object[] =>
    names.map(([name, priorFinal]) => ({ name, priorFinal }));

  test('次序不同、编号不同，名称相同就是同一个项目', () => {
    const last = { businessProjects: rows(['1、征地调查', 10], ['2、安置审核', 20]) };
    const now = { businessProjects: prior(['1. 安置审核', null], ['（二）征地调查', null]) };
    expect(lines(plan(last, now), /businessProjects/)).toEqual([
      'businessProjects[2].priorFinal ← businessProjects[1].final = 10 new',
      'businessProjects[1].priorFinal ← businessProjects[2].final = 20 new',
    ]);
  });

  test('表样自己印的行名，2018 年叫业务工作专项，2023 年叫业务工作经费，是同一行', () => {
    const last = { businessProjects: rows(['业务工作经费', 96.4]) };
    expect(lines(plan(last, {}), /businessProjects/)).toEqual([
      'businessProjects[1].priorFinal ← businessProjects[1].final = 96.4 new',
    ]);
  });

  test('上年的项目今年表上没有：空行写上名称；没有空行就说出是哪一个', () => {
    const last = { businessProjects: rows(['征地调查', 10], ['安置审核', 20]) };
    const found = plan(last, {});
    expect(lines(found, /businessProjects/)).toEqual([
      'businessProjects[1].name ← businessProjects[1].name = 征地调查 new',
      'businessProjects[1].priorFinal ← businessProjects[1].final = 10 new',
    ]);
    expect(skips(found, /businessProjects/)).toEqual(['businessProjects no-row 安置审核']);
  });

  test('新建的工作簿里可以加行', () => {
    const last = { businessProjects: rows(['征地调查', 10], ['安置审核', 20]) };
    const found = plan(last, {}, { addRows: true });
    expect(lines(found, /businessProjects\[2\]/)).toEqual([
      'businessProjects[2].name ← businessProjects[2].name = 安置审核 new',
      'businessProjects[2].priorFinal ← businessProjects[2].final = 20 new',
    ]);
    expect(skips(found, /businessProjects/)).toEqual([]);
  });

  test('今年只填了别的项目：不占它的行', () => {
    const last = { businessProjects: rows(['征地调查', 10]) };
    const now = { businessProjects: [{ name: '安置审核', final: 5 }] };
    expect(lines(plan(last, now), /businessProjects/)).toEqual([]);
    expect(skips(plan(last, now), /businessProjects/)).toEqual(['businessProjects no-row 征地调查']);
  });

  test('同名的有几行：分不清，一个也不取', () => {
    const last = { businessProjects: rows(['征地调查', 10], ['征地调查', 20]) };
    const now = { businessProjects: prior(['征地调查', null]) };
    expect(lines(plan(last, now), /businessProjects/)).toEqual([]);
    expect(skips(plan(last, now), /businessProjects/)).toEqual([
      'businessProjects several-rows 征地调查',
      'businessProjects several-rows 征地调查',
    ]);
  });
});

describe('上年用的是另一套模板', () => {
  test('编号不同、印的名称在别名里的，照样取到', () => {
    const lastPack = otherPack((field) =>
      field.id === 'actualStaff'
        ? { ...field, id: 'staffInPost', label: '财政供养人员情况/在职人数', aliases: [] }
        : field,
    );
    expect(lines(plan({ staffInPost: 9 }, {}, { lastPack }), /priorStaff/)).toEqual([
      'priorStaff ← staffInPost = 9 new',
    ]);
  });

  test('没有这一项的，说没有', () => {
    const lastPack = otherPack((field) =>
      field.id === 'yearEndSurplus' ? { ...field, id: 'somethingElse', label: '补充资料/别的数', aliases: [] } : field,
    );
    expect(skips(plan({}, {}, { lastPack }), /priorCarryover/)).toEqual(['priorCarryover no-source yearEndSurplus']);
  });

  test.each([
    ['元', 281234.5, '28.12345'],
    ['亿元', '0.0028', '28'],
  ] as const)('上年以%s填的，换算成万元', (unit, value, wanted) => {
    const lastPack = otherPack((field) =>
      field.id === 'yearEndSurplus' && field.kind === 'number' ? { ...field, unit } : field,
    );
    expect(lines(plan({ yearEndSurplus: value }, {}, { lastPack }), /priorCarryover/)).toEqual([
      `priorCarryover ← yearEndSurplus = ${wanted} new`,
    ]);
  });

  test('上年可以是负数、今年这格不能填负数：不取，说出是多少', () => {
    const lastPack = otherPack((field) =>
      field.id === 'yearEndSurplus' && field.kind === 'number' ? { ...field, negative: true } : field,
    );
    expect(skips(plan({ yearEndSurplus: -3 }, {}, { lastPack }), /priorCarryover/)).toEqual([
      'priorCarryover unfit -3',
    ]);
  });
});
