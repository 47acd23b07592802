import { planAdoption } from '../../../src/core/adopt/plan-adoption';
import { builtInPack } from '../../support/built-in-pack';

const pack = builtInPack('hunan-2023/5-projects');

const found = (cells: readonly (readonly (string | number | null)[])[]): Record<string, string> =>
  Object.fromEntries(
    planAdoption(pack, [
      { name: '基础数据表', visibility: 'visible', row: 1, column: 1, cells: cells.map((row) => [...row]), merges: [] },
    ]).fields.flatMap(({ field, state, candidates: [first] }) => (state === 'bound' ? [[field, first!.address]] : [])),
  );

const title = ['2023年度部门整体支出绩效评价基础数据表'];

test.each(['编报单位', '编制单位', '报送单位', '填表单位'])('“%s：”就是填报单位', (name) => {
  expect(found([title, [`${name}：临溪县民政局`, null, '单位：万元']])['budgetUnitName']).toBe('A2');
});

test('带圈的数字是序号', () => {
  const bound = found([
    title,
    ['填报单位：临溪县民政局', null, null, null, '单位：万元'],
    ['经费控制情况', '2022年决算数', '2023年年初预算数', '2023年调整后预算数', '2023年决算数'],
    ['三公经费', 9, 9, 9, 9],
    ['1.公务用车购置和维护经费', 5, 5, 5, 5],
    ['其中：①公车购置', 1, 1, 1, 1],
    ['②公车运行维护', 4, 4, 4, 4],
  ]);
  expect(Object.values(bound)).toEqual(expect.arrayContaining(['E6', 'E7']));
});

test('表头没有合并、数填在下面一行的，认下面的格子，不认右边的空格', () => {
  const bound = found([
    title,
    ['填报单位：临溪县民政局', null, null, null, null, null, '单位：万元'],
    ['财政供养人员情况', '编制数', null, '2023年实际在职人数', null, '控制率'],
    [null, '42', null, 45, null, 1.0714],
  ]);
  expect(bound).toMatchObject({ authorizedPosts: 'B4', actualStaff: 'D4' });
});

test.each([
  [3200.5, false],
  [3401.22, true],
])('“年初预算数”一列下面的收入加起来是 %s：是执行数的才直接认', (sum, isBound) => {
  const bound = found([
    ['2023年度部门整体支出绩效自评表'],
    ['年度预算申请（万元）', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['年度资金总额', null, 3200.5, 3456.78, 3401.22, 10, '98.39%', 9.84],
    ['按收入性质分：', null, null, null, null, '按支出性质分：'],
    [null, '其中：一般公共预算：', sum - 300, null, null, '其中：基本支出：', 1200.22],
    [null, '政府性基金拨款：', 300, null, null, '项目支出：', 2201],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['产出指标', '数量指标', '营造林面积', '≥6万亩', '6.2万亩', 10, 10],
    ['总分', null, null, null, null, 100, 99],
  ]);
  expect('departmentFunds.generalBudget' in bound).toBe(isBound);
  expect(bound['departmentFunds.basicExpenditure']).toBe('G5');
});
