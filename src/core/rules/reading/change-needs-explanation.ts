import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import { isAbsent } from '../../fields/adopted';
import type { ScalarField } from '../../pack/pack';
import { zero } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { agreement } from '../support/agreement';
import { changeBetween, changeText, type Change } from '../support/change';
import { fillerGround } from '../support/filler';
import { figureText } from '../../fields/figure-text';
import { headOf, nameOf } from '../../fields/names';
import { percent } from '../../quantity/format';
import { changeLimits, comparisonsOf, isBeyond } from '../support/due-reason';
import { badVerdict, missingVerdict, read } from '../support/reading';
import { eachRow, type At } from '../support/rows';
import { about } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

type Params = CheckParams<'change-needs-explanation'>;

/**
 * A change beyond a rate AND an amount wants a reason; 全年预算 replaces 年初预算 where it is given, for every unit's spending leaves
 * its initial budget. A base of zero has no rate and is zero-base's business.
 */
export const changeNeedsExplanation: Rule<'change-needs-explanation'> = {
  kind: 'change-needs-explanation',
  blames: 'words',
  decide: (params, context) => eachRow(context, params.to, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: Params, { table, year }: RuleContext, at: At, subject?: string): Verdict {
  const toId = at(params.to);
  const to = read(table.value, toId);
  if (to.is === 'bad') return badVerdict(table, to, subject);
  if (to.is === 'blank') return notApplicable(`${params.toLabel}没有填。`, subject);
  // A bureau's own form that has no 全年预算 asks about 年初预算, as ours does where it is not filled in.
  const given = params.adjusted === undefined ? null : at(params.adjusted);
  const adjustedId = given === null || isAbsent(table, given) ? null : given;
  const adjusted = adjustedId === null ? null : read(table.value, adjustedId);
  if (adjusted?.is === 'bad') return badVerdict(table, adjusted, subject);
  const usesAdjusted = adjustedId !== null && adjusted?.is === 'number';
  const fromId = usesAdjusted ? adjustedId : at(params.from);
  const from = read(table.value, fromId);
  if (from.is === 'bad') return badVerdict(table, from, subject);
  if (from.is === 'blank')
    return to.number.eq(zero) ? notApplicable('两边都没有数。', subject) : missingVerdict(table, fromId, subject);
  if (from.number.eq(zero)) return notApplicable(`${params.fromLabel}为0，没有变动率。`, subject);

  const field = table.field(toId);
  const limit = changeLimits(table.pack, field);
  const change = changeBetween(from.number, to.number);
  if (!isBeyond(change, limit)) return pass(subject);

  const reasonId = at(params.reason);
  const fromName = usesAdjusted ? nameOf(table, fromId) : params.fromLabel;
  const says = `${params.subject}：${params.toLabel}${figureText(table, toId, to.number)}，比${fromName}${figureText(table, fromId, from.number)}${changeText(change, field)}`;
  const answer = answerOf(params, { table, year }, reasonId, at);
  return fail({
    ...about(subject),
    message: `${says}，${answer.words}`,
    fields: [reasonId, toId, fromId],
    ...leftRight(table, toId, fromId, change, field),
    tolerance: `${percent(limit.rate, 0)}且${limit.amount.toFixed()}${field.unit ?? ''}`,
    answeredBy: reasonId,
    ...(answer.isAnswered && { answered: true }),
    ...(answer.cause !== null && { cause: answer.cause }),
    ...(answer.isContradicted === true && { blames: 'claim' as const }),
  });
}

function answerOf(
  params: Params,
  { table, year }: Pick<RuleContext, 'table' | 'year'>,
  reasonId: string,
  at: At,
): { words: string; isAnswered: boolean; cause: string | null; isContradicted?: true } {
  const text = textOf(table.value(reasonId));
  if (text.trim() === '') return { words: '没有写明原因。', isAnswered: false, cause: null };
  const ground = fillerGround(table, text, headOf(table, reasonId), params.subject);
  if (ground !== null) return { words: '所写的原因不能算说明。', isAnswered: false, cause: `${ground}。` };
  const known = comparisonsOf(table.pack, params.reason);
  const own = { from: params.from, to: params.to, label: `${params.toLabel}比${params.fromLabel}` };
  const found = agreement(table, text, params.subject, known.length > 0 ? known : [own], at, year);
  if (found.is === 'contradicts')
    return { words: '所写的原因与数字不符。', isAnswered: false, cause: found.message, isContradicted: true };
  return { words: '已写明原因。', isAnswered: true, cause: null };
}

function leftRight(
  table: RuleContext['table'],
  toId: string,
  fromId: string,
  change: Change,
  field: ScalarField,
): { left: string; right: string; difference: string; figures: string[] } {
  return {
    left: figureText(table, toId, change.to),
    right: figureText(table, fromId, change.from),
    difference: changeText(change, field),
    figures: [change.from.toFixed(), change.to.toFixed()],
  };
}
