import { one, zero, type Decimal } from '../../quantity/decimal';
import { trimmed } from '../../quantity/format';
import { amongRow, differenceHead, growthHead, notAdded, quotientHead, shareHead } from '../words/tables';
import { lastDigit, labelOf, type Grid, type GridCell, type GridRow } from './grid';
import type { Relation, RelationKind } from './relation';
import { columnsMeant, type Computation, type Formula } from './table-heads';
import { quoted, totalOf } from './tables';

interface Tried {
  readonly row: GridRow;
  readonly formula: Formula;
  readonly actual: Decimal;
  readonly holds: boolean;
  /** Says something: 100 % of everything may be any rate. */
  readonly isTelling: boolean;
}

/**
 * Columns of rates, shares, increases and differences against the columns that they are computed from. Which those are the table says
 * itself: most rows bear it out, or the heads leave no other way (执行率 beside 预算数 and 决算数).
 */
export function tableRates(source: string, grids: readonly Grid[]): Relation[] {
  return grids.flatMap((grid) =>
    grid.heads.flatMap((head, column) =>
      computationsOf(head).length === 0 ? [] : ofColumn(source, grid, column, computationsOf(head)),
    ),
  );
}

function computationsOf(head: string): Computation[] {
  const rates: Computation[] = shareHead.test(head)
    ? ['share', 'quotient']
    : growthHead.test(head)
      ? ['growth']
      : quotientHead.test(head)
        ? ['quotient']
        : [];
  return rates.length === 0 && differenceHead.test(head) ? ['difference'] : rates;
}

function ofColumn(source: string, grid: Grid, column: number, computations: readonly Computation[]): Relation[] {
  const operands = operandsOf(grid, column);
  const formulas = computations.flatMap((is) => formulasOf(is, operands));
  const learned = mostBorneOut(grid, column, formulas);
  const readings = learned ? [learned] : columnsMeant(grid, column, computations, operands);
  if (readings.length === 0) return [];
  return grid.rows.flatMap((row): Relation[] => {
    const tried = readings.flatMap((formula) => tryRow(grid, column, formula, row) ?? []);
    const fitting = tried.find(({ holds }) => holds);
    if (fitting) return [relation(source, grid, column, fitting)];
    const isBelow = amongRow.test(labelOf(row)) && readings[0]!.is === 'share';
    return tried.length === 0 || isBelow ? [] : [relation(source, grid, column, tried[0]!)];
  });
}

/** Columns of amounts and counts. */
function operandsOf({ heads, rows }: Grid, of: number): number[] {
  return heads
    .flatMap((head, column) => {
      if (column === 0 || column === of || notAdded.test(head)) return [];
      const cells = rows.map((row) => row[column]!);
      return cells.some(({ percent }) => percent !== null) || cells.every(({ number }) => number === null)
        ? []
        : [column];
    })
    .sort((a, b) => Math.abs(a - of) - Math.abs(b - of))
    .slice(0, nearest);
}

/** A column is computed from those beside it. */
const nearest = 8;

const scales = [100, 1] as const;

function formulasOf(is: Computation, operands: readonly number[]): Formula[] {
  if (is === 'difference')
    return operands.flatMap((a) => operands.flatMap((b) => (a === b ? [] : [{ is, a, b, scale: 1 } as const])));
  if (is === 'share') return operands.flatMap((a) => scales.map((scale) => ({ is, a, b: -1, scale })));
  return operands.flatMap((a) =>
    operands.flatMap((b) => (a === b ? [] : scales.map((scale) => ({ is, a, b, scale })))),
  );
}

/** So many rows say how a table is made; a table of thousands need not be tried in every way. */
const learnedFrom = 20;

/** The one that holds in most rows, two of them telling ones; null where the rows bear none out. */
function mostBorneOut(grid: Grid, column: number, formulas: readonly Formula[]): Formula | null {
  const rows = grid.rows.slice(0, learnedFrom);
  let best: { formula: Formula; holding: number } | null = null;
  for (const formula of formulas) {
    const tried = rows.flatMap((row) => tryRow(grid, column, formula, row) ?? []);
    const holding = tried.filter(({ holds }) => holds).length;
    const telling = tried.filter(({ holds, isTelling }) => holds && isTelling).length;
    if (tried.length < 3 || telling < 2 || holding * 2 <= tried.length) continue;
    if (best === null || holding > best.holding) best = { formula, holding };
  }
  return best?.formula ?? null;
}

/** null where the row does not have all that it takes. */
function tryRow(grid: Grid, column: number, formula: Formula, row: GridRow): Tried | null {
  const { is, a, scale } = formula;
  const stated = row[column]!;
  const part = row[a]!;
  const base = baseOf(grid, formula, row);
  const value = stated.percent ?? stated.number;
  if (base === null || value === null || part.number === null || base.number === null) return null;
  if ([stated, part, base].some(({ isMerged }) => isMerged) || (stated.percent !== null && scale === 1)) return null;
  const digit = lastDigit(stated);
  if (is === 'difference') {
    const actual = part.number.minus(base.number);
    const holds = actual.minus(value).abs().lte(part.slack.plus(base.slack).plus(stated.slack));
    return { row, formula, actual, holds, isTelling: !actual.eq(0) };
  }
  // Of what may be rounded to nothing no rate can be told.
  if (base.number.lte(base.slack) || part.number.lt(0)) return null;
  const less = is === 'growth' ? one : zero;
  const rate = (above: Decimal, below: Decimal): Decimal => above.div(below).minus(less).times(scale);
  const actual = rate(part.number, base.number);
  const low = rate(part.number.minus(part.slack), base.number.plus(base.slack)).minus(digit);
  const high = rate(part.number.plus(part.slack), base.number.minus(base.slack)).plus(digit);
  return {
    row,
    formula,
    actual,
    holds: value.gte(low) && value.lte(high),
    isTelling: !part.number.eq(0) && !part.number.eq(base.number),
  };
}

function baseOf(grid: Grid, { is, a, b }: Formula, row: GridRow): GridCell | null {
  if (is !== 'share') return row[b]!;
  const total = totalOf(grid);
  return total === null ? null : grid.rows[total]![a]!;
}

const kinds: Readonly<Record<Computation, RelationKind>> = {
  share: 'share',
  growth: 'rate-of-change',
  quotient: 'completion',
  difference: 'difference',
};

function relation(source: string, grid: Grid, column: number, { row, formula, actual, holds }: Tried): Relation {
  const cells = [row[column]!, row[formula.a]!, baseOf(grid, formula, row)!];
  const quotes = cells.map((cell) => quoted(source, cell));
  const kind = kinds[formula.is];
  if (holds) return { kind, quotes, verdict: 'holds', message: '' };
  const [stated, a, b] = cells.map(({ text }) => text) as [string, string, string];
  const sign = formula.is !== 'difference' && formula.scale === 100 ? '%' : '';
  const places = Math.max(formula.is === 'difference' ? 0 : 2, row[column]!.decimals);
  const right = `${trimmed(actual, sign === '' && formula.is !== 'difference' ? 4 : places)}${sign}`;
  const computed =
    formula.is === 'difference' ? `${a}－${b}` : formula.is === 'growth' ? `（${a}－${b}）÷${b}` : `${a}÷${b}`;
  const left = stated.endsWith('%') ? stated : `${stated}${sign}`;
  return {
    kind,
    quotes,
    verdict: 'fails',
    message: `表中${grid.heads[column]}与同一行的数不符：${labelOf(row) === '' ? '' : `“${labelOf(row)}”行`}${computed}＝${right}，表中写${left}。金额改过而这一列没有重算时常这样，评分表引用它时也会跟着错。`,
    left,
    right,
    ...(formula.is === 'difference' && {
      difference: actual
        .minus(row[column]!.number ?? zero)
        .abs()
        .toFixed(),
    }),
  };
}
