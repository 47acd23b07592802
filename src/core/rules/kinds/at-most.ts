import type { CheckParams } from '../../pack/check-params';
import type { Rule, RuleContext } from '../rule';
import { nameOf } from '../../fields/names';
import { printedSum } from '../support/printed-sum';
import { addUp, badVerdict, missingVerdict, read } from '../support/reading';
import { roundingGapOf } from '../support/rounding';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';
import { zero } from '../../quantity/decimal';

/** 其中 rows list only some of the whole: their sum must not exceed it. */
export const atMost: Rule<'at-most'> = {
  kind: 'at-most',
  decide: (params, context) => eachRow(context, params.whole, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'at-most'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const id = at(params.whole);
  const parts = addUp(table, 'shown', params.parts, at);
  if (parts.is === 'bad') return badVerdict(table, parts, subject);
  const whole = read(table.shown, id);
  if (whole.is === 'bad') return badVerdict(table, whole, subject);
  if (parts.given === 0) return notApplicable('其中各项都没有填。', subject);
  if (whole.is === 'blank')
    return parts.sum.eq(zero) ? notApplicable('其中各项都是0。', subject) : missingVerdict(table, id, subject);
  const excess = parts.sum.minus(whole.number);
  if (excess.lte(zero)) return pass(subject);

  const rounding = roundingGapOf(table, id, parts.fields, parts.ids);
  const shared = {
    ...about(subject),
    ...sides(table, id, parts.sum, whole.number),
    fields: [id, ...parts.ids],
    tolerance: rounding.toFixed(),
  };
  const { formula, result, figure } = printedSum(table, 'shown', { id, stated: whole.number }, params.parts, at);
  const both = `${nameOf(table, id)}${figure(whole.number)}，其中${formula}${result}`;
  if (excess.gt(rounding)) return fail({ ...shared, message: `${both}，其中项多出${figure(excess)}。` });
  return fail({
    ...shared,
    level: 'notice',
    message: `${both}，多出${figure(excess)}，属四舍五入的尾差。`,
    suggestion: `尾差 ${figure(excess)}：调整其中一项，使其中各项之和不超过总数。`,
  });
}
