import { columnRef, rowId } from '../../pack/concrete-id';
import type { CheckParams } from '../../pack/check-params';
import type { FieldTable } from '../../fields/field-table';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { isDerived } from '../../pack/pack';
import { isZero } from '../../quantity/constants';
import { parseDecimal, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { brokenEquations, changeOf, isClosedBy, type BrokenEquation } from '../support/equations';
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
 * the form closes to the cent after the shift, it is none any more but an error, whatever stands beside it.
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
    const told = new Set(verdicts.flatMap(({ subject }) => subject ?? []));
    verdicts.push(...settledByShift(context.table, params, told));
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
  const meant = shiftedBy(amount.number, shift);
  const [shown, right] = [figureText(table, amount.id, amount.number), figureText(table, amount.id, meant)];
  const beside = others.map(({ id, number }) => `${nameOf(table, id)}${figureText(table, id, number)}`).join('、');
  const count = places[Math.abs(shift)]!;
  const settled = equationSettledBy(table, amount, meant);
  return fail({
    subject: amount.id,
    ...(settled !== null && {
      level: 'error' as const,
      suggestion: '核对原始数据：这里填错的改这里，没有错的改另一边。',
    }),
    message: `${nameOf(table, amount.id)}填了${shown}${beside === '' ? '' : `，同一行的${beside}`}，可能${shift > 0 ? '多' : '少'}填了${count}位（${shift > 0 ? '大' : '小'}了${10 ** Math.abs(shift)}倍），应为${right}。${settled === null ? '' : `改过来，“${settled}”就对上了。`}`,
    fields: [amount.id, ...others.map(({ id }) => id)],
    left: shown,
    right,
    figures: [amount.number.toFixed()],
    fix: { kind: 'set-number', field: amount.id, value: meant.toFixed() },
  });
}

/** A limit that is just reached after a shift proves nothing: figures of two years are often alike. */
function sumsOutOf(table: FieldTable): readonly BrokenEquation[] {
  return brokenEquations(table).filter(({ limit }) => limit === null);
}

/** The title of a check that closes when the cell becomes what was meant; null where none does. */
function equationSettledBy(table: FieldTable, { id, number }: Amount, meant: Decimal): string | null {
  const found = sumsOutOf(table).find((one) => one.signs.has(id) && isClosedBy(one, changeOf(one, id, number, meant)));
  return found?.title ?? null;
}

/** So many digits must be there for a shift that closes an equation to be no chance. */
const fewestDigits = 3;

/** Cells of these rows that close an equation of the form when they are shifted, whatever stands beside them. */
function settledByShift(table: FieldTable, params: CheckParams<'digit-slip'>, told: ReadonlySet<string>): Verdict[] {
  const refs = new Set(params.rows.flat());
  const verdicts = new Map<string, Verdict>();
  for (const equation of sumsOutOf(table)) {
    const found = [...equation.signs.keys()].flatMap((id) => {
      const value = refs.has(columnRef(id)) && !isDerived(table.field(id)) ? table.value(id) : null;
      if (value?.is !== 'number' || digitsOf(value.number) < fewestDigits) return [];
      const amount = { id, number: value.number, size: Math.abs(value.number.toNumber()) };
      const shift = shifts.find((one) => {
        const meant = shiftedBy(amount.number, one);
        const least = equation.rounding.times(2);
        return meant.abs().gt(least) && isClosedBy(equation, changeOf(equation, id, amount.number, meant));
      });
      return shift === undefined ? [] : [{ amount, shift }];
    });
    const [only] = found;
    if (found.length === 1 && only && !told.has(only.amount.id) && !verdicts.has(only.amount.id))
      verdicts.set(only.amount.id, slip(table, only.amount, [], only.shift));
  }
  return [...verdicts.values()];
}

function digitsOf(number: Decimal): number {
  return number.c.length;
}

function shiftedBy(number: Decimal, shift: number): Decimal {
  return number.div(parseDecimal(`1e${shift}`)!);
}
