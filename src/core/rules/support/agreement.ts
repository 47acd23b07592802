import type { FieldTable } from '../../fields/field-table';
import type { Move, Statement } from '../../prose/statement';
import { statementsIn } from '../../prose/statements';
import { ofBudgeting } from '../../prose/words/movements';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { comparable, type Comparison } from './comparison';
import { itemNamed, judgedOf } from './row-items';
import { isOfBudget, isOfRow } from './row-subject';
import type { At } from './rows';
import type { Agreement } from './agreement-verdict';
import { judgeStatement } from './statement-verdict';
import { ofYear } from './statement-year';

/**
 * Whether what a text says about movements and levels agrees with the workbook. Only clear statements are judged: a figure of money or
 * rate beside a word of direction, or a bare word whose subject is the item, or another item of the workbook by its name. One that
 * fits any of the comparisons is right; words about something else (人员减少, 其中办公费…) are left alone.
 * @param year the fiscal year, for words that name years in numbers; null where it is not known
 */
export function agreement(
  table: FieldTable,
  text: string,
  subject: string,
  comparisons: readonly Comparison[],
  at: At,
  year: number | null,
): Agreement {
  const statements = statementsIn(text, table.memory).flatMap((one) => ofYear(one, year));
  if (statements.length === 0) return { is: 'silent' };
  const judged = comparable(table, comparisons, at);
  const own = ofTheRow(statements, subject, comparisons);
  let result: Agreement = { is: 'silent' };
  for (const statement of statements) {
    const next = own.has(statement)
      ? judgeStatement(table, statement, judged, subject)
      : judgePart(table, statement, statements, subject, comparisons);
    if (next.is === 'contradicts') return next;
    if (own.has(statement) && (next.is === 'unknown' || result.is === 'silent')) result = next;
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
): ReadonlySet<Statement> {
  const labels = comparisons.map(({ label }) => label);
  const own = all.filter((one) => isRight(one) && isOfRow(one.subject, subject, labels) && !isOfOther(one, subject));
  const stating = new Set(all.filter((one) => one.kind === 'move' && one.figure !== null).map(({ group }) => group));
  const bare = new Set(own.flatMap((one) => (isBare(one) && !one.allows.includes('flat') ? one.allows : [])));
  const isJudged = (one: Statement): boolean => {
    if (one.kind !== 'move' || one.base !== null) return true;
    const isNamed = one.subject.includes(subject) || (one.figure === null && /支出|经费|费用/.test(one.subject));
    if (ofBudgeting.has(one.word) && !isNamed) return all.length === 1 || beginsAll(one, all);
    if (one.figure === null) return bare.size < 2 || one.allows.includes('flat');
    return (stating.size === 1 && one.isListed !== true) || isNamed || isTotal(one, all);
  };
  return new Set(own.filter(isJudged));
}

const isBare = (one: Statement): one is Move => one.kind === 'move' && one.figure === null && one.base === null;

/** “…，合计增加9.36万元”, “净增24.9万元”: what the parts before come to, and nothing else told behind. */
function isTotal(one: Move, all: readonly Statement[]): boolean {
  if (!/合计|共|净|综合|总/.test(one.subject + one.word)) return false;
  return all.slice(all.indexOf(one) + 1).every(({ group }) => group === one.group);
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

/**
 * What is said of another item of the workbook by its name. An amount without a base may be a part of that item's change, so only its
 * direction counts; what a measure saved or added says nothing about the whole.
 */
function judgePart(
  table: FieldTable,
  one: Statement,
  all: readonly Statement[],
  subject: string,
  comparisons: readonly Comparison[],
): Agreement {
  const silent: Agreement = { is: 'silent' };
  if (
    !isRight(one) ||
    isOfRow(
      one.subject,
      subject,
      comparisons.map(({ label }) => label),
    )
  )
    return silent;
  const item = itemNamed(table.pack, one.subject);
  if (item === null) return silent;
  const judged = judgedOf(table, item);
  if (one.kind !== 'move' || one.base !== null) return judgeStatement(table, one, judged, item.name);
  if (ofBudgeting.has(one.word)) return silent;
  const saysBoth = all.some(
    (other) =>
      other.kind === 'move' &&
      itemNamed(table.pack, other.subject) === item &&
      !other.allows.some((way) => one.allows.includes(way)),
  );
  if (saysBoth) return silent;
  const isRate = one.figure?.unit === '%';
  return judgeStatement(table, isRate ? one : { ...one, figure: null }, judged, item.name);
}
