import type { CheckParams } from '../../pack/check-params';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { textOf } from '../../fields/field-value';
import { headOf } from '../../fields/names';
import { figureText } from '../../fields/figure-text';
import { percent } from '../../quantity/format';
import { fillerGround } from '../support/filler';
import { deniesExcess } from '../support/excess-words';
import { badVerdict, missingVerdict, read } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import { zeroIsToldElsewhere } from '../support/zero-bases';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/**
 * 决算不超预算, 只减不增: any excess counts, for two figures that print differently cannot be the same one. A real reason answers it, however it
 * is worded, unless it says the contrary.
 */
export const notAbove: Rule<'not-above'> = {
  kind: 'not-above',
  decide: (params, context) => eachRow(context, params.amount, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'not-above'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const [amountId, limitId] = [at(params.amount), at(params.limit)];
  // What cannot be is unusable to everybody but who judges it.
  const amount = read(params.impossible ? table.shown : table.value, amountId);
  const limit = read(table.value, limitId);
  if (amount.is === 'bad') return badVerdict(table, amount, subject);
  if (limit.is === 'bad') return badVerdict(table, limit, subject);
  if (amount.is === 'blank') return notApplicable(`${params.amountLabel}没有填。`, subject);
  if (limit.is === 'blank')
    return amount.number.lte(zero) ? notApplicable('没有发生额。', subject) : missingVerdict(table, limitId, subject);
  if (limit.number.eq(zero) && zeroIsToldElsewhere(table.pack, params))
    return notApplicable(`${params.limitLabel}为0，另有一条核对。`, subject);
  const excess = amount.number.minus(limit.number);
  if (excess.lte(zero)) return pass(subject);
  const rate = limit.number.gt(zero) ? `，超出${percent(excess.div(limit.number))}` : '';
  const reasonId = params.reason === undefined ? null : at(params.reason);
  const reason = reasonId === null ? '' : textOf(table.value(reasonId)).trim();
  const isAnswered =
    reasonId !== null &&
    reason !== '' &&
    !deniesExcess(reason) &&
    fillerGround(table, reason, headOf(table, reasonId), params.amountLabel) === null;
  return fail({
    ...about(subject),
    ...sides(table, amountId, amount.number, limit.number),
    fields: [amountId, limitId],
    ...(reasonId !== null && { answeredBy: reasonId }),
    ...(isAnswered && { answered: true }),
    message:
      `${params.amountLabel}${figureText(table, amountId, amount.number)}，超过${params.limitLabel}${figureText(table, limitId, limit.number)}，` +
      `多${figureText(table, amountId, excess)}${rate}。`,
  });
}
