import { parseDecimal, sum, zero, type Decimal } from '../../quantity/decimal';
import { gridOf, type Grid, type GridCell, type SourceTable } from './grid';
import type { Quote, Relation } from './relation';

/** 合计 and the like, as the name of a row or a column. */
const total = /^(?:合计|总计|共计|总额|合计数|总计数)(?:[（(].*)?$/;
const subtotal = /小计$/;
/** Columns that nobody adds up. */
const notAdded = /率|%|比例|比重|占比|单价|标准|序号|年度|年份|编号|分值权重|日期|时间|排名/;
/** Rows that break down the row above: where there are such, a plain sum says nothing. */
const nested = /^(?:其中|[（(][一二三四五六七八九十\d]+[）)])/;

/** Totals of tables: the row 合计 against its column, the column 合计 against its row. */
export function tableTotals(source: string, tables: readonly SourceTable[]): Relation[] {
  return tables.flatMap((table) => {
    const grid = gridOf(source, table);
    return grid === null ? [] : [...columnTotals(source, grid), ...rowTotals(source, grid)];
  });
}

/** The row 合计, last or first: every column adds up to it, by the subtotals where there are such. */
function columnTotals(source: string, { heads, rows }: Grid): Relation[] {
  const at = rows.findIndex((row) => total.test(row[0]!.text));
  if (
    at < 0 ||
    rows.some((row) => nested.test(row[0]!.text)) ||
    rows.filter((row) => total.test(row[0]!.text)).length > 1
  )
    return [];
  const parts = at === 0 ? rows.slice(1) : rows.slice(0, at);
  const subs = parts.filter((row) => subtotal.test(row[0]!.text));
  const plain = parts.filter((row) => !subtotal.test(row[0]!.text));
  return heads.flatMap((head, column) => {
    const whole = rows[at]![column]!;
    if (column === 0 || notAdded.test(head) || whole.number === null) return [];
    const readings = [plain, subs]
      .map((group) => group.map((row) => row[column]!))
      .filter((group) => group.filter(({ number }) => number !== null).length > 1);
    return judge(source, whole, readings, `“${rows[at]![0]!.text}”行“${head || `第${column + 1}列`}”`);
  });
}

/** The column 合计 beside its parts: believed where most rows bear it out, so that the others are slips. */
function rowTotals(source: string, { heads, rows }: Grid): Relation[] {
  const at = heads.findIndex((head) => total.test(head) || subtotal.test(head));
  if (at < 1) return [];
  const columns = heads.flatMap((head, column) =>
    column === 0 || column === at || notAdded.test(head) ? [] : [column],
  );
  const found = rows.flatMap((row) => {
    const parts = columns.map((column) => row[column]!).filter(({ number }) => number !== null);
    return row[at]!.number === null || parts.length < 2
      ? []
      : judge(source, row[at]!, [parts], `“${row[0]!.text}”行“${heads[at]}”`);
  });
  const holding = found.filter(({ verdict }) => verdict === 'holds').length;
  return holding >= 2 && holding * 2 > found.length ? found : [];
}

function judge(source: string, whole: GridCell, readings: readonly (readonly GridCell[])[], name: string): Relation[] {
  if (whole.number === null || readings.length === 0) return [];
  const sums = readings.map((parts) => ({
    parts,
    added: sum(parts.flatMap(({ number }) => number ?? [])),
    slack: sum([whole, ...parts].map(half)),
  }));
  const stated = whole.number;
  const quotes = [whole, ...readings[0]!].map((cell) => quoted(source, cell));
  if (sums.some(({ added, slack }) => added.minus(stated).abs().lte(slack)))
    return [{ kind: 'sum', quotes, verdict: 'holds', message: '' }];
  const nearest = sums.reduce((a, b) => (b.added.minus(stated).abs().lt(a.added.minus(stated).abs()) ? b : a));
  const difference = stated.minus(nearest.added);
  const [left, right, apart] = [stated.toFixed(), nearest.added.toFixed(), difference.abs().toFixed()];
  return [
    {
      kind: 'sum',
      quotes,
      verdict: 'fails',
      message: `表中合计与分项不符：${name}写${left}，各项相加是${right}，${difference.s > 0 ? '少列' : '多列'}${apart}。表里改过一格而合计没有重算时常这样。`,
      left,
      right,
      difference: apart,
    },
  ];
}

const quoted = (source: string, { start, end }: GridCell): Quote => ({ text: source.slice(start, end), start, end });

const halves: readonly Decimal[] = Array.from({ length: 12 }, (_, places) => parseDecimal(`5e-${places + 1}`) ?? zero);
const half = ({ decimals }: GridCell): Decimal => (decimals === 0 ? zero : (halves[decimals] ?? zero));
