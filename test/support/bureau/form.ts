import { Workbook, type Worksheet } from 'exceljs';
import { choices, type Choices } from './random';
import { expenseRows, type BureauRow, type Side, type Style } from './rows';

/** A bureau's form made from what is printed in public ones, and where it put what. */
export interface BureauForm {
  readonly bytes: Uint8Array;
  /** Field → "Sheet!A1". */
  readonly truth: ReadonlyMap<string, string>;
  /** Labels of rows that no pack has a field for. */
  readonly strange: readonly string[];
  readonly measure: '元' | '万元';
  readonly year: number;
  readonly what: string;
}

type Filling = 'empty' | 'half' | 'full';

interface Sheet {
  readonly sheet: Worksheet;
  readonly name: string;
  row: number;
  readonly truth: Map<string, string>;
  readonly random: Choices;
  readonly filling: Filling;
  readonly measure: '元' | '万元';
  /** Whether nothing on it says the measure. */
  readonly isSilent: boolean;
  /** First column of the labels. */
  readonly left: number;
}

const places = ['衡山县贯塘乡人民政府', '某县农业农村局', '某区档案馆', '某市市场监督管理局'];

export async function bureauForm(
  pack: string,
  seed: number,
  options: { readonly year?: number; readonly isSilent?: boolean } = {},
): Promise<BureauForm> {
  const random = choices(seed);
  const year = options.year ?? random.one([2018, 2020, 2022, 2023, 2024]);
  const workbook = new Workbook();
  const truth = new Map<string, string>();
  const strange: string[] = [];
  const measure = random.one(['元', '万元', '万元'] as const);
  const filling = random.one(['empty', 'half', 'full'] as const);
  const foreign = random.shuffled(foreignSheets).slice(0, random.one([0, 1, 2]));
  const [before, after] = random.chance(0.5) ? [foreign, []] : [[], foreign];
  for (const make of before) make(workbook, year, random);
  const name = random.one(['附件1', '表1', 'Sheet1', '基础数据表', '附件1-基础数据', '整体支出（基础）']);
  const sheet = workbook.addWorksheet(name);
  const writing: Sheet = {
    sheet,
    name,
    row: 1,
    truth,
    random,
    filling,
    measure,
    left: random.one([1, 1, 2]),
    isSilent: options.isSilent ?? false,
  };
  strange.push(...baseForm(writing, pack, year));
  for (const make of after) make(workbook, year, random);
  const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
  return { bytes, truth, strange, measure, year, what: `${pack} 种子 ${seed} ${year} ${name} ${filling} ${measure}` };
}

function put(
  at: Sheet,
  column: number,
  text: string | number | null,
  to?: { readonly right?: number; readonly bottom?: number },
): void {
  const cell = at.sheet.getCell(at.row, column);
  if (text !== null) cell.value = text;
  const [right, bottom] = [to?.right ?? column, to?.bottom ?? at.row];
  if (right > column || bottom > at.row) at.sheet.mergeCells(at.row, column, bottom, right);
}

function letters(column: number): string {
  return String.fromCharCode(64 + column);
}

function stands(at: Sheet, field: string, column: number, row = at.row): void {
  at.truth.set(field, `${at.name}!${letters(column)}${row}`);
}

function figure(at: Sheet, whole = false): number | null {
  const isFilled = at.filling === 'full' || (at.filling === 'half' && at.random.chance(0.5));
  if (!isFilled) return null;
  const amount = Math.round(at.random.next() * 30000) / 100;
  return whole ? Math.round(amount) : at.measure === '元' ? Math.round(amount * 1000000) / 100 : amount;
}

/** A column of the section of expenses. */
type Column = { readonly side: Side; readonly head: string } | { readonly side: null; readonly head: string };

function baseForm(at: Sheet, pack: string, year: number): string[] {
  const { random, left } = at;
  const columns = columnsOf(random, year);
  const last = left + Math.max(6, columns.length * 2);
  const said = random.one(['line', 'section', 'head', 'line'] as const);
  const unitPlace = at.isSilent ? 'nowhere' : said;
  if (random.chance(0.6)) {
    put(at, left, random.one(['附件1', '附件1：', '附表一']));
    at.row++;
  }
  const title = random.one([
    '部门整体支出绩效评价基础数据表',
    '部门整体支出绩效自评基础数据表',
    '部门整体支出绩效评价基础数据表',
  ]);
  put(at, left, random.chance(0.08) ? `${year}年度预算绩效数据采集表` : `${year}年度${title}`, { right: last });
  at.row++;
  if (random.chance(0.3)) {
    put(at, left, '填表说明：请各单位对照部门决算如实填报，没有发生的填0。', { right: last });
    at.row++;
  }
  unitLine(at, last, unitPlace === 'line');
  const sections = random.chance(0.8) ? [staff, expenses, buildings] : random.shuffled([staff, expenses, buildings]);
  const style: Style = {
    colon: random.chance(0.4),
    numbers: random.one(['arabic', 'arabic', 'dot', 'chinese', 'none']),
    indent: random.one(['', '　', '  ']),
  };
  let strange: string[] = [];
  for (const section of sections)
    strange = [...strange, ...section({ at, pack, year, columns, last, unitPlace, style })];
  if (random.chance(0.7)) {
    put(at, left, '厉行节约保障措施', random.chance(0.5) ? {} : { bottom: at.row + 1 });
    stands(at, 'austerityMeasures', left + 1);
    put(at, left + 1, at.filling === 'full' ? '严格控制公务接待，压减会议费。' : null, { right: last });
    at.row += 2;
  }
  put(at, left, '说明：项目支出需要填报基本支出以外的所有项目支出情况，公用经费填报基本支出中的一般商品和服务支出。', {
    right: last,
  });
  at.row++;
  if (random.chance(0.4)) signatures(at, last);
  return strange;
}

function unitLine(at: Sheet, last: number, saysUnit: boolean): void {
  const unit = at.random.one(places);
  const isFilled = at.filling !== 'empty';
  const label = at.random.one(['填报单位：', '单位名称：', '填报单位:', '填报单位（盖章）：']);
  const measure = at.random.one([`单位：${at.measure}`, `金额单位：${at.measure}`]);
  if (saysUnit && at.random.chance(0.25)) {
    put(at, at.left, `${label}${isFilled ? unit : ''}${' '.repeat(24)}金额单位：${at.measure}`, { right: last });
    stands(at, 'budgetUnitName', at.left);
    at.row++;
    return;
  }
  if (at.random.chance(0.7)) {
    put(at, at.left, isFilled ? `${label}${unit}` : label, { right: at.left + 2 });
    stands(at, 'budgetUnitName', at.left);
  } else {
    put(at, at.left, label.replace(/[：:]/, ''));
    put(at, at.left + 1, isFilled ? unit : null, { right: at.left + 2 });
    stands(at, 'budgetUnitName', at.left + 1);
  }
  if (saysUnit) put(at, last - 1, measure, { right: last });
  at.row++;
}

/** Who filled it in: all in one line, or in a cell each. */
function signatures(at: Sheet, last: number): void {
  const isFilled = at.filling === 'full';
  const parts = [
    ['preparer', '填表人（签名）：', '王某'],
    ['preparedOn', '填报日期：', '2024年3月8日'],
    ['contactPhone', '联系电话：', '0731-82220000'],
    ['unitHead', '单位负责人（签名）：', '陈某'],
  ] as const;
  const text = parts.map(([, label, value]) => `${label}${isFilled ? value : '      '}`);
  if (at.random.chance(0.5)) {
    put(at, at.left, text.join('    '), { right: last });
    for (const [field] of parts) stands(at, field, at.left);
  } else
    parts.forEach(([field], index) => {
      put(at, at.left + index, text[index]!.trimEnd());
      stands(at, field, at.left + index);
    });
  at.row++;
}

interface Section {
  readonly at: Sheet;
  readonly pack: string;
  readonly year: number;
  readonly columns: readonly Column[];
  readonly last: number;
  readonly unitPlace: 'line' | 'section' | 'head' | 'nowhere';
  readonly style: Style;
}

const staffFields = ['authorizedPosts', 'actualStaff', 'staffControlRate'] as const;

function staff({ at, year }: Section): string[] {
  const { left, random } = at;
  const heads = [
    '编制数',
    random.one([`${year}年实际在职人数`, `${year}年末实际在职人数`, '实际在职人数', '在职人数', '在职人员数']),
    '控制率',
  ];
  const value = (index: number): number | null => (index === 2 ? null : figure(at, true));
  if (random.chance(0.75)) {
    put(at, left, '财政供养人员情况（人）', random.chance(0.7) ? { bottom: at.row + 1 } : {});
    const width = random.one([1, 2]);
    heads.forEach((head, index) => put(at, left + 1 + index * width, head, { right: left + index * width + width }));
    at.row++;
    staffFields.forEach((field, index) => {
      put(at, left + 1 + index * width, value(index), { right: left + index * width + width });
      stands(at, field, left + 1 + index * width);
    });
    at.row++;
    return [];
  }
  put(at, left, '一、财政供养人员情况', { right: left + 5 });
  at.row++;
  staffFields.forEach((field, index) => {
    put(at, left + index * 2, heads[index]!);
    put(at, left + index * 2 + 1, value(index) ?? (index < 2 ? random.one([12, 36]) : 0.95));
    stands(at, field, left + index * 2 + 1);
  });
  at.row++;
  return [];
}

function columnsOf(random: Choices, year: number): Column[] {
  const style = random.one(['year', 'word', 'short', 'behind'] as const);
  const ours: Column[] =
    style === 'year'
      ? [
          { side: 'priorFinal', head: `${year - 1}年决算数` },
          { side: 'budget', head: random.one([`${year}年预算数`, `${year}年年初预算数`, `${year}年度预算数`]) },
          { side: 'final', head: random.one([`${year}年决算数`, `${year}年实际支出数`, `${year}年度决算数`]) },
        ]
      : style === 'word'
        ? [
            { side: 'priorFinal', head: '上年决算数' },
            { side: 'budget', head: '本年预算数' },
            { side: 'final', head: '本年决算数' },
          ]
        : style === 'behind'
          ? [
              { side: 'priorFinal', head: `上年决算数（${year - 1}年）` },
              { side: 'budget', head: `本年预算数（${year}年）` },
              { side: 'final', head: `本年决算数（${year}年）` },
            ]
          : [
              { side: 'priorFinal', head: '上年决算' },
              { side: 'budget', head: '年初预算' },
              { side: 'final', head: '本年决算' },
            ];
  const extra: Column[] = [
    { side: null, head: `${year - 2}年决算数` },
    { side: null, head: '增减率' },
    { side: null, head: '备注' },
    { side: null, head: `${year + 1}年预算数` },
  ];
  const added = random.shuffled(extra).slice(0, random.one([0, 0, 1, 2]));
  const order = random.chance(0.7) ? ours : random.shuffled(ours);
  return [
    ...(random.chance(0.5) ? order : [...added.slice(0, 1), ...order]),
    ...added.slice(random.chance(0.5) ? 1 : 0),
  ].filter((one, at, every) => every.indexOf(one) === at);
}

function expenses({ at, pack, columns, unitPlace, style }: Section): string[] {
  const { left, random } = at;
  const isTwoLined = columns.every(({ head }) => /^\d{4}年/.test(head)) && random.chance(0.5);
  const width = random.one([1, 1, 2]);
  const unit = `（${at.measure}）`;
  const head = `经费控制情况${unitPlace === 'section' ? unit : ''}`;
  const of = (text: string): string => (unitPlace === 'head' ? `${text}${unit}` : text);
  const from = (index: number): number => left + 1 + index * width;
  if (left > 1) put(at, left - 1, '序号', isTwoLined ? { bottom: at.row + 1 } : {});
  put(at, left, head, isTwoLined ? { bottom: at.row + 1 } : {});
  if (isTwoLined) {
    columns.forEach((column, index) =>
      put(at, from(index), column.head.slice(0, 5), { right: from(index) + width - 1 }),
    );
    at.row++;
    columns.forEach((column, index) =>
      put(at, from(index), of(column.head.slice(5).replace(/^度/, '')), { right: from(index) + width - 1 }),
    );
  } else columns.forEach((column, index) => put(at, from(index), of(column.head), { right: from(index) + width - 1 }));
  at.row++;
  const { rows, traps } = expenseRows(random, pack, style, at.filling !== 'empty');
  for (const row of rows) {
    put(at, left, row.label);
    if (left > 1) put(at, left - 1, rows.indexOf(row) + 1);
    columns.forEach((column, index) => expenseCell(at, row, column, from(index), width));
    if (row.block) stands(at, `${row.concept}[${row.block}].name`, left);
    at.row++;
  }
  return [...traps];
}

function expenseCell(at: Sheet, row: BureauRow, { side, head }: Column, column: number, width: number): void {
  const isOurs = side !== null && row.concept !== null && row.sides.includes(side) && !row.isHeading;
  put(at, column, isOurs ? ours(at, row) : row.isHeading || (side === null && head === '备注') ? null : figure(at), {
    right: column + width - 1,
  });
  if (isOurs) stands(at, row.block ? `${row.concept}[${row.block}].${side}` : `${row.concept}.${side}`, column);
}

/** Now and then words stand where a figure belongs. A project is listed because it has figures. */
function ours(at: Sheet, { level, block }: BureauRow): number | string | null {
  if (block !== undefined && level === 3) return Math.round(at.random.next() * 900000) / 100 + 1;
  const value = figure(at);
  return value !== null && at.random.chance(0.03) ? at.random.one(['详见附件', '约3万元', '另行报送']) : value;
}

const buildings = ({ at, year, unitPlace }: Section): string[] => {
  const { left, random } = at;
  const inLine = random.one(['', `（${at.measure}）`]);
  const unit = unitPlace === 'line' ? inLine : unitPlace === 'nowhere' ? '' : `（${at.measure}）`;
  const square = random.one(['㎡', '平方米', 'm2']);
  put(at, left, random.one([`楼堂馆所控制情况\n（${year}年完工项目）`, '楼堂馆所控制情况']), { bottom: at.row + 1 });
  const cells = [
    ['approvedArea', `批复规模（${square}）`],
    ['actualArea', `实际规模（${square}）`],
    ['areaControlRate', '规模控制率'],
    ['budgetedInvestment', `预算投资${unit}`],
    ['actualInvestment', `实际投资${unit}`],
    ['investmentControlRate', '投资概算控制率'],
  ] as const;
  cells.forEach(([, head], index) => put(at, left + 1 + index, head));
  at.row++;
  cells.forEach(([field], index) => {
    put(at, left + 1 + index, field.endsWith('Rate') ? null : figure(at));
    stands(at, `officeBuildings.${field}`, left + 1 + index);
  });
  at.row++;
  return [];
};

type Foreign = (workbook: Workbook, year: number, random: Choices) => void;

/** Sheets of other purposes, with the same names in them. */
const foreignSheets: readonly Foreign[] = [
  (workbook, year, random) => {
    const sheet = workbook.addWorksheet('三公公开');
    sheet.addRow([`${year}年度“三公”经费财政拨款支出决算公开表`]);
    sheet.addRow(['项目', `${year}年预算数`, `${year}年决算数`]);
    for (const label of [
      '三公经费',
      '1、因公出国（境）费',
      '2、公务用车购置及运行维护费',
      '公务用车购置费',
      '公务用车运行维护费',
      '3、公务接待费',
    ])
      sheet.addRow([label, random.one([null, 3.2]), random.one([null, 5])]);
  },
  (workbook, year) => {
    const sheet = workbook.addWorksheet('运行经费');
    sheet.addRow([`${year}年机关运行经费统计表`]);
    sheet.addRow(['项目', `${year - 1}年决算数`, `${year}年决算数`]);
    for (const label of ['公用经费', '其中：办公经费', '会议费、培训费']) sheet.addRow([label, 1, 2]);
  },
  (workbook, year) => {
    const sheet = workbook.addWorksheet('上年');
    sheet.addRow([`${year - 1}年度部门整体支出绩效评价基础数据表`]);
    sheet.addRow(['填报单位：某单位', null, '单位：万元']);
    sheet.addRow(['经费控制情况', `${year - 2}年决算数`, `${year - 1}年预算数`, `${year - 1}年决算数`]);
    for (const label of ['三公经费', '公用经费', '政府采购金额']) sheet.addRow([label, 1, 2, 3]);
  },
  (workbook, year) => {
    const sheet = workbook.addWorksheet('目标');
    sheet.addRow([`${year}年度部门整体支出绩效目标申报表`]);
    sheet.addRow(['填报单位', '某单位', '编制数', 12]);
    sheet.addRow(['年度预算', '基本支出', 100, '项目支出', 200]);
  },
  (workbook) => {
    const sheet = workbook.addWorksheet('填报说明');
    sheet.addRow(['填报说明']);
    sheet.addRow(['1、三公经费按决算口径填列。']);
    sheet.addRow(['2、编制数按编办批复填列。']);
  },
];
