import { createNarrativeEngine } from '../../../src/app/narrative-engine';
import { buildReport } from '../../../src/core/narrative/build-report';
import { fragmentText, type Fragment, type Run } from '../../../src/core/narrative/fragment';
import { reportDefinition } from '../../../src/core/pack/report-shape';
import { isProblem } from '../../../src/core/problem/problem';
import { literalPack, literalTable, type LiteralData } from './literal-table';

const amount = (id: string, label: string) => ({ id, label, kind: 'number', unit: '万元' });
const pack = literalPack([
  { id: 'fiscalYear', label: '年度', kind: 'number', unit: '年', decimals: 0 },
  { id: 'authorizedPosts', label: '财政供养人员情况/编制数', kind: 'number', unit: '人', decimals: 0 },
  amount('basicExpenditure.priorBudget', '补充资料/基本支出/上年预算数'),
  amount('basicExpenditure.budget', '补充资料/基本支出/本年预算数'),
  amount('basicExpenditure.final', '补充资料/基本支出/本年决算数'),
  {
    ...amount('change', '增减变动说明表/基本支出/比上年增减额'),
    negative: true,
    derive: { change: { from: 'basicExpenditure.priorBudget', to: 'basicExpenditure.budget' } },
  },
  {
    id: 'changeRate',
    label: '增减变动说明表/基本支出/比上年增减率',
    kind: 'number',
    unit: '%',
    derive: { changeRate: { from: 'basicExpenditure.priorBudget', to: 'basicExpenditure.budget' } },
  },
  {
    id: 'completionRate',
    label: '基本支出/完成率',
    name: '基本支出完成率',
    kind: 'number',
    unit: '%',
    derive: { ratio: { of: ['basicExpenditure.final'], over: ['basicExpenditure.budget'] } },
  },
  { id: 'reason', label: '增减变动说明表/基本支出/主要原因', kind: 'text', length: 'prose' },
  { id: 'unitName', label: '填报单位', kind: 'text' },
  { id: 'preparedOn', label: '填报日期', kind: 'date' },
  { id: 'approvedArea', label: '楼堂馆所/批复规模', kind: 'number', unit: '㎡', noneText: '无' },
  {
    id: 'projects',
    label: '项目支出',
    kind: 'rows',
    columns: [
      { id: 'name', label: '名称', kind: 'text' },
      { id: 'final', label: '本年决算数', kind: 'number', unit: '万元' },
    ],
  },
]);
const engine = createNarrativeEngine();

function fragmentOf(fragment: object, data: LiteralData): Fragment {
  const definition = reportDefinition.parse({
    id: 'report',
    title: '报告',
    sections: [{ id: 'one', heading: null, fragments: [{ id: 'sentence', title: '一句', ...fragment }] }],
  });
  const found = buildReport(pack, literalTable(pack, data), definition, engine).sections[0]?.fragments[0];
  if (!found) throw new Error('no fragment');
  return found;
}

const sentence = (text: string, data: LiteralData): string => fragmentText(fragmentOf({ text }, data));
const runs = (text: string, data: LiteralData): Run[] => [...(fragmentOf({ text }, data).paragraphs[0] ?? [])];
const fault = (text: string, data: LiteralData = {}): { code: string; detail: unknown } => {
  try {
    sentence(text, data);
  } catch (error) {
    if (isProblem(error)) return { code: error.code, detail: error.params.detail };
    throw error;
  }
  throw new Error('no problem was thrown');
};

const compared =
  '比上年{{ change | direction }}{{ change | size }}，{{ changeRate | growth }}{{ changeRate | growthRate }}';

describe('数的写法', () => {
  test.each<[string, string, LiteralData, string]>([
    ['末尾的零不写', '{{ basicExpenditure.budget | amount }}', { 'basicExpenditure.budget': '219.20' }, '219.2万元'],
    [
      '四舍五入到两位',
      '{{ basicExpenditure.budget | amount }}',
      { 'basicExpenditure.budget': '219.205' },
      '219.21万元',
    ],
    ['零是0元', '{{ basicExpenditure.budget | amount }}', { 'basicExpenditure.budget': 0 }, '0元'],
    ['不足一百元的不写成零', '{{ basicExpenditure.budget | amount }}', { 'basicExpenditure.budget': '0.004' }, '40元'],
    ['换成亿元', '{{ basicExpenditure.budget | amount: "亿元" }}', { 'basicExpenditure.budget': '23456' }, '2.35亿元'],
    [
      '不写过滤器照单位写',
      '{{ basicExpenditure.budget }}、{{ authorizedPosts }}、{{ fiscalYear }}',
      { 'basicExpenditure.budget': 3, authorizedPosts: 9, fiscalYear: 2018 },
      '3万元、9人、2018',
    ],
    ['只写数', '{{ authorizedPosts | plain }}名', { authorizedPosts: 9 }, '9名'],
    [
      '比率两位小数',
      '{{ completionRate | rate }}',
      { 'basicExpenditure.budget': 9, 'basicExpenditure.final': 8 },
      '88.89%',
    ],
    ['上一年', '{{ fiscalYear | year: -1 }}年', { fiscalYear: 2018 }, '2017年'],
    ['日期（序列数）', '{{ preparedOn | date }}', { preparedOn: 43539 }, '2019年3月15日'],
    ['日期（文字）', '{{ preparedOn | date }}', { preparedOn: '2019-03-05' }, '2019年3月5日'],
    ['表上写“无”的照写', '批复规模{{ approvedArea }}', { approvedArea: '无' }, '批复规模无'],
    [
      '减少用下降',
      compared,
      { 'basicExpenditure.priorBudget': '227.58', 'basicExpenditure.budget': '219.2' },
      '比上年减少8.38万元，下降3.68%',
    ],
    [
      '增加用增长',
      compared,
      { 'basicExpenditure.priorBudget': 100, 'basicExpenditure.budget': 150 },
      '比上年增加50万元，增长50.00%',
    ],
    [
      '两项的差额用模板里的增减额',
      '差{{ basicExpenditure.budget | gap: basicExpenditure.priorBudget }}',
      { 'basicExpenditure.priorBudget': 5, 'basicExpenditure.budget': 3 },
      '差2万元',
    ],
    [
      '多行项目',
      '{% for p in projects.rows %}{{ p.name }}{{ p.final | amount }}；{% endfor %}共{{ projects.count }}个',
      {
        projects: [
          { name: '甲', final: 1 },
          { name: '乙', final: 2 },
        ],
      },
      '甲1万元；乙2万元；共2个',
    ],
  ])('%s', (_name, template, data, expected) => {
    expect(sentence(template, data)).toBe(expected);
  });
});

describe('持平、空白和零预算', () => {
  const withReason =
    '{% if change.isZero %}与上年持平。{% else %}比上年{{ change | direction }}{{ change | size }}。主要原因是：{{ reason | words }}。{% endif %}';

  test('持平不写原因', () => {
    expect(
      sentence(withReason, { 'basicExpenditure.priorBudget': 5, 'basicExpenditure.budget': '5.001', reason: '调整' }),
    ).toBe('与上年持平。');
  });

  test('空白写待填的来源项，不写 null', () => {
    expect(sentence(withReason, { 'basicExpenditure.budget': 5 })).toBe(
      '比上年增加（减少）（待填：基本支出上年预算数）。主要原因是：（待填：基本支出主要原因）。',
    );
  });

  test('空白指向要填的那一项', () => {
    expect(runs('{{ change | size }}', { 'basicExpenditure.priorBudget': 5 })).toEqual([
      { kind: 'missing', text: '（待填：基本支出本年预算数）', field: 'basicExpenditure.budget' },
    ]);
  });

  test('不能用的数写待核', () => {
    expect(sentence('{{ authorizedPosts | count }}', { authorizedPosts: '坏' })).toBe('（待核：编制数）');
  });

  test('年初预算为0，不写完成年初预算的百分之几', () => {
    const text = sentence('完成年初预算的{{ completionRate | rate }}', {
      'basicExpenditure.budget': 0,
      'basicExpenditure.final': 118.79,
    });
    expect(text).toBe('完成年初预算的（基本支出本年预算数为0，不能计算基本支出完成率）');
    expect(text).not.toMatch(/\d%/);
  });

  test('模板可以先问有没有基数', () => {
    const template =
      '{% if completionRate.isIncomparable %}年初预算为0{% else %}完成年初预算的{{ completionRate | rate }}{% endif %}';
    expect(sentence(template, { 'basicExpenditure.budget': 0, 'basicExpenditure.final': 1 })).toBe('年初预算为0');
    expect(sentence(template, { 'basicExpenditure.budget': 2, 'basicExpenditure.final': 1 })).toBe(
      '完成年初预算的50.00%',
    );
  });
});

describe('数知道来自哪一项', () => {
  test('每个数一段，带编号和原值', () => {
    expect(
      runs('编制数{{ authorizedPosts | count }}，比上年{{ change | direction }}{{ change | size }}。', {
        authorizedPosts: 9,
        'basicExpenditure.priorBudget': '227.58',
        'basicExpenditure.budget': '219.2',
      }),
    ).toEqual([
      { kind: 'text', text: '编制数' },
      { kind: 'figure', text: '9人', field: 'authorizedPosts', value: '9' },
      { kind: 'text', text: '，比上年' },
      { kind: 'figure', text: '减少', field: 'change', value: '-8.38' },
      { kind: 'figure', text: '8.38万元', field: 'change', value: '-8.38' },
      { kind: 'text', text: '。' },
    ]);
  });

  test('多行项目的数用具体编号', () => {
    expect(
      runs('{% for p in projects.rows %}{{ p.final }}{% endfor %}', { projects: [{ final: 1 }, { final: 2 }] }).map(
        (run) => ('field' in run ? run.field : ''),
      ),
    ).toEqual(['projects[1].final', 'projects[2].final']);
  });
});

describe('单位自己写的话', () => {
  test.each([
    ['自带句号', '人员减少。', '原因是：人员减少。'],
    ['不带句号', '人员减少', '原因是：人员减少。'],
    ['带分号和空白', '人员减少； \n', '原因是：人员减少。'],
    ['以引号收尾的句子', '按“过紧日子。”', '原因是：按“过紧日子。”'],
    ['几行连成一句', '人员减少\n经费下降，\n停办培训', '原因是：人员减少；经费下降，停办培训。'],
    ['像模板写法的文字原样照登', '{{ authorizedPosts }} {% if %}', '原因是：{{ authorizedPosts }} {% if %}。'],
    ['私用字符原样照登', '甲\uE0000\uE001乙', '原因是：甲\uE0000\uE001乙。'],
  ])('%s', (_name, reason, expected) => {
    expect(sentence('原因是：{{ reason | words }}。', { reason })).toBe(expected);
  });

  test('在句末的照原样', () => {
    expect(sentence('原因是：{{ reason | words }}', { reason: '人员减少。' })).toBe('原因是：人员减少。');
  });

  test('整段文字按行分段，去掉行首空格和空行', () => {
    const fragment = fragmentOf({ field: 'reason' }, { reason: '　　一是甲。\r\n\r\n  二是乙。' });
    expect(fragment.origin).toBe('prose');
    expect(fragment.paragraphs).toEqual([
      [{ kind: 'words', text: '一是甲。', field: 'reason' }],
      [{ kind: 'words', text: '二是乙。', field: 'reason' }],
    ]);
  });

  test('没有写的留待填', () => {
    const fragment = fragmentOf({ field: 'reason', placeholder: '（待填：写明原因）' }, { reason: ' \n ' });
    expect(fragment.origin).toBe('missing');
    expect(fragmentText(fragment)).toBe('（待填：写明原因）');
  });
});

describe('模板写错了说得出来', () => {
  test.each([
    ['没有的数据项', '{{ basicExpenditure.bugdet | amount }}', /没有名为“basicExpenditure\.bugdet”的数据项/],
    ['没有的写法', '{{ authorizedPosts | amuont }}', /没有名为“amuont”的写法/],
    ['编号没写完', '{{ basicExpenditure }}', /后面还要写下一级/],
    ['写法用错单位', '{{ authorizedPosts | amount }}', /只能用于金额/],
    ['人数不是比率', '{{ authorizedPosts | rate }}', /只能用于比率/],
    ['前面不是数据项', '{{ "authorizedPosts" | count }}', /应是数据项的编号/],
    ['没有对应的增减额', '{{ basicExpenditure.budget | gap: basicExpenditure.final }}', /先有/],
    ['括号没合上', '{% if change.isZero %}', /not closed/],
    ['读文件', '{% include "package.json" %}', /不能用“include”/],
    ['没完没了', '{% for i in (1..999999999) %}a{% endfor %}', /循环太多/],
    ['私用字符', '\uE0000\uE001', /U\+E000/],
  ])('%s', (_name, template, detail) => {
    const { code, detail: told } = fault(template);
    expect(code).toBe('pack.narrative');
    expect(told).toMatch(detail);
  });
});
