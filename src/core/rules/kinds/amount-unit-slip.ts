import { columnRef, parseRowId, rowId } from '../../pack/concrete-id';
import type { CheckParams } from '../../pack/check-params';
import type { FieldTable } from '../../fields/field-table';
import { isDerived } from '../../pack/pack';
import { isMoneyUnit, yuanToWan } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { isZero } from '../../quantity/constants';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { answerOf, rowAnswers, rowsOf, type RowAnswer } from '../support/rows';
import { isInYuan, shortYuan } from '../support/short-yuan';
import { settledSlips } from '../support/unit-slips';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

interface Amount {
  readonly id: string;
  readonly number: Decimal;
}

interface Sized extends Amount {
  readonly size: number;
}

/** 元 in a 万元 column is 10 000 times too much; neighbours of a row seldom differ by more than this after the shift. */
const alike = 5;
const far = 1000;
/** 100 亿元: no county unit's line. Only such a whole figure is taken for 元 where the row gives nothing to compare with. */
const hugeWan = 1_000_000;
/** Below this only whole figures have the shape of 元: 984.9 beside 0.09 is right (a published report). */
const anyShape = 10_000;

/**
 * A 万元 field that holds 元: it fits the same row's other columns only after ÷10 000. A whole row in 元, and a cell whose row is made
 * of formulas, has nothing to compare with there: it is known by the sum, the whole or the pair that it is out with, and that closes
 * after the shift.
 */
export const amountUnitSlip: Rule<'amount-unit-slip'> = {
  kind: 'amount-unit-slip',
  blames: 'cell',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    let judged = 0;
    for (const row of params.rows) {
      const lines = judgeLines(context, row);
      judged += lines.seen;
      verdicts.push(...lines.verdicts);
    }
    const settled = settledLines(params, context.table, verdicts);
    const told = new Set(settled.flatMap(({ slips }) => slips.map(({ id }) => id)));
    const all = [
      ...settled.map((line) => settledSlip(context.table, line)),
      ...verdicts.filter(({ subject }) => subject === undefined || !told.has(subject)),
    ];
    if (all.length > 0) return all;
    return [judged === 0 ? notApplicable('还没有填金额。') : pass()];
  },
};

/** A row of plain fields is one line; a row of rows columns is a line per row. */
function judgeLines(
  context: RuleContext,
  row: readonly string[],
): { readonly seen: number; readonly verdicts: readonly Verdict[] } {
  const { pack } = context.table;
  const rows = row.map((ref) => rowsOf(pack, ref)).find((one) => one !== null) ?? null;
  if (rows !== null)
    return rowAnswers(context, rows, `line ${row.join(' ')}`, ({ table }, index) =>
      judgeLine(
        table,
        row.map((ref) => (rowsOf(pack, ref) === rows ? rowId(rows, index, ref.slice(rows.length + 1)) : ref)),
      ),
    );
  const only = judgeLine(context.table, row);
  return typeof only === 'number' ? { seen: only, verdicts: [] } : only;
}

/** Without any amount there is nothing to judge. */
function judgeLine(table: FieldTable, ids: readonly string[]): RowAnswer {
  const amounts = amountsOf(table, ids);
  if (amounts.length === 0) return 0;
  if (!isSuspect(amounts)) return 1;
  const sized = amounts.map(({ id, number }) => ({ id, number, size: Math.abs(number.toNumber()) }));
  return answerOf(1, [
    ...sized.flatMap((amount) => {
      const level = isInYuan(table, amount.id) ? null : slipOf(amount, sized);
      return level === null ? [] : [slip(table, amount, sized, level)];
    }),
    ...shortYuan(table, amounts),
  ]);
}

function amountsOf(table: FieldTable, ids: readonly string[]): Amount[] {
  const found: Amount[] = [];
  for (const id of ids) {
    const value = table.shown(id);
    if (value.is !== 'number' || isZero(value.number)) continue;
    if (table.field(id).unit !== '万元') continue;
    found.push({ id, number: value.number });
  }
  return found;
}

/** By the exponents alone: nearly every row ends here. */
function isSuspect(row: readonly Amount[]): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const { number } of row) {
    low = Math.min(low, number.e);
    high = Math.max(high, number.e);
  }
  return high - low >= 3 || high >= 6;
}

/**
 * How sure it is. All other columns are small and fit after the shift: an error. Some of them are as large, or there are none: perhaps
 * the whole line is 元, perhaps a project began small, so only a 提示.
 */
function slipOf(amount: Sized, row: readonly Sized[]): 'error' | 'notice' | null {
  const isWhole = Number.isInteger(amount.size);
  const others = row.filter((other) => other !== amount);
  const small = others.filter((other) => amount.size / other.size >= far);
  if (small.length === 0)
    return others.every((other) => other.size >= hugeWan) && isWhole && amount.size >= hugeWan ? 'notice' : null;
  if (!isWhole && amount.size < anyShape) return null;
  const fits = small.every((other) => {
    const ratio = amount.size / 10_000 / other.size;
    return ratio >= 1 / alike && ratio <= alike;
  });
  if (!fits) return null;
  if (small.length === others.length) return 'error';
  return amount.size >= anyShape ? 'notice' : null;
}

function slip(table: FieldTable, amount: Sized, row: readonly Sized[], level: 'error' | 'notice'): Verdict {
  const meant = yuanToWan(amount.number);
  const other = row.find((one) => amount.size / one.size >= far);
  const shown = figureText(table, amount.id, amount.number);
  const beside = other ? `，同一行的${nameOf(table, other.id)}是${figureText(table, other.id, other.number)}` : '';
  return fail({
    subject: amount.id,
    ...(level === 'notice' && { level }),
    message: `${nameOf(table, amount.id)}填了${shown}${beside}，可能把元当成了万元，应为${figureText(table, amount.id, meant)}。`,
    fields: [amount.id, ...(other ? [other.id] : [])],
    left: shown,
    right: figureText(table, amount.id, meant),
    figures: [amount.number.toFixed()],
    ...(isMoneyUnit(table.field(amount.id).unit) &&
      !isDerived(table.field(amount.id)) && {
        fix: { kind: 'set-number', field: amount.id, value: meant.toFixed() } as const,
      }),
  });
}

interface SettledLine {
  /** The cell an equation speaks of first, then those of its row that are as large and alike. */
  readonly slips: readonly Amount[];
  readonly settles: string;
}

/** One line for a row however many of its cells are 元; nothing for a row whose own columns say so with certainty. */
function settledLines(
  params: CheckParams<'amount-unit-slip'>,
  table: FieldTable,
  verdicts: readonly Verdict[],
): readonly SettledLine[] {
  const known = new Set(verdicts.filter(isError).map(({ subject }) => subject));
  const lines: SettledLine[] = [];
  const seen = new Set<string>();
  const slips = settledSlips(table, new Set(params.rows.flat())).filter(({ id }) => !isInYuan(table, id));
  for (const { id, typed, settles } of slips) {
    if (known.has(id) || seen.has(id)) continue;
    const beside = amountsOf(table, lineOf(params, id)).filter(
      (other) => other.id !== id && (slips.some((slip) => slip.id === other.id) || isAlikeYuan(table, other, typed)),
    );
    const line = [{ id, number: typed }, ...beside.filter((other) => !known.has(other.id) && !seen.has(other.id))];
    for (const one of line) seen.add(one.id);
    lines.push({ slips: line, settles });
  }
  return lines;
}

function isError(verdict: Verdict): boolean {
  return verdict.outcome === 'fail' && verdict.level !== 'notice';
}

/** The concrete ids of the row that a cell stands in. */
function lineOf({ rows }: CheckParams<'amount-unit-slip'>, id: string): readonly string[] {
  const line = rows.find((refs) => refs.includes(columnRef(id))) ?? [];
  const row = parseRowId(id);
  return line.map((ref) =>
    row && ref.startsWith(`${row.rows}.`) ? rowId(row.rows, row.index, ref.slice(row.rows.length + 1)) : ref,
  );
}

/** Typed beside a figure in 元 and of its size. */
function isAlikeYuan(table: FieldTable, { id, number }: Amount, yuan: Decimal): boolean {
  if (isDerived(table.field(id)) || number.abs().lt(anyShape)) return false;
  const ratio = number.abs().div(yuan.abs()).toNumber();
  return ratio >= 1 / alike && ratio <= alike;
}

function settledSlip(table: FieldTable, { slips, settles }: SettledLine): Verdict {
  const text = slips.map(({ id, number }) => `${nameOf(table, id)}填了${figureText(table, id, number)}`).join('，');
  const meant = slips.map(({ id, number }) => figureText(table, id, yuanToWan(number))).join('、');
  const fixes = slips.map(
    ({ id, number }) => ({ kind: 'set-number', field: id, value: yuanToWan(number).toFixed() }) as const,
  );
  const [first] = slips;
  return fail({
    subject: first!.id,
    message: `${text}，可能把元当成了万元，应为${meant}。改过来，“${settles}”就对上了。`,
    fields: slips.map(({ id }) => id),
    left: figureText(table, first!.id, first!.number),
    right: figureText(table, first!.id, yuanToWan(first!.number)),
    figures: slips.map(({ number }) => number.toFixed()),
    fix: fixes.length === 1 ? fixes[0]! : { kind: 'many', fixes },
  });
}
