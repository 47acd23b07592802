import type { CheckParams } from '../../pack/check-params';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { figureText } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { addUp, badVerdict, read } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** 本年追加 comes from 指标文, not from 决算 − 年初预算. Where it equals the difference exactly, that is how it was made (可能倒挤). */
export const notDerivedBackwards: Rule<'not-derived-backwards'> = {
  kind: 'not-derived-backwards',
  decide: (params, context) => eachRow(context, params.amount, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(
  params: CheckParams<'not-derived-backwards'>,
  { table }: RuleContext,
  at: At,
  subject?: string,
): Verdict {
  const id = at(params.amount);
  const amount = read(table.value, id);
  if (amount.is === 'bad') return badVerdict(table, amount, subject);
  if (amount.is === 'blank' || amount.number.eq(zero)) return notApplicable(`没有${params.label}。`, subject);
  const of = addUp(table, 'value', params.of, at);
  if (of.is === 'bad') return badVerdict(table, of, subject);
  if (of.given < of.fields) return notApplicable('没有可比的数。', subject);
  if (!amount.number.eq(of.sum)) return pass(subject);
  const words = params.of.map((part, index) => {
    const [sign, partId] = typeof part === 'string' ? [index === 0 ? '' : '加', at(part)] : ['减', at(part.minus)];
    const value = table.value(partId);
    return `${sign}${nameOf(table, partId)}${value.is === 'number' ? figureText(table, partId, value.number) : ''}`;
  });
  return fail({
    ...about(subject),
    ...sides(table, id, amount.number, of.sum),
    message: `${params.label}${figureText(table, id, amount.number)}正好等于${words.join('')}，可能是倒挤出来的。`,
    fields: [id, ...of.ids],
  });
}
