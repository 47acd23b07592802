import { rowId } from '../../pack/concrete-id';
import type { CheckParams } from '../../pack/check-params';
import type { FieldTable } from '../../fields/field-table';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { isDerived } from '../../pack/pack';
import { isZero } from '../../quantity/constants';
import { parseDecimal, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { addUp, read } from '../support/reading';
import { roundingGap } from '../support/rounding';
import { answerOf, rowAnswers, rowsOf, type RowAnswer } from '../support/rows';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** Columns of one row that differ by less than this are alike. */
const alike = 2;
/** ×10 000 is 元 for 万元 and told as that (amount-unit-slip). */
const shifts = [1, 2, 3, -1, -2, -3];
const places: Readonly<Record<number, string>> = { 1: '一', 2: '两', 3: '三' };

interface Amount {
  readonly id: string;
  readonly number: Decimal;
  readonly size: number;
}

/**
 * A digit too many or too few: a figure that is 10, 100 or 1000 times its row's other columns, or that part of them, where two or more
 * others are alike and it is alike too after the shift. A guess, so a 提示: a project may really have begun small. Where an equation of
 * the form is off by just what the shift takes away, it is none any more: an error.
 */
export const digitSlip: Rule<'digit-slip'> = {
  kind: 'digit-slip',
  blames: 'cell',
  decide(params, context) {
    const verdicts: Verdict[] = [];
    let seen = 0;
    for (const row of params.rows) {
      const answer = judgeLines(context, row);
      if (typeof answer === 'number') seen += answer;
      else {
        seen += answer.seen;
        verdicts.push(...answer.verdicts);
      }
    }
    if (verdicts.length > 0) return verdicts;
    return [seen === 0 ? notApplicable('没有一行填了三个以上的数。') : pass()];
  },
};

function judgeLines(context: RuleContext, row: CheckParams<'digit-slip'>['rows'][number]): RowAnswer {
  const { pack } = context.table;
  const block = rowsOf(pack, row[0]!);
  if (block === null) return judgeLine(context.table, row);
  return rowAnswers(context, block, `digits ${row.join(' ')}`, ({ table }, index) =>
    judgeLine(
      table,
      row.map((ref) => rowId(block, index, ref.slice(block.length + 1))),
    ),
  );
}

/** Fewer than three figures leave nothing to agree. */
function judgeLine(table: FieldTable, ids: readonly string[]): RowAnswer {
  const amounts = ids.flatMap((id): Amount[] => {
    const value = table.shown(id);
    if (value.is !== 'number' || isZero(value.number)) return [];
    return [{ id, number: value.number, size: Math.abs(value.number.toNumber()) }];
  });
  if (amounts.length < 3) return 0;
  return answerOf(
    1,
    amounts.flatMap((amount) => {
      const others = amounts.filter((other) => other !== amount);
      const shift = isDerived(table.field(amount.id)) ? null : shiftOf(amount, others);
      return shift === null ? [] : [slip(table, amount, others, shift)];
    }),
  );
}

function shiftOf(amount: Amount, others: readonly Amount[]): number | null {
  const sizes = others.map(({ size }) => size);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  if (high >= low * alike) return null;
  const fits = (size: number): boolean => size < low * alike && size * alike > high;
  if (amount.size < high * alike && amount.size * alike > low) return null;
  return shifts.find((shift) => fits(amount.size / 10 ** shift)) ?? null;
}

function slip(table: FieldTable, amount: Amount, others: readonly Amount[], shift: number): Verdict {
  const meant = amount.number.div(parseDecimal(`1e${shift}`)!);
  const [shown, right] = [figureText(table, amount.id, amount.number), figureText(table, amount.id, meant)];
  const beside = others.map(({ id, number }) => `${nameOf(table, id)}${figureText(table, id, number)}`).join('、');
  const count = places[Math.abs(shift)]!;
  const settled = equationSettledBy(table, amount.number.minus(meant).abs());
  return fail({
    subject: amount.id,
    ...(settled !== null && { level: 'error' as const }),
    message: `${nameOf(table, amount.id)}填了${shown}，同一行的${beside}，可能${shift > 0 ? '多' : '少'}填了${count}位（${shift > 0 ? '大' : '小'}了${10 ** Math.abs(shift)}倍），应为${right}。${settled === null ? '' : `改过来，“${settled}”就平了。`}`,
    fields: [amount.id, ...others.map(({ id }) => id)],
    left: shown,
    right,
    figures: [amount.number.toFixed()],
    fix: { kind: 'set-number', field: amount.id, value: meant.toFixed() },
  });
}

/** The title of a check on a sum that is off by just this much; null where none is. */
function equationSettledBy(table: FieldTable, excess: Decimal): string | null {
  for (const { title, rule } of table.pack.checks) {
    if (rule?.kind !== 'sums-to' || rowsOf(table.pack, rule.total) !== null) continue;
    const total = read(table.value, rule.total);
    const parts = addUp(table, 'value', rule.parts);
    if (total.is !== 'number' || parts.is === 'bad') continue;
    const gap = total.number.minus(parts.sum).abs();
    if (
      gap
        .minus(excess)
        .abs()
        .lte(roundingGap(table.field(rule.total), parts.fields))
    )
      return title;
  }
  return null;
}
