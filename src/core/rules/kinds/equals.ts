import type { CheckParams } from '../../pack/check-params';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import type { Decimal } from '../../quantity/decimal';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { badVerdict, missingVerdict, read } from '../support/reading';
import { halfUnitOf } from '../support/rounding';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import type { FieldTable } from '../../fields/field-table';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** One quantity stated at two places. Money in 元 and in 万元 is compared after the exact shift. */
export const equals: Rule<'equals'> = {
  kind: 'equals',
  decide: (params, context) => eachRow(context, params.left, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'equals'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const [leftId, rightId] = [at(params.left), at(params.right)];
  if (table.field(leftId).kind !== 'number') return sameWords(table, leftId, rightId, subject);
  const left = read(table.shown, leftId);
  const right = read(table.shown, rightId);
  if (left.is === 'bad') return badVerdict(table, left, subject);
  if (right.is === 'bad') return badVerdict(table, right, subject);
  if (left.is === 'blank' && right.is === 'blank') return notApplicable('两处都没有填。', subject);
  if (left.is === 'blank') return missingVerdict(table, leftId, subject);
  if (right.is === 'blank') return missingVerdict(table, rightId, subject);

  const other = inUnitOf(table, right.number, rightId, leftId);
  const gap = left.number.minus(other).abs();
  if (gap.eq(zero)) return pass(subject);
  const rounding = halfUnitOf(table, leftId, [rightId]).times(2);
  const shared = {
    ...about(subject),
    ...sides(table, leftId, left.number, other),
    fields: [leftId, rightId],
    tolerance: rounding.toFixed(),
  };
  const both = `${nameOf(table, leftId)}${figureText(table, leftId, left.number)}，${nameOf(table, rightId)}${figureText(table, rightId, right.number)}`;
  const gapText = figureText(table, leftId, gap);
  if (gap.gt(rounding)) {
    const message = `${both}，两处应当一致，相差${gapText}。`;
    return fail({
      ...shared,
      message,
      ...(left.number.gt(other) && lacksForms(table, params.forms) && { suggestion: params.forms!.suggestion }),
    });
  }
  return fail({
    ...shared,
    level: 'notice',
    message: `${both}，相差${gapText}，属四舍五入的尾差。`,
    suggestion: `尾差 ${gapText}：请把两处改成同一个数。`,
  });
}

/** Whether fewer forms have a name than there are names listed with an amount. */
function lacksForms(table: FieldTable, forms: CheckParams<'equals'>['forms']): boolean {
  if (forms === undefined) return false;
  const given = forms.given.filter((id) => words(table, id) !== '').length;
  const listed = forms.listed.flatMap(({ name, amount }) => {
    const amounts = table.expand(amount);
    return table.expand(name).filter((id, at) => words(table, id) !== '' && isSome(table, amounts[at]!));
  });
  return given < listed.length;
}

function isSome(table: FieldTable, id: string): boolean {
  const amount = read(table.value, id);
  return amount.is === 'number' && !amount.number.eq(zero);
}

function inUnitOf(table: FieldTable, number: Decimal, from: string, to: string): Decimal {
  const [fromUnit, toUnit] = [table.field(from).unit, table.field(to).unit];
  return isMoneyUnit(fromUnit) && isMoneyUnit(toUnit) ? convertMoney(number, fromUnit, toUnit) : number;
}

function sameWords(table: FieldTable, leftId: string, rightId: string, subject?: string): Verdict {
  const left = words(table, leftId);
  const right = words(table, rightId);
  if (left === '' && right === '') return notApplicable('两处都没有填。', subject);
  if (left === '' || right === '') return missingVerdict(table, left === '' ? leftId : rightId, subject);
  if (left === right) return pass(subject);
  const message = `${nameOf(table, leftId)}写“${left}”，${nameOf(table, rightId)}写“${right}”，两处应当一致。`;
  return fail({ ...about(subject), message, fields: [leftId, rightId], left, right, figures: [left, right] });
}

function words(table: FieldTable, id: string): string {
  const value = table.value(id);
  const text =
    value.is === 'number'
      ? value.number.toFixed()
      : value.is === 'blank'
        ? ''
        : value.is === 'bad'
          ? value.raw
          : value.text;
  return text.replace(/\s+/g, '');
}
