import { spokenName } from '../../src/core/pack/pack';
import { columnLetters, parseA1 } from '../../src/core/workbook/address';
import { isFormula, type CellValue } from '../../src/core/workbook/snapshot';
import { blockRows } from '../../bench/edit-rows';
import { withChangedCopy } from '../core/rules/changed-copy';
import type { PlantForm, Planted, PlantKind } from './plant-form';
import { digitKinds } from './planted-digits';
import { typingKinds } from './planted-typing';
import { typedInto, withCellAt } from './recalculated';

const years = (form: PlantForm): number => form.number('fiscalYear')!;

function asText(id: string, text: (shown: string) => CellValue): PlantKind {
  return kind(id, (form) => {
    const cell = form.pick(form.amounts());
    return cell ? form.typed({ [cell]: text(String(form.number(cell))) }) : null;
  });
}

const above = (id: string, part: string, whole: string): PlantKind => ({
  ...kind(id, (form) => {
    const limit = form.number(whole);
    return limit === null || limit === 0 || form.number(part) === null
      ? null
      : form.typed({ [part]: rounded(limit * 1.3) });
  }),
  names: 'equation',
});

/** The figure right after a word of direction, as a sentence gives it. */
const statedAmount = /(增加|减少|节约)(\d+(?:\.\d+)?)万元/;
const statedRate = /(增长|下降)(\d+(?:\.\d+)?)%/;

function contradicted(id: string, fits: RegExp, change: (text: string) => string): PlantKind {
  return kind(id, (form) => {
    const reason = form.pick(
      form
        .reasons()
        .filter((one) => /^(?:比|较|与|同比|决算数比)[^其一]*$/.test(form.text(one)) && fits.test(form.text(one))),
    );
    return reason ? form.typed({ [reason]: change(form.text(reason)) }) : null;
  });
}

/** A row where a reason is due: moved beyond both limits against the year before. */
function dueReasons(form: PlantForm): string[] {
  return form.reasons().filter((reason) => {
    const row = reason.slice('changeExplanation.'.length, -'.reason'.length);
    const [from, to] = [form.number(`${row}.priorFinal`), form.number(`${row}.final`)];
    return from !== null && to !== null && Math.abs(to - from) > 5 && Math.abs(to - from) > from * 0.1;
  });
}

export const plantKinds: readonly PlantKind[] = [
  ...digitKinds,
  kind('元当万元：年初预算', (form) => form.typed({ initialBudget: rounded(form.number('initialBudget')! * 10_000) })),
  kind('在职人数多一位', (form) => form.typed({ actualStaff: form.number('actualStaff')! * 10 })),
  kind('人数有小数', (form) => form.typed({ actualStaff: form.number('actualStaff')! + 0.5 })),
  // What stands in the cell is no number.
  asText('文本型数字', (shown) => shown),
  asText('带单位', (shown) => `${shown}万元`),
  asText('带“万”字', (shown) => `${shown}万`),
  asText('全角', (shown) => shown.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))),
  asText('看不见的字符：方向', (shown) => `\u202d${shown}\u202c`),
  asText('看不见的字符：零宽', (shown) => `${shown}\u200b`),
  asText('看不见的字符：词连接', (shown) => `\u2060${shown}`),
  asText('数字中间有空格', (shown) => `${shown.slice(0, 1)} ${shown.slice(1)}`),
  asText('带货币符号', (shown) => `￥${shown}`),
  asText('带脚注号', (shown) => `${shown}②`),
  asText('文字', () => '见附表'),
  asText('横线', () => '——'),
  asText('错误值', () => ({ error: '#N/A' })),
  kind('负数', (form) => {
    const cell = form.pick(form.amounts().filter((id) => id !== 'additionalBudget'));
    return cell ? form.typed({ [cell]: -form.number(cell)! }) : null;
  }),
  kind('比率写成百分之几的数', (form) => form.typed({ 'satisfaction.rate': 95 })),
  kind('比率写成文字', (form) => form.typed({ 'satisfaction.rate': '92%' })),
  // Formulas.
  kind('合计盖成错数', (form) =>
    form.typed({ 'threePublicExpenses.final': rounded(form.number('threePublicExpenses.final')! + 1.2) }),
  ),
  kind('合计盖成同一个数', (form) =>
    form.typed({ 'threePublicExpenses.budget': form.number('threePublicExpenses.budget')! }),
  ),
  kind('项目合计盖成错数', (form) =>
    form.typed({ 'projectExpenditure.final': rounded(form.number('projectExpenditure.final')! + 3) }),
  ),
  kind('比率盖成数', (form) => form.typed({ staffControlRate: 0.9 })),
  kind('合计的公式少加一项', (form) => {
    const cell = form.table.place('officialVehicles.final')?.cell;
    if (!cell || !isFormula(cell)) return null;
    const address = form.place('vehicleOperation.final').address;
    return form.typed({
      'officialVehicles.final': { formula: `=${address}`, value: form.number('vehicleOperation.final') },
    });
  }),
  kind('改了分项，没有重算', (form) => {
    const value = form.number('vehicleOperation.final');
    if (value === null || value === 0) return null;
    const cells = { 'vehicleOperation.final': rounded(value * 0.97) };
    return form.done(typedInto(form.pack, form.clean, cells), 'officialVehicles.final');
  }),
  // Titles, heads, the year.
  kind('标题是上年的', (form) =>
    form.retitled(
      'authorizedPosts',
      (text) => text.includes(`${years(form)}年度部门整体支出`),
      (text) => text.replace(String(years(form)), String(years(form) - 1)),
    ),
  ),
  kind('标题是三年前的', (form) =>
    form.retitled(
      'authorizedPosts',
      (text) => text.includes(`${years(form)}年度部门整体支出`),
      (text) => text.replace(String(years(form)), String(years(form) - 3)),
    ),
  ),
  kind('列头是上年的', (form) =>
    form.retitled(
      'authorizedPosts',
      (text) => text === `${years(form)}年预算数`,
      () => `${years(form) - 1}年预算数`,
    ),
  ),
  kind('决算列头是上年的', (form) =>
    form.retitled(
      'authorizedPosts',
      (text) => text === `${years(form)}年决算数`,
      () => `${years(form) - 1}年决算数`,
    ),
  ),
  kind('单位行写成元', (form) =>
    form.retitled(
      'authorizedPosts',
      (text) => text === '单位：万元',
      () => '单位：元',
    ),
  ),
  kind('年度写成两位', (form) => form.typed({ fiscalYear: years(form) % 100 })),
  kind('年度是上年的', (form) => form.typed({ fiscalYear: years(form) - 1 })),
  // Columns and parts.
  {
    ...kind('两列填反：公务接待', (form) => swapped(form, 'officialReception.budget', 'officialReception.final')),
    names: 'equation',
  },
  {
    ...kind('两列填反：基本支出', (form) => swapped(form, 'basicExpenditure.budget', 'basicExpenditure.final')),
    names: 'cell',
  },
  {
    ...kind('两列填反：项目', (form) => swapped(form, 'businessProjects[1].budget', 'businessProjects[1].final')),
    names: 'equation',
  },
  above('其中项大于合计：本年', 'officeExpense.final', 'publicOutlay.final'),
  above('其中项大于合计：预算', 'officeExpense.budget', 'publicOutlay.budget'),
  above('其中项大于合计：上年', 'officeExpense.priorFinal', 'publicOutlay.priorFinal'),
  above('人员经费大于基本支出：上年', 'personnelExpenses.priorFinal', 'basicExpenditure.priorFinal'),
  above('人员经费大于基本支出：本年', 'personnelExpenses.final', 'basicExpenditure.final'),
  {
    ...kind('离退休人数不等于两项之和', (form) =>
      form.number('retirees.total') === null
        ? null
        : form.typed({ 'retirees.total': form.number('retirees.total')! + 2 }),
    ),
    names: 'equation',
  },
  kind('接待超过自己的预算', (form) => overOwnBudget(form, 'officialReception')),
  kind('公车运行超过自己的预算', (form) => overOwnBudget(form, 'vehicleOperation')),
  kind('出国没有预算', (form) =>
    form.number('officialOverseasTravel.budget') === 0 ? form.typed({ 'officialOverseasTravel.final': 0.6 }) : null,
  ),
  // Projects.
  kind('项目重名', (form) => projectRow(form, (name) => name)),
  kind('项目没有名称', (form) => projectRow(form, () => null)),
  kind('写到了表的最后一行下面', (form) => {
    const places = ['findingNotes[1].findingId', 'findingNotes[1].note'].map((id) => form.table.place(id));
    if (places.some((place) => place === null)) return null;
    const [, bottom] = blockRows(form.clean, 'findingNotes');
    const cells = places.map((place) => ({
      sheet: place!.sheet,
      address: `${columnLetters(parseA1(place!.address)!.left)}${bottom + 1}`,
    }));
    const texts = ['staffControlRateRange', '超编人员为军转安置。'];
    let { clean } = form;
    cells.forEach(({ sheet, address }, at) => (clean = withCellAt(clean, sheet, address, texts[at]!)));
    return { snapshot: clean, cells };
  }),
  kind('项目自评表不在项目清单里', (form) =>
    form.text('project1.name') === '' ? null : form.typed({ 'project1.name': '县城亮化工程' }),
  ),
  {
    ...kind('项目自评表执行数与基础表不同', (form) => {
      const value = form.number('project1.fiscalAppropriation.executed');
      return value === null || value < 1
        ? null
        : form.typed({ 'project1.fiscalAppropriation.executed': rounded(value * 0.93) });
    }),
    names: 'equation',
  },
  {
    ...kind('收入性质与支出性质不等', (form) => {
      const value = form.number('departmentFunds.generalBudget');
      return value === null ? null : form.typed({ 'departmentFunds.generalBudget': rounded(value * 0.9) });
    }),
    names: 'equation',
  },
  // Explanations.
  contradicted('说明方向反了', statedAmount, (text) =>
    text.replace(/增加|减少|增长|下降/g, (word) => ({ 增加: '减少', 减少: '增加', 增长: '下降', 下降: '增长' })[word]!),
  ),
  contradicted('说明金额不对', statedAmount, (text) =>
    text.replace(statedAmount, (_, word: string, figure: string) => `${word}${rounded(Number(figure) * 1.7 + 1)}万元`),
  ),
  contradicted('说明比率不对', statedRate, (text) =>
    text.replace(statedRate, (_, word: string, figure: string) => `${word}${rounded(Number(figure) * 1.5 + 3)}%`),
  ),
  kind('该写的原因没有写', (form) => {
    const reason = form.pick(dueReasons(form));
    return reason ? form.typed({ [reason]: null }) : null;
  }),
  kind('原因是空话', (form) => {
    const reason = form.pick(dueReasons(form));
    return reason ? form.typed({ [reason]: '正常变动' }) : null;
  }),
  kind('原因留着待填的空', (form) => {
    const reason = form.pick(form.reasons());
    return reason ? form.typed({ [reason]: '因XX工作需要追加经费。' }) : null;
  }),
  kind('正文的数与表不同', (form) => {
    const check = form.pack.checks.find(({ rule }) => rule?.kind === 'text-states-figure');
    if (check?.rule?.kind !== 'text-states-figure') return null;
    const text = check.rule.texts.find((one) => form.text(one) !== '');
    const figure = check.rule.figures.find(({ field }) => field === 'threePublicExpenses.final');
    if (text === undefined || !figure) return null;
    return form.typed({
      [text]: `${form.text(text)}\n全年三公经费支出${rounded(form.number(figure.field)! + 9.7)}万元。`,
    });
  }),
  // Blank, lost, of another kind.
  kind('必填的数没有填', (form) => {
    const required = form.amounts().filter((id) => (form.table.field(id) as { required?: boolean }).required === true);
    const cell = form.pick(required);
    return cell ? form.typed({ [cell]: null }) : null;
  }),
  kind('必填的文字没有填', (form) => form.typed({ budgetUnitName: null })),
  kind('名称丢了', (form) => {
    const id = 'publicOutlay.final';
    const names = form.clean.names.filter(({ name }) => name !== `jx.${id}`);
    return { ...form.done({ ...form.clean, names }, id), words: spokenName(form.pack.byId.get(id)!) };
  }),
  kind('日期写成八位数', (form) => form.typed({ preparedOn: years(form) * 10_000 + 10_320 })),
  kind('没有这一天', (form) => form.typed({ preparedOn: `${years(form) + 1}-02-30` })),
  kind('选项写错', (form) => form.typed({ 'officeBuildings.completion': '没有' })),
  kind('文字格里是 TRUE', (form) => form.typed({ budgetUnitName: true })),
  // Scores.
  kind('人工评分超过满分', (form) => form.typed({ 'score.managementSystems': 9 })),
  kind('人工评分不在标准内', (form) => form.typed({ 'score.managementSystems': 7 })),
  kind('人工评分没有佐证', (form) => form.typed({ 'evidence.managementSystems': null })),
  kind('满意度没有样本数', (form) => form.typed({ 'satisfaction.sampleSize': null })),
  kind('考核得分超过满分', (form) => form.typed({ 'assessment.earned': 109 })),
  {
    ...kind('选了有完工，各格写无', (form) =>
      form.text('officeBuildings.completion') === '无' ? form.typed({ 'officeBuildings.completion': '有' }) : null,
    ),
    names: 'equation',
  },
  {
    ...kind('选了无完工，各格有数', (form) =>
      form.text('officeBuildings.completion') === '无'
        ? form.typed({ 'officeBuildings.approvedArea': 1200, 'officeBuildings.actualArea': 1150 })
        : null,
    ),
    names: 'equation',
  },
  // Indicators of 自评表.
  kind('指标没有完成值', (form) => form.typed({ 'department.quantity1.actual': null })),
  kind('指标没有指标值', (form) => form.typed({ 'department.quantity1.target': null })),
  kind('指标没有名称', (form) => form.typed({ 'department.quantity1.name': null })),
  { ...kind('分值合计不是100', (form) => form.typed({ 'department.quantity1.full': 27 })), names: 'equation' },
  kind('评定比例不在档次内', (form) =>
    form.text('department.sustainable1.grade') === '' ? null : form.typed({ 'department.sustainable1.share': 0.3 }),
  ),
  {
    ...kind('没有完成，没有写偏差原因', (form) =>
      form.text('department.recipients1.deviationReason') === ''
        ? form.typed({ 'department.recipients1.actual': 80 })
        : form.typed({ 'department.recipients1.deviationReason': null }),
    ),
    names: 'equation',
  },
  kind('完成值的百分数填成了小数', (form) => {
    const value = form.number('department.quality1.actual');
    return value === null ? null : form.typed({ 'department.quality1.actual': Number((value / 100).toFixed(6)) });
  }),
  kind('指标值的百分数填成了小数', (form) =>
    form.number('department.recipients1.target') === null ? null : form.typed({ 'department.recipients1.target': 0.9 }),
  ),
  kind('完成值带着百分号', (form) => {
    const value = form.number('department.quality1.actual');
    return value === null ? null : form.typed({ 'department.quality1.actual': `${value}%` });
  }),
  kind('完成值带着计量单位', (form) => {
    const value = form.number('department.quantity1.actual');
    return value === null ? null : form.typed({ 'department.quantity1.actual': `${value}件` });
  }),
  kind('评定比例写成百分之几的数', (form) => {
    const share = form.number('department.sustainable1.share');
    return share === null ? null : form.typed({ 'department.sustainable1.share': Math.round(share * 100) });
  }),
  kind('总体目标里的数与指标不同', (form) =>
    form.text('project1.expectedGoal').includes('满意度90%')
      ? form.typed({
          'project1.expectedGoal': form.text('project1.expectedGoal').replace('满意度90%', '满意度95%'),
        })
      : null,
  ),
  kind('预算部门写了简称', (form) =>
    form.text('project1.authority') === '' || form.text('project2.authority') === ''
      ? null
      : form.typed({ 'department.authority': form.text('department.authority').replace(/公室$/, '') }),
  ),
  kind('项目自评表的标题是上年的', (form) =>
    !form.has('project2.name')
      ? null
      : form.retitled(
          'project2.name',
          (text) => text.includes(`${years(form)}年度项目支出`),
          (text) => text.replace(String(years(form)), String(years(form) - 1)),
        ),
  ),
  kind('评分表的标题是上年的', (form) =>
    !form.has('score.managementSystems')
      ? null
      : form.retitled(
          'score.managementSystems',
          (text) => text.startsWith(`${years(form)}年度`),
          (text) => text.replace(String(years(form)), String(years(form) - 1)),
        ),
  ),
  // A second form.
  kind('多了一张改过数的副本', (form) => {
    const { sheet, address } = form.place('publicOutlay.final');
    const snapshot = withChangedCopy(form.pack, form.clean, 'publicOutlay.final');
    return { snapshot, cells: [{ sheet: `${sheet} (2)`, address }] };
  }),
  ...typingKinds,
];

function kind(id: string, plant: PlantKind['plant']): PlantKind {
  return { id, canShow: true, names: 'cell', plant };
}

function swapped(form: PlantForm, a: string, b: string): Planted | null {
  const [x, y] = [form.number(a), form.number(b)];
  return x === null || y === null || Math.abs(x - y) < 0.5 ? null : form.typed({ [a]: y, [b]: x });
}

function overOwnBudget(form: PlantForm, item: string): Planted | null {
  const budget = form.number(`${item}.budget`);
  const slack = form.number('threePublicExpenses.budget')! - form.number('threePublicExpenses.final')!;
  if (budget === null || budget === 0 || slack <= 0.3) return null;
  return form.typed({ [`${item}.final`]: rounded(budget + slack * 0.4) });
}

/** A second project row whose name is made from the first one's; the sums keep their sides, so only the name is wrong. */
function projectRow(form: PlantForm, named: (first: string) => string | null): Planted | null {
  if (form.table.rowCount('businessProjects') < 2) return null;
  const first = form.text('businessProjects[1].name');
  return first === '' ? null : form.typed({ 'businessProjects[2].name': named(first) });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
