import { readData, tableFromData, type Data } from '../../../src/core/table/data';
import { plainValue } from '../../../src/core/fields/field-value';
import { indexLabels, normaliseLabel } from '../../../src/core/pack/label-path';
import { cleanNumber } from '../../../src/core/fields/meant-number';
import { isProblem } from '../../../src/core/problem/problem';
import { projectRows } from '../../../bench/project-list';
import { builtInPack } from '../../support/built-in-pack';
import { projectListPack } from '../../support/project-list';

const pack = builtInPack('kaifu-2018');

describe('标签路径', () => {
  it.each([
    ['财政供养人员情况/编制数', 'authorizedPosts'],
    ['财政供养人员情况（人）/编制数', 'authorizedPosts'],
    ['财政供养人员情况/实际在职人数', 'actualStaff'],
    ['经费控制情况/三公经费/公务用车购置和维护经费/公车购置/本年决算数', 'vehiclePurchase.final'],
    ['经费控制情况/“三公”经费/1、公务用车购置和维护经费/其中：公车购置/本年决算数', 'vehiclePurchase.final'],
    ['经费控制情况/公用经费/本年预算数', 'publicOutlay.budget'],
    ['经费控制情况/项目支出/业务工作经费[1]/本年决算数', 'businessProjects[1].final'],
    ['楼堂馆所控制情况/批复规模', 'officeBuildings.approvedArea'],
    ['补充资料/上年度三公经费预算数', 'threePublicExpenses.priorBudget'],
    ['补充资料/年初预算', 'initialBudget'],
    ['补充资料/本年追加', 'additionalBudget'],
    ['补充资料/上年结转', 'priorCarryover'],
    ['补充资料/年末结余', 'yearEndSurplus'],
    ['补充资料/基本支出/本年决算数', 'basicExpenditure.final'],
    ['basicExpenditure.final', 'basicExpenditure.final'],
    ['没有这一项', null],
  ])('%s → %s', (label, id) => {
    expect(indexLabels(pack).find(label)).toBe(id);
  });

  it('编号、单位、年份、空格、引号不算', () => {
    expect(normaliseLabel('（一）“三公” 经费（万元）/2018年决算数：')).toBe('三公经费/决算数');
  });
});

describe('给定数据的检查', () => {
  const codeOf = (data: Data): string => {
    try {
      readData(pack, data);
      return '';
    } catch (error) {
      return isProblem(error) ? error.code : String(error);
    }
  };
  it.each<[string, Data, string]>([
    ['不认识的数据项', { 三公经费总数额: 1 }, 'input.unknown-field'],
    ['由公式计算的', { '经费控制情况/三公经费/本年决算数': 3.65 }, 'input.derived-field'],
    ['数字写成文字', { authorizedPosts: '九' }, 'input.bad-value'],
    ['人数带小数', { authorizedPosts: 9.5 }, 'input.bad-value'],
    ['不能是负数', { 'publicOutlay.final': -1 }, 'input.bad-value'],
    ['不在可选项内', { procurementStandard: '随便' }, 'input.bad-value'],
    ['重复行不是数组', { businessProjects: { final: 1 } }, 'input.bad-value'],
    ['列没有指明行', { 'businessProjects.final': 1 }, 'input.bad-value'],
    ['不是日期', { preparedOn: '2019年3月' }, 'input.bad-value'],
    ['日期不存在', { preparedOn: '2019-02-30' }, 'input.bad-value'],
    ['比率应按 0～1 填', { 'satisfaction.rate': 92 }, 'input.bad-value'],
    ['可以为负的追加', { additionalBudget: -3 }, ''],
    ['没有的写“无”', { 'officeBuildings.approvedArea': '无' }, ''],
  ])('%s', (_, data, code) => {
    expect(codeOf(data)).toBe(code);
  });

  it('后给的数据覆盖先给的，数组整组替换', () => {
    const inputs = readData(
      pack,
      { authorizedPosts: 9, businessProjects: [{ final: 1 }, { final: 2 }] },
      { authorizedPosts: '10', businessProjects: [{ final: '3.50' }] },
    );
    const table = tableFromData(pack, inputs);
    expect(plainValue(table.value('authorizedPosts'))).toBe('10');
    expect(table.rowCount('businessProjects')).toBe(1);
    expect(plainValue(table.value('projectExpenditure.final'))).toBe('3.5');
  });

  it('不认识的数据项会提示相近的', () => {
    expect(() => readData(pack, { '补充资料/年初预算数额': 1 })).toThrow(/补充资料\/年初预算/);
  });
});

describe('从别处复制来的数字', () => {
  it.each([
    ['￥1,234.50', '1234.5'],
    ['１２．５', '12.5'],
    ['(3.5)', '-3.5'],
    ['（3.50）', '-3.5'],
    [' 12 ', '12'],
    ["'118.79", '118.79'],
    ['\u202d118.79\u202c', '118.79'],
    ['118.79\u200b', '118.79'],
    ['\ufeff-￥ 3', '-3'],
    ['1 234 567.8', '1234567.8'],
    ['1\u00a0234', '1234'],
    ['118.79 12', null],
    ['118.79²', null],
    ['①', null],
    ['½', null],
    ['(-3)', null],
    ['12.5万元', null],
    ['1,23', null],
    ['-', null],
  ])('“%s” → %s', (text, number) => {
    expect(cleanNumber(text)?.toFixed() ?? null).toBe(number);
  });
});

describe('可增行的数据', () => {
  const list = projectListPack();
  const problem = (projects: unknown): string => {
    try {
      readData(list, { projects });
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  test('一万行收下，逐行的公式自己算', () => {
    const table = tableFromData(list, readData(list, { projects: projectRows(10_000) }));
    expect(table.rowCount('projects')).toBe(10_000);
    expect(table.totals('projects.final').numbers).toBe(10_000);
    const [budget, initial] = [table.value('projects[8].budget'), table.value('projects[8].initialBudget')];
    expect(budget.is === 'number' && initial.is === 'number' ? budget.number.minus(initial.number).toFixed() : '').toBe(
      '3.5',
    );
  });

  test.each([
    ['多于一万行不收', Array.from({ length: 10_001 }, () => ({})), '最多 10000 行'],
    ['公式栏不能给数', [{ name: '甲', budget: 5 }], '项目清单/项目[1]/budget'],
  ])('%s', (_, rows, words) => {
    expect(problem(rows)).toContain(words);
  });
});
