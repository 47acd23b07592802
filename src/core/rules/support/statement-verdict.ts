import type { FieldTable } from '../../fields/field-table';
import { figureText } from '../../fields/figure-text';
import type { ScalarField } from '../../pack/pack';
import { agreesFigure } from '../../prose/agrees';
import type { Figure } from '../../prose/figures';
import type { Level, Move, Ratio, Statement } from '../../prose/statement';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import { zero, type Decimal } from '../../quantity/decimal';
import { percent } from '../../quantity/format';
import { changeText, comparedText, type Change } from './change';
import { isPrior, ofBase, type Judged } from './comparison';
import type { Agreement, Because } from './agreement-verdict';
import { actualFor, fits, fitsAmount, moneyUnit } from './statement-fits';

/** One statement about the row against the comparisons it may mean. */
export function judgeStatement(
  table: FieldTable,
  statement: Statement,
  judged: readonly Judged[],
  subject: string,
): Agreement {
  switch (statement.kind) {
    case 'move':
      return judgeMove(table, statement, ofBase(statement.base, judged), subject);
    case 'level':
      return judgeLevel(table, statement, judged, subject);
    case 'ratio':
      return judgeRatio(table, statement, judged, subject);
  }
}

function judgeMove(table: FieldTable, move: Move, scope: readonly Judged[], subject: string): Agreement {
  if (scope.some(({ change, field }) => change !== null && fits(move, change, field))) return { is: 'agrees' };
  const unknown = missing(table, move, scope);
  if (unknown) return unknown;
  const fitting = scope.filter(({ change, field }) => change !== null && fitsAmount(move.figure, change, field));
  const near = fitting[0] ?? scope[0];
  if (!near?.change) return { is: 'silent' };
  const right = move.figure && actualFor(move.figure, near.change, near.field);
  return contradiction(table, near, near.change, stated(move), subject, {
    statement: move,
    right,
    isSure: scope.length === 1 || fitting.length === 1,
  });
}

function missing(table: FieldTable, statement: Statement, scope: readonly Judged[]): Agreement | null {
  const one = scope.find(({ change }) => change === null);
  if (one === undefined) return null;
  const blank = [one.from, one.to].filter((id) => table.value(id).is !== 'number');
  return { is: 'unknown', reason: `${one.label}的数没有填全，不能核对说明中的“${stated(statement)}”。`, fields: blank };
}

function contradiction(
  table: FieldTable,
  { from, to, label, field }: Judged,
  change: Change,
  words: string,
  subject: string,
  because: Pick<Because, 'statement' | 'right' | 'isSure'>,
): Agreement & { is: 'contradicts' } {
  const actual = changeText(change, field);
  return {
    is: 'contradicts',
    message: `${subject}的说明写“${words}”，与数字不符：${comparedText(label, change, actual, [figureText(table, from, change.from), figureText(table, to, change.to)])}。`,
    fields: [to, from],
    stated: words,
    actual,
    figures: [change.from.toFixed(), change.to.toFixed()],
    because: { ...because, direction: change.direction, said: actual.split('，')[0] ?? actual },
  };
}

/** “由A增加到B”, “上年60万元”: against the field whose figure it tells; silent where the workbook has none such. */
function judgeLevel(table: FieldTable, level: Level, judged: readonly Judged[], subject: string): Agreement {
  const sides = judged.flatMap((one) => [
    { one, label: one.fromLabel, words: one.words, number: one.change?.from, isFrom: true },
    { one, label: one.toLabel, words: one.toLabel, number: one.change?.to, isFrom: false },
  ]);
  const meant = sides.filter(({ label, words, isFrom }) => isMeant(level.of, label, words, isFrom));
  const known = meant.filter((side): side is typeof side & { number: Decimal } => side.number !== undefined);
  if (known.some(({ one, number }) => agreesLevel(level.figure, number, one.field))) return { is: 'agrees' };
  const [first] = known;
  if (
    first === undefined ||
    first.one.change === null ||
    known.length < meant.length ||
    !isMoneyUnit(first.one.field.unit)
  )
    return { is: 'silent' };
  const own = moneyUnit(level.figure);
  return contradiction(table, first.one, first.one.change, level.words.trim(), subject, {
    statement: level,
    right: own && convertMoney(first.number, first.one.field.unit, own),
    isSure: known.every(({ number }) => number.eq(first.number)),
  });
}

function isMeant(of: Level['of'], label: string, words: string, isFrom: boolean): boolean {
  switch (of) {
    case 'from':
      return isFrom;
    case 'to':
      return !isFrom;
    case 'final':
      return label.includes('决算') && !isPrior(label);
    case 'priorYear':
      return isPrior(words) && isFrom && !label.includes('预算');
    case 'priorBudget':
      return isPrior(words) && label.includes('预算');
    case 'adjusted':
      return isFrom && /全年|调整/.test(words);
    case 'budget':
      return label.includes('预算') && !isPrior(label) && !isPrior(isFrom ? words : '');
  }
}

function agreesLevel(figure: Figure, number: Decimal, { unit }: ScalarField): boolean {
  const own = moneyUnit(figure);
  return isMoneyUnit(unit) && own !== null && agreesFigure(figure, convertMoney(number, unit, own), zero);
}

/** “完成年初预算的120%”, “是上年的1.25倍”. 执行率 without a base may be of any budget there is. */
function judgeRatio(table: FieldTable, ratio: Ratio, judged: readonly Judged[], subject: string): Agreement {
  const scope = ratio.base === null ? judged.filter(({ words }) => !isPrior(words)) : ofBase(ratio.base, judged);
  const times = ratio.figure.unit === '倍' ? 1 : 100;
  const values = scope.flatMap((one) =>
    one.change === null || one.change.from.eq(0)
      ? []
      : [{ one, change: one.change, value: one.change.to.div(one.change.from).times(times) }],
  );
  if (values.some(({ value }) => agreesFigure(ratio.figure, value))) return { is: 'agrees' };
  const unknown = missing(table, ratio, scope);
  if (unknown) return unknown;
  const [first] = values;
  if (first === undefined) return ofNothing(table, ratio, scope, subject);
  const found = contradiction(table, first.one, first.change, ratio.words.trim(), subject, {
    statement: ratio,
    right: first.value,
    isSure: values.length === 1,
  });
  return {
    ...found,
    message: found.message.replace(/）。$/, `，后者是前者的${percent(first.change.to.div(first.change.from))}）。`),
  };
}

/** “完成年初预算的100%” where nothing was budgeted: no such ratio exists. 0 of 0 nobody disputes. */
function ofNothing(table: FieldTable, ratio: Ratio, scope: readonly Judged[], subject: string): Agreement {
  const [first] = scope;
  if (ratio.base === null || !first?.change?.from.eq(0) || first.change.to.eq(0)) return { is: 'silent' };
  return contradiction(table, first, first.change, ratio.words.trim(), subject, {
    statement: ratio,
    right: null,
    isSure: false,
  });
}

function stated(statement: Statement): string {
  const { figure, words } = statement;
  if (figure === null) return words.trim();
  if (statement.kind !== 'move') return words.trim();
  return `${statement.word}${figure.value.toFixed(Math.max(figure.decimals, 0))}${figure.unit ?? ''}`;
}
