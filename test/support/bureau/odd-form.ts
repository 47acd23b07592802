import { Workbook, type Worksheet } from 'exceljs';
import { choices, type Choices } from './random';
import { expenseRows, type BureauRow, type Side, type Style } from './rows';

/** A form of a kind that bureaus print now and then, and where it has what. */
export interface OddForm {
  readonly bytes: Uint8Array;
  /** Field → "Sheet!A1". */
  readonly truth: ReadonlyMap<string, string>;
  /** Fields that some packs have, and where they would be right. */
  readonly besides: ReadonlyMap<string, string>;
  /** Cells that are no field's: ratios, dates, other years, hidden copies. */
  readonly never: ReadonlySet<string>;
  readonly measure: '元' | '万元';
  /** Cells in another one. */
  readonly units: ReadonlyMap<string, '元' | '万元'>;
  readonly year: number;
  readonly what: string;
}

/** What a column holds: a side of the row's quantity, a budget that was changed, or what is no figure of the form's. */
type Holds = Side | 'adjusted' | 'other' | 'share' | 'date' | 'words';

interface Column {
  readonly holds: Holds;
  /** From the uppermost row of heads on; '' goes on with what stands over it. */
  readonly heads: readonly string[];
  readonly isHidden?: true;
}

interface Kind {
  readonly columns: (year: number, random: Choices) => readonly Column[];
  /** Two tables beside each other, the first half of the rows in the left one. */
  readonly isTwofold?: true;
  /** 行次 before the figures, 栏次 beneath the heads. */
  readonly isCounted?: true;
  /** Names in two lines, blanks between letters. */
  readonly isBroken?: true;
  /** １２，３４５．６ */
  readonly isWide?: true;
  /** A row of the same name that nobody sees. */
  readonly hidesRows?: true;
  /** Names in the heads, a side in each row. */
  readonly isTurned?: true;
  /** Some rows say their own measure. */
  readonly hasOwnUnits?: true;
}

const plain = (year: number): Column[] => [
  { holds: 'priorFinal', heads: [`${year - 1}年决算数`] },
  { holds: 'budget', heads: [`${year}年预算数`] },
  { holds: 'final', heads: [`${year}年决算数`] },
];

export const oddKinds: Readonly<Record<string, Kind>> = {
  列序打乱夹着增减列: {
    columns: (year, random) =>
      random.shuffled<Column>([
        ...plain(year),
        { holds: 'other', heads: ['比上年增减额'] },
        { holds: 'share', heads: ['完成预算%'] },
        { holds: 'other', heads: [`${year - 2}年决算数`] },
      ]),
  },
  决算下分金额和占比: {
    columns: (year, random) => [
      { holds: 'priorFinal', heads: ['上年决算数', ''] },
      { holds: 'budget', heads: [random.one(['本年预算数', `${year}年预算数`]), ''] },
      { holds: 'final', heads: ['本年决算数', '金额'] },
      { holds: 'share', heads: ['本年决算数', random.one(['占预算%', '占比', '完成率', '占年初预算比重'])] },
    ],
  },
  三行表头: {
    columns: (year) => [
      { holds: 'priorFinal', heads: [`${year - 1}年度`, '决算数', '合计'] },
      { holds: 'other', heads: [`${year - 1}年度`, '决算数', '其中：财政拨款'] },
      { holds: 'budget', heads: [`${year}年度`, '预算数', '年初'] },
      { holds: 'adjusted', heads: [`${year}年度`, '预算数', '调整后'] },
      { holds: 'final', heads: [`${year}年度`, '决算数', '合计'] },
      { holds: 'other', heads: [`${year}年度`, '决算数', '其中：财政拨款'] },
    ],
  },
  年份在表头行: {
    columns: (year, random) =>
      random.one([
        [
          { holds: 'priorFinal', heads: [`${year - 1}年`, '决算数'] },
          { holds: 'budget', heads: [`${year}年`, '预算数'] },
          { holds: 'final', heads: [`${year}年`, '决算数'] },
        ],
        [
          { holds: 'priorFinal', heads: ['决算数', `${year - 1}年`] },
          { holds: 'final', heads: ['决算数', `${year}年`] },
          { holds: 'budget', heads: ['预算数', `${year}年`] },
        ],
      ] satisfies Column[][]),
  },
  全角数字: { columns: plain, isWide: true },
  行名折成两行: { columns: plain, isBroken: true },
  左右两栏: { columns: plain, isTwofold: true },
  行次栏次: { columns: plain, isCounted: true },
  隐藏的行列: {
    columns: (year) => [
      ...plain(year),
      { holds: 'other', heads: [`${year}年决算数`], isHidden: true },
      { holds: 'date', heads: ['支付时间'] },
      { holds: 'share', heads: [`${year}年决算数占比`] },
    ],
    hidesRows: true,
  },
  日期填在数的列里: {
    columns: (year, random) => [
      ...plain(year).slice(0, 2),
      { holds: 'date', heads: [random.one(['上年预算数', `${year}年全年预算数`])] },
      ...plain(year).slice(2),
    ],
  },
  预算分调整前后: {
    columns: (year, random) => {
      const [from, to] = random.one([
        ['预算数（调整前）', '预算数（调整后）'],
        ['年初预算数', '调整预算数'],
        ['预算数（年初）', '预算数（全年）'],
      ] as const);
      return random.shuffled<Column>([
        { holds: 'priorFinal', heads: [`${year - 1}年决算数`] },
        { holds: 'budget', heads: [from] },
        { holds: 'adjusted', heads: [to] },
        { holds: 'final', heads: [`${year}年决算数`] },
      ]);
    },
  },
  几年并排: {
    columns: (year) => [
      ...[3, 2].map((back): Column => ({ holds: 'other', heads: [`${year - back}年决算数`] })),
      ...plain(year),
      { holds: 'other', heads: [`${year + 1}年预算数`] },
    ],
  },
  项目在表头: { columns: plain, isTurned: true },
  行里另写单位: { columns: plain, hasOwnUnits: true },
};

interface Sheet {
  readonly sheet: Worksheet;
  readonly random: Choices;
  readonly kind: Kind;
  readonly year: number;
  readonly measure: '元' | '万元';
  readonly truth: Map<string, string>;
  readonly besides: Map<string, string>;
  readonly never: Set<string>;
  /** Measures of cells that are not the sheet's. */
  readonly units: Map<string, '元' | '万元'>;
}

export async function oddForm(pack: string, name: string, seed: number): Promise<OddForm> {
  const random = choices(seed);
  const year = random.one([2018, 2020, 2022, 2023, 2024]);
  const measure = random.one(['元', '万元'] as const);
  const kind = oddKinds[name]!;
  const book = new Workbook();
  const at: Sheet = {
    sheet: book.addWorksheet('附件1'),
    random,
    kind,
    year,
    measure,
    truth: new Map(),
    besides: new Map(),
    never: new Set(),
    units: new Map(),
  };
  const title = `${random.one(['', '青山县'])}${wide(at, String(year))}年度部门整体支出绩效评价基础数据表`;
  at.sheet.getCell('A1').value = title;
  at.sheet.getCell('A2').value = '填报单位：青山县水利局';
  at.sheet.getCell('C2').value = `单位：${measure}`;
  at.truth.set('budgetUnitName', '附件1!A2');
  const style: Style = {
    colon: false,
    numbers: random.one(['arabic', 'chinese', 'none']),
    indent: random.one(['', '　']),
  };
  const { rows } = expenseRows(random, pack, style, false);
  if (kind.isTurned) turnedTable(at, rows);
  else if (kind.isTwofold) {
    const half = halfOf(rows);
    const width = table(at, rows.slice(0, half), 1);
    table(at, rows.slice(half), width + 1);
  } else table(at, rows, 1);
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  return {
    bytes,
    truth: at.truth,
    besides: at.besides,
    never: at.never,
    units: at.units,
    measure,
    year,
    what: `${pack} ${name} 种子 ${seed} ${year} ${measure}`,
  };
}

/** Where a quantity of its own begins, nearest the middle: parts stay with their whole. */
function halfOf(rows: readonly BureauRow[]): number {
  const starts = rows.flatMap(({ level }, at) => (level === 1 && at > 0 ? [at] : []));
  return starts.reduce(
    (best, at) => (Math.abs(at - rows.length / 2) < Math.abs(best - rows.length / 2) ? at : best),
    starts[0]!,
  );
}

function place(row: number, column: number): string {
  return `附件1!${String.fromCharCode(64 + column)}${row}`;
}

function wide({ kind }: Sheet, text: string): string {
  const to = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
  return kind.isWide ? text.replace(/[0-9.,]/g, to) : text;
}

/** @returns its last column */
function table(at: Sheet, rows: readonly BureauRow[], left: number): number {
  const { kind, random, sheet, year } = at;
  const columns = kind.columns(year, random);
  const deep = columns[0]!.heads.length;
  const first = left + (kind.isCounted ? 2 : 1);
  let row = 3;
  headCell(at, row, left, '项目', row + deep - 1);
  if (kind.isCounted) headCell(at, row, left + 1, '行次', row + deep - 1);
  for (let down = 0; down < deep; down++) headRow(at, row + down, first, columns, down, row + deep - 1);
  columns.forEach(({ isHidden }, index) => {
    if (isHidden) sheet.getColumn(first + index).hidden = true;
  });
  row += deep;
  if (kind.isCounted) {
    sheet.getCell(row, left).value = '栏次';
    columns.forEach((_, index) => (sheet.getCell(row, first + index).value = String(index + 1)));
    row++;
  }
  rows.forEach((one, index) => {
    const own = kind.hasOwnUnits && random.chance(0.2) ? random.one(['元', '万元'] as const) : null;
    sheet.getCell(row, left).value = broken(at, one.label) + (own === null ? '' : `（${own}）`);
    if (kind.isCounted) sheet.getCell(row, left + 1).value = index + 1;
    columns.forEach((column, across) => figureCell(at, row, first + across, one, column.holds, own));
    if (one.block) at.truth.set(`${one.concept}[${one.block}].name`, place(row, left));
    row++;
    if (kind.hidesRows && one.concept !== null && random.chance(0.2)) {
      sheet.getCell(row, left).value = one.label;
      columns.forEach((_, across) => {
        sheet.getCell(row, first + across).value = 999;
        at.never.add(place(row, first + across));
      });
      sheet.getRow(row).hidden = true;
      row++;
    }
  });
  return first + columns.length - 1;
}

function headCell({ sheet }: Sheet, row: number, column: number, text: string, bottom: number): void {
  sheet.getCell(row, column).value = text;
  if (bottom > row) sheet.mergeCells(row, column, bottom, column);
}

/** Like heads beside each other become one wide cell; what goes on beneath is merged down. */
function headRow(
  at: Sheet,
  row: number,
  first: number,
  columns: readonly Column[],
  down: number,
  bottom: number,
): void {
  const path = ({ heads }: Column): string => heads.slice(0, down + 1).join('/');
  for (let from = 0; from < columns.length;) {
    let to = from;
    const isLast = down === columns[from]!.heads.length - 1;
    while (!isLast && to + 1 < columns.length && path(columns[to + 1]!) === path(columns[from]!)) to++;
    const text = columns[from]!.heads[down]!;
    if (text !== '') {
      at.sheet.getCell(row, first + from).value = wide(at, text);
      const isWhole = columns[from]!.heads.slice(down + 1).every((head) => head === '');
      if (to > from) at.sheet.mergeCells(row, first + from, row, first + to);
      else if (isWhole && bottom > row) at.sheet.mergeCells(row, first + from, bottom, first + from);
    }
    from = to + 1;
  }
}

function broken({ kind, random }: Sheet, label: string): string {
  if (!kind.isBroken || label.length < 5) return label;
  const middle = Math.ceil(label.length / 2);
  return random.one([`${label.slice(0, middle)}\n${label.slice(middle)}`, [...label].join(' '), label]);
}

function figureCell(
  at: Sheet,
  row: number,
  column: number,
  { concept, sides, block, isHeading }: BureauRow,
  holds: Holds,
  own: '元' | '万元' | null,
): void {
  const { random, sheet, measure } = at;
  const cell = sheet.getCell(row, column);
  if (isHeading) return;
  const amount = Math.round(random.next() * 30_000) / 100;
  const figure = (own ?? measure) === '元' ? Math.round(amount * 1_000_000) / 100 : amount;
  const isSide = holds === 'priorFinal' || holds === 'budget' || holds === 'final';
  if (holds === 'date') {
    cell.value = 45_000 + Math.floor(random.next() * 300);
    cell.numFmt = random.one(['yyyy/m/d', 'yyyy"年"m"月"d"日"', 'm"月"d"日"']);
  } else if (holds === 'share') {
    cell.value = random.one([0.75, 0.98, 1.02]);
    if (random.chance(0.7)) cell.numFmt = '0.00%';
    else cell.value = random.one(['75%', 98.5]);
  } else if (at.kind.isWide && random.chance(0.7)) cell.value = wide(at, figure.toLocaleString('en-US'));
  else cell.value = random.chance(0.15) ? null : figure;
  const id = block ? `${concept}[${block}].${holds}` : `${concept}.${holds}`;
  if (concept !== null && isSide && sides.includes(holds)) {
    at.truth.set(id, place(row, column));
    if (own !== null && own !== measure) at.units.set(place(row, column), own);
  } else if (holds === 'adjusted') at.besides.set(`${concept}.adjustedBudget`, place(row, column));
  else if (concept !== null) at.never.add(place(row, column));
}

/** Quantities beside each other in the head, a side in each row. Names alone: nothing stands over them. */
function turnedTable(at: Sheet, rows: readonly BureauRow[]): void {
  const shown = rows.filter(({ block, isHeading }) => block === undefined && !isHeading);
  at.sheet.getCell(3, 1).value = '项目';
  shown.forEach(
    ({ label }, index) => (at.sheet.getCell(3, 2 + index).value = label.replace(/^[\s　]*其中：|^[\s　]+/, '')),
  );
  plain(at.year).forEach(({ holds, heads }, down) => {
    at.sheet.getCell(4 + down, 1).value = heads[0]!;
    shown.forEach((one, index) => figureCell(at, 4 + down, 2 + index, one, holds, null));
  });
}
