import { fragmentText, type Fragment, type Report } from '../../../src/core/narrative/fragment';
import { reportFragments } from '../../../src/core/report/report-base';
import { commonSubsequence } from '../../support/common-subsequence';
import { kaifu, kaifuReport, seed } from './kaifu-report';

const textOf = (report: Report, id: string): string =>
  fragmentText(reportFragments(report).find((fragment) => fragment.id === id)!);

/** The report as plain text, in document order. */
function plainText(report: Report): string {
  const lines = (fragments: readonly Fragment[]): string[] => fragments.map(fragmentText);
  const sections = report.sections.flatMap((section) => [section.heading ?? '', ...lines(section.fragments)]);
  return [...lines(report.front), ...sections, ...lines(report.back)].join('\n');
}

/** The published sentences with figures of sections 一 and 二, from the public report. */
const published: readonly [string, string][] = [
  ['institutions', '本部门由1个行政单位组成，没有二级机构。'],
  ['staffing', '本部门编制数9人，在职人数8人，借用人员1人；编外长期聘用人员12人；没有离退休人员。'],
  [
    'basicExpenditureBudget',
    '基本支出预算：2018年预算数219.2万元，其中，一般公共服务219.2万元，没有公共安全支出、教育支出。本年支出预算数比上年减少8.38万元。支出减少的主要原因是：人员减少，基本工资支出及人员经费支出相应减少。',
  ],
  ['basicExpenditureFinal', '2018年决算基本支出285.6万元，基本在预算控制范围内，人员经费增加，预算调整。'],
  [
    'projectExpenditure',
    '没有项目支出预算。项目支出决算数118.79万元。预算调整，增加拆迁项目统筹的工作经费使用，其他基本控制在预算范围内。',
  ],
];

const headings = [
  '一、部门、单位基本情况',
  '1.主要职能',
  '二、一般公共预算支出情况',
  '（一）基本支出情况',
  '（二）项目支出情况',
  '三、部门整体支出绩效情况',
  '（一）绩效目标设置情况',
  '（二）绩效目标完成情况',
  '四、存在的主要问题及下一步改进措施',
  '五、绩效自评结果拟应用和公开情况',
  '六、其他需要说明的情况',
];

describe('开福区 2018 年度的报告', () => {
  const { report } = kaifuReport();

  test.each(published)('%s 与公开的句子相同', (id, sentence) => {
    expect(textOf(report, id)).toBe(sentence);
  });

  test('这些句子里的数字都是生成的，模板里没有打进去的数', () => {
    const definition = kaifu.reports[0]!;
    for (const section of definition.sections) {
      for (const fragment of section.fragments)
        expect((fragment.text ?? '').replace(/\{[{%][^}]*[}%]\}/g, '')).not.toMatch(/\d/);
    }
    for (const [id] of published) {
      const fragment = reportFragments(report).find((each) => each.id === id)!;
      for (const run of fragment.paragraphs.flat()) if (run.kind === 'text') expect(run.text).not.toMatch(/\d/);
    }
  });

  test('标题齐全，顺序不变', () => {
    expect(report.sections.map((section) => section.heading)).toEqual(headings);
    expect(report.title).toBe('开福区征地办2018年度部门整体支出绩效自评报告');
  });

  test('不带当事人姓名', () => {
    expect(plainText(report)).toContain('化解了上访遗留问题20余户');
  });

  test('段落编号不重复', () => {
    const ids = reportFragments(report).map((fragment) => fragment.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('数字变了，句子跟着变', () => {
  test('比上年增加', () => {
    const { report } = kaifuReport({
      'basicExpenditure.priorBudget': 200,
      'changeExplanation.basicExpenditureBudget.reason': '新增编制2名',
    });
    expect(textOf(report, 'basicExpenditureBudget')).toContain(
      '本年支出预算数比上年增加19.2万元。支出增加的主要原因是：新增编制2名。',
    );
  });

  test('与上年持平，不写原因', () => {
    const { report } = kaifuReport({ 'basicExpenditure.priorBudget': 219.2 });
    expect(textOf(report, 'basicExpenditureBudget')).toMatch(/本年支出预算数与上年持平。$/);
  });

  test('什么都没填也能出草稿，处处写明待填什么', () => {
    const blank = Object.fromEntries(
      Object.keys(kaifu.sample).map((id) => [id, Array.isArray(kaifu.sample[id]) ? [] : null]),
    );
    const { report } = kaifuReport(blank);
    const text = plainText(report);
    expect(text).not.toMatch(/null|undefined|NaN|\[object/);
    expect(textOf(report, 'staffing')).toMatch(/^本部门编制数（待填：编制数），在职人数（待填：实际在职人数）/);
    expect(textOf(report, 'projectExpenditure')).toContain('项目支出预算为（待填：业务工作经费本年预算数）。');
    expect(textOf(report, 'goalSetting')).toBe('（待填：绩效目标设置情况）');
  });
});

const describeWithSeed = seed === null ? describe.skip : describe;

describeWithSeed('与公开的原文对照', () => {
  // Attachments and the two petitioners' names aside, as the project leaves private persons out.
  const wanted = (seed ?? '')
    .slice(0, (seed ?? '').indexOf('附件：'))
    .replace(/化解了[^，。]{1,20}户等上访遗留问题/, '化解了上访遗留问题');

  test('原文的字按顺序至少有 95% 在生成的报告里', () => {
    const original = [...wanted.replace(/\s/g, '')];
    const generated = plainText(kaifuReport().report).replace(/\s/g, '');
    const ratio = commonSubsequence(original.join(''), generated) / original.length;
    process.stderr.write(`\n开福区 2018：原文 ${original.length} 字，按顺序重现 ${(ratio * 100).toFixed(2)}%\n`);
    expect(original.length).toBeGreaterThan(4500);
    expect(ratio).toBeGreaterThanOrEqual(0.95);
  });

  test('原文的每个标题按顺序都在', () => {
    const text = plainText(kaifuReport().report);
    let at = 0;
    for (const heading of headings) {
      const plain = heading.replace(/^(?:[一二三四五六]、|（[一二三四五六]）|\d\.)/, '');
      expect(wanted).toContain(plain);
      const found = text.indexOf(heading, at);
      expect({ heading, found: found >= 0 }).toEqual({ heading, found: true });
      at = found + heading.length;
    }
  });
});
