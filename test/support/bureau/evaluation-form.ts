import { Workbook, type Worksheet } from 'exceljs';
import { samples } from './evaluation-samples';
import { choices, type Choices } from './random';

/** Exported 自评表 in the layout of 财预〔2020〕10号, made by seed, and what of which field stands where in them. */
export interface EvaluationForm {
  readonly bytes: Uint8Array;
  /** Field → "Sheet!A1". */
  readonly truth: ReadonlyMap<string, string>;
  /** Field → what its cell says of it; null: nothing. */
  readonly values: ReadonlyMap<string, string | number | null>;
  /** Fields whose cell nobody can be sure of. */
  readonly unsure: ReadonlySet<string>;
  /** Indicators for which the pack has no line left. */
  readonly strange: readonly string[];
  readonly year: number;
  readonly what: string;
}

interface Group {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly level: string;
  /** Lines of it in the department's form and in a project's. */
  readonly most: readonly [number, number];
}

const groups: readonly Group[] = [
  { id: 'quantity', key: 'Quantity', label: '数量指标', level: '产出指标', most: [4, 4] },
  { id: 'quality', key: 'Quality', label: '质量指标', level: '产出指标', most: [3, 2] },
  { id: 'timeliness', key: 'Timeliness', label: '时效指标', level: '产出指标', most: [2, 2] },
  { id: 'cost', key: 'Cost', label: '成本指标', level: '产出指标', most: [2, 2] },
  { id: 'economic', key: 'Economic', label: '经济效益指标', level: '效益指标', most: [1, 1] },
  { id: 'social', key: 'Social', label: '社会效益指标', level: '效益指标', most: [2, 2] },
  { id: 'ecological', key: 'Ecological', label: '生态效益指标', level: '效益指标', most: [1, 1] },
  { id: 'sustainable', key: 'Sustainable', label: '可持续影响指标', level: '效益指标', most: [1, 1] },
  { id: 'recipients', key: 'Recipients', label: '服务对象满意度指标', level: '满意度指标', most: [2, 2] },
];

interface Writing {
  readonly sheet: Worksheet;
  readonly random: Choices;
  readonly left: number;
  row: number;
  readonly truth: Map<string, string>;
  readonly values: Map<string, string | number | null>;
  readonly unsure: Set<string>;
  readonly strange: string[];
}

const letters = (column: number): string => String.fromCharCode(64 + column);

function put(
  at: Writing,
  column: number,
  value: string | number | null,
  to: { right?: number; bottom?: number } = {},
): void {
  const cell = at.sheet.getCell(at.row, column);
  if (value !== null) cell.value = value;
  const [right, bottom] = [to.right ?? column, to.bottom ?? at.row];
  if (right > column || bottom > at.row) at.sheet.mergeCells(at.row, column, bottom, right);
}

function stands(at: Writing, field: string, column: number, value: string | number | null, row = at.row): void {
  at.truth.set(field, `${at.sheet.name}!${letters(column)}${row}`);
  at.values.set(field, value);
}

/** @param layout stacked: the projects' forms beneath each other on one sheet */
export async function evaluationForm(seed: number, layout: 'apart' | 'stacked' = 'apart'): Promise<EvaluationForm> {
  const random = choices(seed);
  const workbook = new Workbook();
  const [truth, values] = [new Map<string, string>(), new Map<string, string | number | null>()];
  const [unsure, strange] = [new Set<string>(), [] as string[]];
  const year = random.one([2023, 2024]);
  const projects = random.one([0, 1, 2, 4]);
  const isDepartment = projects === 0 || random.chance(0.6);
  const on = (name: string): Writing => ({
    sheet: workbook.addWorksheet(name),
    random,
    left: random.one([1, 1, 2]),
    row: 1,
    truth,
    values,
    unsure,
    strange,
  });
  const tabs = random.one([(k: number) => `附件3-${k}`, (k: number) => `Sheet${k}`, (k: number) => `项目自评${k}`]);
  if (isDepartment) departmentForm(on(random.one(['附件2', '整体自评表', 'Sheet0'])), year);
  let at: Writing | null = null;
  for (let k = 1; k <= projects; k++) {
    if (at !== null && layout === 'stacked') at.row += random.one([1, 2, 4]);
    else at = on(tabs(k));
    projectForm(at, year, k);
  }
  if (random.chance(0.4)) {
    const other = workbook.addWorksheet('目标申报');
    other.addRow([`${year + 1}年度项目支出绩效目标申报表`]);
    other.addRow(['项目名称', '明年的项目']);
    other.addRow(['一级指标', '二级指标', '三级指标', '指标值']);
    other.addRow(['产出指标', '数量指标', '培训次数', '≥10次']);
  }
  const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
  return {
    bytes,
    truth,
    values,
    unsure,
    strange,
    year,
    what: `种子 ${seed} ${year} 部门表 ${isDepartment} 项目 ${projects}`,
  };
}

/** 11 columns wide from the left, whatever stands in them. */
const width = 11;

function titleLines(at: Writing, year: number, title: string): void {
  const { random, left } = at;
  if (random.chance(0.4)) {
    put(at, left, '附件');
    at.row++;
  }
  const isYearBelow = random.chance(0.5);
  put(at, left, isYearBelow ? title : `${year}年度${title}`, { right: left + width - 1 });
  at.row++;
  if (isYearBelow) {
    put(at, left, random.one([`（${year}年度）`, `(${year}年)`]), { right: left + width - 1 });
    at.row++;
  }
}

function pair(at: Writing, column: number, label: string, field: string, value: string, right: number): void {
  put(at, column, label, { right: column + 1 });
  put(at, column + 2, value, { right });
  stands(at, field, column + 2, value);
}

const fundHeads = (random: Choices): readonly string[] =>
  random.one([
    ['年初预算数', '全年预算数', '全年执行数'],
    ['年初预算数', '全年预算数（A）', '全年执行数（B）'],
    ['年初\n预算数', '全年\n预算数', '全年\n执行数'],
  ]);

/** Heads of the funds at left+3, +5, +7 (two wide), then 分值, 执行率. */
function fundsHead(at: Writing, name: string, score: string): void {
  const { left, random } = at;
  put(at, left, name, { right: left + 2 });
  fundHeads(random).forEach((head, index) => put(at, left + 3 + index * 2, head, { right: left + 4 + index * 2 }));
  put(at, left + 9, '分值');
  put(at, left + 10, score === '' ? '执行率' : score);
  at.row++;
}

const amount = (random: Choices): number => Math.round(random.next() * 300000) / 100;

function fundRow(at: Writing, label: string, fields: readonly [string, string, string], scale: number): void {
  const { left, random } = at;
  put(at, left, label, { right: left + 2 });
  fields.forEach((field, index) => {
    const value = amount(random);
    put(at, left + 3 + index * 2, Math.round(value * scale * 100) / 100, { right: left + 4 + index * 2 });
    stands(at, field, left + 3 + index * 2, value);
  });
}

function departmentForm(at: Writing, year: number): void {
  const { left, random } = at;
  titleLines(at, year, random.one(['部门整体支出绩效自评表', '部门（单位）整体支出绩效自评表', '整体支出绩效自评表']));
  pair(at, left, '预算部门', 'department.authority', '某县农业农村局', left + 4);
  pair(at, left + 5, '单位名称', 'budgetUnitName', '某县农业农村局', left + 10);
  at.row++;
  const scale = random.one([1, 1, 10000]);
  fundsHead(at, `年度预算申请（${scale === 1 ? '万元' : '元'}）`, random.one(['自评得分', '得分']));
  fundRow(
    at,
    '年度资金总额',
    ['departmentFunds.initialBudget', 'departmentFunds.adjustedBudget', 'departmentFunds.executed'],
    scale,
  );
  put(at, left + 9, 10);
  stands(at, 'full.execution', left + 9, 10);
  put(at, left + 10, 9.5);
  stands(at, 'score.execution', left + 10, 9.5);
  at.row++;
  natures(at, scale);
  goals(at, 'department');
  indicators(at, 0, 'department', 'score.', 'fullTotal', 'scoreTotal');
}

function natures(at: Writing, scale: number): void {
  const { left, random } = at;
  const isBehind = scale === 1 && random.chance(0.5);
  const colon = random.one(['', '：']);
  put(at, left, `按收入性质分${colon}`, { right: left + 4 });
  put(at, left + 5, `按支出性质分${colon}`, { right: left + 10 });
  at.row++;
  const sides: (readonly [string, string] | null)[][] = [
    [
      ['其中：一般公共预算', 'departmentFunds.generalBudget'],
      ['其中：基本支出', 'departmentFunds.basicExpenditure'],
    ],
    [
      ['政府性基金拨款', 'departmentFunds.governmentFund'],
      ['项目支出', 'departmentFunds.projectExpenditure'],
    ],
    [['纳入专户管理的非税收入拨款', 'departmentFunds.specialAccount'], null],
    [['其他资金', 'departmentFunds.otherFunds'], null],
  ];
  for (const line of sides) {
    line.forEach((one, index) => {
      if (one === null) return;
      const [label, field] = one;
      const column = left + index * 5;
      const value = amount(random);
      if (isBehind) {
        put(at, column, `${label}：${value}`, { right: column + 4 });
        stands(at, field, column, value);
      } else {
        put(at, column, label, { right: column + 2 });
        put(at, column + 3, Math.round(value * scale * 100) / 100, { right: column + 4 });
        stands(at, field, column + 3, value);
      }
    });
    at.row++;
  }
}

function goals(at: Writing, prefix: string): void {
  const { left, random } = at;
  put(at, left, '年度\n总体目标', { right: left + 1, bottom: at.row + 1 });
  put(at, left + 2, random.one(['预期目标', '预期目标（年初设定）']), { right: left + 5 });
  put(at, left + 6, '实际完成情况', { right: left + 10 });
  at.row++;
  put(at, left + 2, '保障机构运转，完成年度任务。', { right: left + 5 });
  stands(at, `${prefix}.expectedGoal`, left + 2, '保障机构运转，完成年度任务。');
  put(at, left + 6, '任务已经完成。', { right: left + 10 });
  stands(at, `${prefix}.actualGoal`, left + 6, '任务已经完成。');
  at.row++;
}

function projectForm(at: Writing, year: number, k: number): void {
  const { left, random } = at;
  titleLines(at, year, '项目支出绩效自评表');
  const name = `${random.one(['农田建设', '办案经费', '老旧小区改造'])}项目（${k}期）`;
  pair(at, left, '项目名称', `project${k}.name`, name, left + 10);
  at.row++;
  pair(at, left, '主管部门', `project${k}.authority`, '某县财政局', left + 4);
  put(at, left + 5, '实施单位', { right: left + 6 });
  put(at, left + 7, '某县农业农村局', { right: left + 10 });
  at.row++;
  const scale = random.one([1, 1, 10000]);
  fundsHead(at, `项目资金（${scale === 1 ? '万元' : '元'}）`, '得分');
  const sources = [
    ['年度资金总额', 'total'],
    [random.one(['其中：当年财政拨款', '其中：本年财政拨款', '其中：本年一般公共预算拨款']), 'fiscalAppropriation'],
    [random.one(['　　　上年结转资金', '上年结转资金', '上年结转']), 'carryover'],
    [random.one(['　　　其他资金', '其他资金']), 'otherFunds'],
  ] as const;
  for (const [label, id] of sources) {
    const of = (side: string): string => `project${k}.${id}.${side}`;
    fundRow(at, label, [of('initialBudget'), of('adjustedBudget'), of('executed')], scale);
    const isWhole = id === 'total';
    put(at, left + 9, isWhole ? 10 : '—');
    put(at, left + 10, isWhole ? 9.5 : '—');
    if (isWhole) {
      stands(at, `full.project${k}Execution`, left + 9, 10);
      stands(at, `score.project${k}Execution`, left + 10, 9.5);
    }
    at.row++;
  }
  goals(at, `project${k}`);
  indicators(at, 1, `project${k}`, `score.project${k}`, `fullTotal.project${k}`, `scoreTotal.project${k}`);
}

function indicators(
  at: Writing,
  form: 0 | 1,
  prefix: string,
  score: string,
  fullTotal: string,
  scoreTotal: string,
): void {
  const { left, random } = at;
  const layout = random.one(['one', 'one', 'signs', 'two-lined'] as const);
  // Columns of 一级, 二级, 三级, then per layout; 分值, 得分, 偏差原因 behind them.
  const target = layout === 'signs' ? left + 5 : layout === 'two-lined' ? left + 4 : left + 3;
  const [direction, unit] =
    layout === 'signs' ? [left + 3, left + 4] : layout === 'two-lined' ? [left + 3, left + 5] : [target, target];
  const actual = layout === 'one' ? left + 5 : left + 6;
  const full = left + 8;
  const down = layout === 'two-lined' ? { bottom: at.row + 1 } : {};
  put(at, left, random.one(['一级\n指标', '一级指标']), down);
  put(at, left + 1, '二级指标', down);
  put(at, left + 2, '三级指标', down);
  const targetHead = random.one(['年度指标值', '年度指标值（A）', '年度\n指标值']);
  if (layout === 'signs') {
    put(at, direction, '指标性质');
    put(at, unit, '度量单位');
    put(at, target, random.one(['指标值', '年度指标值']));
  } else put(at, left + 3, targetHead, { right: left + (layout === 'one' ? 4 : 5) });
  put(at, actual, random.one(['实际完成值', '实际完成值（B）', '全年实际完成值']), {
    right: left + 7,
    ...(layout === 'two-lined' ? { bottom: at.row + 1 } : {}),
  });
  put(at, full, '分值', down);
  put(at, full + 1, '得分', down);
  put(at, full + 2, random.one(['偏差原因分析及改进措施', '偏差原因分析\n及改进措施', '偏差原因']), down);
  at.row++;
  if (layout === 'two-lined') {
    put(at, direction, '方向');
    put(at, target, '指标值');
    put(at, unit, random.one(['单位', '计量单位']));
    at.row++;
  }
  const style = random.one(['merged', 'blank', 'repeated'] as const);
  let level = '';
  for (const group of groups) {
    const count = random.one([1, 1, 2, group.most[form], group.most[form] + (random.chance(0.2) ? 1 : 0)]);
    for (let index = 1; index <= count; index++) {
      if (level !== group.level || style === 'repeated')
        put(at, left, `${group.level}${style === 'merged' ? '（分）' : ''}`);
      level = group.level;
      const label = random.chance(0.2) ? group.label.replace(/指标$/, '') : group.label;
      if (index === 1) put(at, left + 1, label, style === 'merged' ? { bottom: at.row + count - 1 } : {});
      else if (style === 'repeated') put(at, left + 1, at.sheet.getCell(at.row - 1, left + 1).value as string);
      oneIndicator(at, { group, index, form, prefix, score, layout, direction, target, unit, actual, full });
      at.row++;
    }
  }
  put(at, left, random.one(['总分', '合计', '总 分']), { right: left + 7 });
  put(at, full, 100);
  stands(at, fullTotal, full, 100);
  put(at, full + 1, 92.5);
  stands(at, scoreTotal, full + 1, 92.5);
  at.row++;
  if (random.chance(0.5)) put(at, left, '说明：1．分值由单位按年初批复的绩效目标填写。', { right: left + width - 1 });
}

interface Line {
  readonly group: Group;
  readonly index: number;
  readonly form: 0 | 1;
  readonly prefix: string;
  readonly score: string;
  readonly layout: 'one' | 'signs' | 'two-lined';
  readonly direction: number;
  readonly target: number;
  readonly unit: number;
  readonly actual: number;
  readonly full: number;
}

function oneIndicator(at: Writing, line: Line): void {
  const { random, left } = at;
  const { group, index, form, prefix, score, layout, direction, target, unit, actual, full } = line;
  const isKnown = index <= group.most[form];
  const isSplit = layout !== 'one';
  const fitting = isSplit ? samples.filter(({ says, unsure }) => says[1] !== null && unsure === undefined) : samples;
  const sample = random.one(fitting);
  const name = `${random.one(['完成任务', '覆盖对象', '办结事项', '服务水平'])}${at.row}`;
  const [sign, wanted, measure, reached] = sample.says;
  const id = `${prefix}.${group.id}${index}`;
  const say = (field: string, column: number, value: string | number | null): void => {
    if (isKnown) stands(at, field, column, value);
  };
  put(at, left + 2, name);
  if (!isKnown) at.strange.push(name);
  say(`${id}.name`, left + 2, name);
  if (isSplit) {
    const printed = sign ?? '=';
    put(at, direction, printed);
    put(at, target, wanted);
    put(at, unit, measure ?? '个');
    say(`${id}.direction`, direction, sign ?? '＝');
    say(`${id}.amountUnit`, unit, measure ?? '个');
  } else {
    put(at, target, sample.target, { right: target + 1 });
    say(`${id}.direction`, target, sign);
    say(`${id}.amountUnit`, target, measure);
  }
  say(`${id}.target`, target, wanted);
  put(at, actual, isSplit ? reached : sample.actual, { right: left + 7 });
  say(`${id}.actual`, actual, reached);
  say(`${id}.grade`, actual, sample.grade ?? null);
  for (const one of sample.unsure ?? []) if (isKnown && !isSplit) at.unsure.add(`${id}.${one}`);
  put(at, full, 5);
  say(`${id}.full`, full, 5);
  put(at, full + 1, 4.5);
  say(`${score}${form === 0 ? group.id : group.key}${index}`, full + 1, 4.5);
  const reason = random.chance(0.3) ? '受天气影响，下年加强调度。' : null;
  put(at, full + 2, reason);
  say(`${id}.deviationReason`, full + 2, reason);
}
