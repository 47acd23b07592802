import type { FieldTable } from '../../fields/field-table';
import type { Move, Statement } from '../../prose/statement';
import { statementsIn } from '../../prose/statements';
import { ofBudgeting } from '../../prose/words/movements';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { comparable, type Comparison } from './comparison';
import { isOfBudget, isOfRow } from './row-subject';
import type { At } from './rows';
import { judgeStatement, type Agreement } from './statement-verdict';

/**
 * Whether what a text says about movements and levels agrees with the workbook. Only clear statements about this very item are judged:
 * a figure of money or rate beside a word of direction, or a bare word whose subject is the item. One that fits any of the comparisons
 * is right; words about something else (人员减少, 其中办公费…) are left alone.
 */
export function agreement(
  table: FieldTable,
  text: string,
  subject: string,
  comparisons: readonly Comparison[],
  at: At,
): Agreement {
  const statements = statementsIn(text, table.memory);
  if (statements.length === 0) return { is: 'silent' };
  const judged = comparable(table, comparisons, at);
  let result: Agreement = { is: 'silent' };
  for (const statement of ofTheRow(statements, subject, comparisons)) {
    const next = judgeStatement(table, statement, judged, subject);
    if (next.is === 'contradicts') return next;
    if (next.is === 'unknown' || result.is === 'silent') result = next;
  }
  return result;
}

/**
 * The statements about this very item. A move without a base beside others may be a part of the change (“一是…增加5万元；二是…减少2万元”),
 * and bare words of both directions cancel out: those are left alone.
 */
function ofTheRow(
  all: readonly Statement[],
  subject: string,
  comparisons: readonly Comparison[],
): readonly Statement[] {
  const labels = comparisons.map(({ label }) => label);
  const own = all.filter((one) => isRight(one) && isOfRow(one.subject, subject, labels) && !isOfOther(one, subject));
  const stating = new Set(all.filter((one) => one.kind === 'move' && one.figure !== null).map(({ group }) => group));
  const bare = new Set(
    own.flatMap((one) => (one.kind === 'move' && one.figure === null && one.base === null ? one.allows : [])),
  );
  return own.filter((one) => {
    if (one.kind !== 'move' || one.base !== null) return true;
    const isNamed = one.subject.includes(subject) || (one.figure === null && /支出|经费|费用/.test(one.subject));
    if (ofBudgeting.has(one.word) && !isNamed) return all.length === 1 || beginsAll(one, all);
    if (one.figure === null) return bare.size === 1 || one.allows.length > 1;
    return stating.size === 1 || isNamed;
  });
}

/** Money and rates are the row's; people and batches are its causes. */
function isRight(one: Statement): boolean {
  const { figure } = one;
  if (figure === null) return true;
  return (
    isMoneyUnit(figure.unit) ||
    figure.isBareScale ||
    figure.unit === '%' ||
    figure.unit === '个百分点' ||
    figure.unit === '倍'
  );
}

/** “预算调增21万元” on a row of spending. */
function isOfOther(one: Statement, subject: string): boolean {
  return one.kind === 'move' && one.base === null && isOfBudget(one.subject) && !subject.includes('预算');
}

/** “由80万元压减到60万元，压减25%”: all that the text tells is of one move. */
function beginsAll(one: Move, all: readonly Statement[]): boolean {
  return all.every((other) => other === one || other.kind === 'level' || other.group === one.group);
}
