import type { Choices } from './random';

/** A row of 《基础数据表》 as bureaus print it (forms.md 1.1, 1.4): whose figures it holds, and in which columns. */
export interface BureauRow {
  /** The id without its side; null: no field of any pack. */
  readonly concept: string | null;
  readonly label: string;
  /** How deep it stands. */
  readonly level: number;
  readonly sides: readonly Side[];
  /** Which row of a block. */
  readonly block?: number;
  /** Stands over rows of its own and holds no figure. */
  readonly isHeading?: true;
}

export type Side = 'priorFinal' | 'budget' | 'final';

const all: readonly Side[] = ['priorFinal', 'budget', 'final'];
const two: readonly Side[] = ['budget', 'final'];

/** Which kinds of projects a pack's form has, with the wordings of its years. */
const blocksOf: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'kaifu-2020': [
    ['businessProjects', ['业务工作经费', '业务工作专项']],
    ['specialFunds', ['专项经费']],
    ['governmentSpecialFunds', ['政府专项经费']],
  ],
};

const usualBlocks: readonly (readonly [string, readonly string[]])[] = [
  ['businessProjects', ['业务工作专项', '业务工作经费']],
  ['maintenanceProjects', ['运行维护专项', '运行维护经费']],
  [
    'specialFunds',
    [
      '省级专项资金',
      '市级专项资金',
      '区级专项资金',
      '县级专项资金',
      '省级专项资金（一个专项一行）',
      '省级专项资金（每个专项一行）',
    ],
  ],
];

type Group = readonly BureauRow[];

/** Numbered "1、" or "（一）", parts told by 其中, by indent, or by both. */
function part(level: number, index: number, text: string, style: Style): string {
  if (level === 1) return `${style.colon ? '' : ''}${text}${style.colon ? '：' : ''}`;
  if (level === 2 && style.numbers !== 'none')
    return `${style.indent}${style.numbers === 'arabic' ? `${index}、` : style.numbers === 'dot' ? `${index}.` : `（${'一二三四五六'[index - 1]}）`}${text}`;
  return text;
}

export interface Style {
  readonly colon: boolean;
  readonly numbers: 'arabic' | 'dot' | 'chinese' | 'none';
  readonly indent: string;
}

export interface Rows {
  readonly rows: readonly BureauRow[];
  readonly traps: readonly string[];
}

const projectNames = ['防汛抗旱', '农村公路养护', '档案数字化', '信息系统运维', '车购税补助', '乡村振兴衔接'];

/** The rows of the section of expenses, in an order of its own. @param hasProjects whether projects may stand beneath their kind */
export function expenseRows(random: Choices, pack: string, style: Style, hasProjects: boolean): Rows {
  const row = (concept: string | null, label: string, level: number, sides = all): BureauRow => ({
    concept,
    label,
    level,
    sides,
  });
  const vehicles = random.one(['公务用车购置和维护经费', '公务用车购置及运行维护费', '公务用车购置及维护经费']);
  const isPaid = vehicles === '公务用车购置及运行维护费';
  const inside = style.indent === '' ? '' : `${style.indent}　　`;
  const threeParts: readonly ((index: number) => Group)[] = [
    (index) => [
      row('officialVehicles', part(2, index, vehicles, style), 2),
      row('vehiclePurchase', `${style.indent}其中：${isPaid ? '公务用车购置费' : '公车购置'}`, 3),
      row('vehicleOperation', `${inside}${isPaid ? '公务用车运行维护费' : '公车运行维护'}`, 3),
    ],
    (index) => [row('officialOverseasTravel', part(2, index, random.one(['出国经费', '因公出国（境）费']), style), 2)],
    (index) => [row('officialReception', part(2, index, random.one(['公务接待', '公务接待费']), style), 2)],
  ];
  const three: Group = [
    row('threePublicExpenses', part(1, 1, random.one(['三公经费', '“三公”经费', '“三公经费”']), style), 1),
    ...random.shuffled(threeParts).flatMap((make, at) => make(at + 1)),
  ];
  const blocks = blocksOf[pack] ?? usualBlocks;
  const isListed = hasProjects && random.chance(0.5);
  const deeper = random.chance(0.5) ? '' : `${style.indent}　　`;
  const projects: Group = [
    row('projectExpenditure', part(1, 1, '项目支出', style), 1),
    ...blocks.flatMap(([concept, names], at): BureauRow[] => {
      const one = row(concept, part(2, at + 1, random.one(names), style), 2);
      if (!isListed || random.chance(0.3)) return [{ ...one, block: 1 }];
      const inRow = /一行/.test(one.label) ? one.label : `${one.label}${random.one(['', '（一个项目一行）'])}`;
      return [
        { ...one, label: inRow, isHeading: true },
        ...random
          .shuffled(projectNames)
          .slice(0, random.one([1, 2, 3]))
          .map((name, index): BureauRow => ({ ...row(concept, `${deeper}${name}`, 3), block: index + 1 })),
      ];
    }),
  ];
  const outlay: Group = [
    row('publicOutlay', part(1, 1, '公用经费', style), 1),
    row('officeExpense', `${style.indent}其中：办公经费`, 2),
    row('utilitiesAndTravel', `${inside}水费${random.one(['、', '，'])}电费、差旅费`, 2),
    row('meetingsAndTraining', `${inside}会议费、培训费`, 2),
  ];
  const others: readonly Group[] = [
    [row('governmentProcurement', part(1, 1, '政府采购金额', style), 1, two)],
    [row('budgetAdjustment', part(1, 1, random.one(['部门基本支出预算调整', '部门整体支出预算调整']), style), 1, two)],
  ];
  const strange: readonly Group[] = random
    .shuffled<Group>([
      [row(null, '三公经费预算执行率', 1)],
      [row(null, '机关运行经费', 1), row(null, `${style.indent}其中：办公经费`, 2)],
      [row(null, '固定资产', 1)],
      [row(null, '政府性基金支出', 1)],
      [row(null, '公用经费结余', 1)],
    ])
    .slice(0, random.one([0, 1, 2, 3]));
  const rows = random.shuffled<Group>([three, projects, outlay, ...others, ...strange]).flat();
  return { rows, traps: strange.map(([first]) => first!.label) };
}
