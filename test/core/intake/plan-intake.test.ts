import { plainValue } from '../../../src/core/fields/field-value';
import { noWish, planIntake, type IntakePlan, type IntakeWish } from '../../../src/core/intake/plan-intake';
import type { Data } from '../../../src/core/table/data';
import type { FieldTable } from '../../../src/core/fields/field-table';
import { builtInPack } from '../../support/built-in-pack';
import { contextOf, installedSnapshot } from '../rules/installed';

const pack = builtInPack('kaifu-2018');

function tableOf(data: Data): FieldTable {
  return contextOf(pack, installedSnapshot(pack, { fiscalYear: 2018, ...data }, false)).table;
}

function plan(text: string, now: Data = {}, wish: Partial<IntakeWish> = {}): IntakePlan {
  return planIntake(tableOf(now), text, { ...noWish, ...wish })!;
}

/** "raw → field = value (state)". */
function lines(text: string, now: Data = {}, wish: Partial<IntakeWish> = {}): string[] {
  return plan(text, now, wish).items.map(({ raw, field, value, state }) =>
    `${raw} → ${field ?? '?'}${value ? ` = ${plainValue(value)}` : ''} ${state}`.trim(),
  );
}

describe('一行一个数', () => {
  test.each([
    ['编制数：12人', '12人 → authorizedPosts = 12 new'],
    ['编制数12', '12 → authorizedPosts = 12 new'],
    ['实际在职人数 １１', '１１ → actualStaff = 11 new'],
    ['在职人数\t11', '11 → actualStaff = 11 new'],
    ['年初预算   ￥219.20', '￥219.20 → initialBudget = 219.2 new'],
    ['年初预算数\t2,192,000.00元', '2,192,000.00元 → initialBudget = 219.2 new'],
    ['三公经费本年决算数 3.75', '3.75 → threePublicExpenses.final = 3.75 computed'],
    ['公务接待费2018年决算数 3.75万元', '3.75万元 → officialReception.final = 3.75 new'],
    ['公务接待费2017年决算数 3.75万元', '3.75万元 → officialReception.priorFinal = 3.75 new'],
    ['本年追加：（12.30）', '（12.30） → additionalBudget = -12.3 new'],
    ['公务接待2018年决算数：(1,234)', '(1,234) → officialReception.final = -1234 unfit'],
    ['年末结余 -', '- → yearEndSurplus = 0 new'],
    ['上年度“三公”经费预算数：5', '5 → threePublicExpenses.priorBudget = 5 new'],
    ['1、编制数\t12', '12 → authorizedPosts = 12 new'],
    ['批复规模（㎡） 300', '300 → officeBuildings.approvedArea = 300 new'],
    ['编制数 12.5', '12.5 → authorizedPosts = 12.5 unfit'],
    ['编制数 12万元', '12万元 → authorizedPosts unfit'],
    ['年初预算 1.234,5', '1.234,5 → initialBudget unreadable'],
  ])('%s', (text, expected) => expect(lines(text)).toEqual([expected]));

  test.each([
    ['没有这个名字', '某某经费 5', []],
    ['别的年度', '公务接待费2015年决算数 5', []],
    [
      '只说了行，没说哪一列',
      '公务接待 5',
      ['officialReception.priorFinal', 'officialReception.budget', 'officialReception.final'],
    ],
    ['预算数：是年初还是全年', '基本支出预算数 5', ['basicExpenditure.budget', 'basicExpenditure.adjustedBudget']],
  ])('%s：不猜，请用户选', (_, text, candidates) => {
    const [item] = plan(text).items;
    expect(item).toMatchObject({ state: 'open', field: null });
    expect([...item!.candidates].sort()).toEqual([...candidates].sort());
  });

  test('两个数还是一个数，分不清的不认', () => {
    expect(lines('公务接待 1 234')).toEqual(['1 ?234 → ? open']);
  });
});

describe('几列的表', () => {
  const table = [
    '“三公”经费情况表\t\t\t单位：元',
    '项目\t2017年决算数\t2018年预算数\t2018年决算数',
    '1.公务接待费\t37,500.00\t40,000.00\t36,500.00',
    '2.因公出国（境）费\t-\t-\t-',
    '其中：公务用车购置费\t\t0\t0',
    '公务用车运行维护费\t¥５２，０００．００\t50000\t48000',
    '合计\t89,500.00\t90,000.00\t84,500.00',
  ].join('\n');

  test('按名字找，不按次序：三公各项在各地的表里次序不同', () => {
    expect(lines(table)).toEqual([
      '37,500.00 → officialReception.priorFinal = 3.75 new',
      '40,000.00 → officialReception.budget = 4 new',
      '36,500.00 → officialReception.final = 3.65 new',
      '- → officialOverseasTravel.priorFinal = 0 new',
      '- → officialOverseasTravel.budget = 0 new',
      '- → officialOverseasTravel.final = 0 new',
      '0 → vehiclePurchase.budget = 0 new',
      '0 → vehiclePurchase.final = 0 new',
      '¥５２，０００．００ → vehicleOperation.priorFinal = 5.2 new',
      '50000 → vehicleOperation.budget = 5 new',
      '48000 → vehicleOperation.final = 4.8 new',
      '89,500.00 → ? open',
      '90,000.00 → ? open',
      '84,500.00 → ? open',
    ]);
    expect(plan(table).unit).toEqual({ unit: '元', why: 'said' });
  });

  test('“-”可以当作没有：那些格子不列、不写', () => {
    expect(plan(table).dashes).toBe(3);
    expect(plan(table, {}, { dash: 'skip' }).items.filter(({ raw }) => raw === '-')).toEqual([]);
  });

  test('空格对齐的表头和行：对得上才认列；少了一格就请用户选', () => {
    const text = [
      '项目          上年决算数    本年预算数    本年决算数',
      '公务接待       3.75          4.00          3.65',
      '公车购置                     1.00          2.00',
    ].join('\n');
    expect(lines(text)).toEqual([
      '3.75 → officialReception.priorFinal = 3.75 new',
      '4.00 → officialReception.budget = 4 new',
      '3.65 → officialReception.final = 3.65 new',
      '1.00 → ? open',
      '2.00 → ? open',
    ]);
    const longer = '项目  上年决算数  本年决算数\n公务接待  1  2  3';
    expect(lines(longer)).toEqual(['1 → ? open', '2 → ? open', '3 → ? open']);
    const bare = '上年决算数  本年决算数\n公务接待  1  2';
    expect(lines(bare)).toEqual(['1 → officialReception.priorFinal = 1 new', '2 → officialReception.final = 2 new']);
  });

  test('没有表头的三列：说一次每列是什么，各行就都认得', () => {
    const text = '公务接待\t3.75\t4.00\t3.65\n公车运行维护\t5\t6\t7';
    expect(plan(text).columns).toHaveLength(3);
    const sides = Object.fromEntries(
      plan(text).columns.map(({ id }, at) => [id, (['priorFinal', 'budget', 'final'] as const)[at]!]),
    );
    expect(lines(text, {}, { sides })).toEqual([
      '3.75 → officialReception.priorFinal = 3.75 new',
      '4.00 → officialReception.budget = 4 new',
      '3.65 → officialReception.final = 3.65 new',
      '5 → vehicleOperation.priorFinal = 5 new',
      '6 → vehicleOperation.budget = 6 new',
      '7 → vehicleOperation.final = 7 new',
    ]);
    expect(plan(text, {}, { sides }).columns).toHaveLength(3);
  });

  test('横着的表：名字在表头，哪一年在行首', () => {
    const text = '项目\t公务接待费\t因公出国（境）费\n2018年决算数\t3.65\t0\n2017年决算数\t3.75\t0';
    expect(lines(text)).toEqual([
      '3.65 → officialReception.final = 3.65 new',
      '0 → officialOverseasTravel.final = 0 new',
      '3.75 → officialReception.priorFinal = 3.75 new',
      '0 → officialOverseasTravel.priorFinal = 0 new',
    ]);
  });

  test('序号、行次、备注不是数；两张并排的表各有各的名字', () => {
    const text = '序号\t项目\t行次\t本年决算数\t备注\n1\t公务接待\t3\t3.65\t含2场\n2\t公车购置\t4\t0\t';
    expect(lines(text)).toEqual(['3.65 → officialReception.final = 3.65 new', '0 → vehiclePurchase.final = 0 new']);
    expect(lines('编制数\t12\t实际在职人数\t11')).toEqual([
      '12 → authorizedPosts = 12 new',
      '11 → actualStaff = 11 new',
    ]);
  });

  test('表里有名字的项目行也认', () => {
    const now = { businessProjects: [{ name: '征地调查' }] };
    expect(lines('项目\t本年预算数\t本年决算数\n征地调查\t10\t9.5', now)).toEqual([
      '10 → businessProjects[1].budget = 10 new',
      '9.5 → businessProjects[1].final = 9.5 new',
    ]);
  });
});

describe('单位：提议，用户可以改', () => {
  const unitOf = (text: string, now: Data = {}): unknown => plan(text, now).unit;
  test('文中写了的照文中', () => expect(unitOf('单位：万元\n年初预算 219.2')).toEqual({ unit: '万元', why: 'said' }));
  test('没写，和表上已有的数对照', () =>
    expect(unitOf('年初预算 2000\n年末结余 3', { initialBudget: 0.2 })).toEqual({ unit: '元', why: 'table' }));
  test('没写，数大得不像万元', () => expect(unitOf('年初预算 2192000.00')).toEqual({ unit: '元', why: 'size' }));
  test('没写，看不出来：按表的', () => expect(unitOf('年初预算 219.2')).toEqual({ unit: '万元', why: 'form' }));
  test('没有钱的，不问', () => expect(unitOf('编制数 12')).toBeNull());
  test('改成元：只换没有自带单位的数', () => {
    expect(lines('年初预算 219\n年末结余 3万元\n编制数 12', {}, { unit: '元' })).toEqual([
      '219 → initialBudget = 0.0219 new',
      '3万元 → yearEndSurplus = 3 new',
      '12 → authorizedPosts = 12 new',
    ]);
  });
  test('列头、行名自己的单位管自己', () =>
    expect(lines('项目\t本年决算数（元）\t本年预算数（万元）\n公务接待\t36500\t4')).toEqual([
      '36500 → officialReception.final = 3.65 new',
      '4 → officialReception.budget = 4 new',
    ]));
});

describe('与表上的数', () => {
  test('空的新填，一样的不动，不同的给出旧和新', () => {
    const now = { authorizedPosts: 10, actualStaff: 11 };
    const { items } = plan('编制数 12\n实际在职人数 11\n年末结余 3', now);
    expect(items.map(({ state, now: old }) => [state, old && plainValue(old)])).toEqual([
      ['differs', '10'],
      ['same', '11'],
      ['new', null],
    ]);
  });
  test('同一项说了两个数：都不写，请用户留一个；说了两遍同一个数，写一次', () => {
    expect(lines('编制数 12\n编制数 13')).toEqual([
      '12 → authorizedPosts = 12 twice',
      '13 → authorizedPosts = 13 twice',
    ]);
    expect(lines('编制数 12\n编制数 12')).toEqual([
      '12 → authorizedPosts = 12 new',
      '12 → authorizedPosts = 12 repeated',
    ]);
  });
  test('用户选的项算数，选“不写”也算数', () => {
    const key = plan('某某经费 5').items[0]!.key;
    expect(lines('某某经费 5', {}, { fields: { [key]: 'yearEndSurplus' } })).toEqual(['5 → yearEndSurplus = 5 new']);
    expect(lines('编制数 5', {}, { fields: { [plan('编制数 5').items[0]!.key]: '' } })).toEqual(['5 → ? open']);
  });
});

test('几千行的账不读；很长的行、全是数的行不拖住', () => {
  const table = tableOf({});
  expect(planIntake(table, '编制数 1\n'.repeat(2001))).toBeNull();
  expect(planIntake(table, '1 '.repeat(1001))).toBeNull();
  const started = performance.now();
  expect(planIntake(table, '9'.repeat(1999) + '\n' + '年'.repeat(1999) + '\n' + '1 '.repeat(999))).not.toBeNull();
  const whole = '三公经费某某\t1\t2\t3\t4\n公务接待\t1\t2\t3\t4\n'.repeat(999);
  expect(planIntake(table, whole)!.items).toHaveLength(7992);
  expect(performance.now() - started).toBeLessThan(5000);
});
