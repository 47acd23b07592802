import { factOfPack } from '../../pack/fact-of-pack';
import { textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import type { Pack, ScalarField } from '../../pack/pack';
import { convertMoney, isMoneyUnit } from '../../quantity/amount-unit';
import { zero, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { agreement, type Comparison } from '../support/agreement';
import { changeBetween, changeText, type Change } from '../support/change';
import { packDecimal } from '../../quantity/constants';
import { fillerGround } from '../support/filler';
import { figureText } from '../../fields/figure-text';
import { headOf, nameOf } from '../../fields/names';
import { percent } from '../../quantity/format';
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

function decide(params: Params, { table }: RuleContext, at: At, subject?: string): Verdict {
  const toId = at(params.to);
  const to = read(table.value, toId);
  if (to.is === 'bad') return badVerdict(table, to, subject);
  if (to.is === 'blank') return notApplicable(`${params.toLabel}没有填。`, subject);
  const adjustedId = params.adjusted === undefined ? null : at(params.adjusted);
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
  const gap = to.number.minus(from.number).abs();
  if (gap.lte(limit.amount) || gap.lte(from.number.abs().times(limit.rate))) return pass(subject);
  const change = changeBetween(from.number, to.number);

  const reasonId = at(params.reason);
  const fromName = usesAdjusted ? nameOf(table, fromId) : params.fromLabel;
  const says = `${params.subject}：${params.toLabel}${figureText(table, toId, to.number)}，比${fromName}${figureText(table, fromId, from.number)}${changeText(change, field)}`;
  const answer = answerOf(params, table, reasonId, at);
  return fail({
    ...about(subject),
    message: `${says}，${answer.words}`,
    fields: [reasonId, toId, fromId],
    ...leftRight(table, toId, fromId, change, field),
    tolerance: `${percent(limit.rate, 0)}且${limit.amount.toFixed()}${field.unit ?? ''}`,
    answeredBy: reasonId,
    ...(answer.isAnswered && { answered: true }),
    ...(answer.cause !== null && { cause: answer.cause }),
  });
}

function answerOf(
  params: Params,
  table: RuleContext['table'],
  reasonId: string,
  at: At,
): { words: string; isAnswered: boolean; cause: string | null } {
  const text = textOf(table.value(reasonId));
  if (text.trim() === '') return { words: '没有写明原因。', isAnswered: false, cause: null };
  const ground = fillerGround(table, text, headOf(table, reasonId), params.subject);
  if (ground !== null) return { words: '所写的原因不能算说明。', isAnswered: false, cause: `${ground}。` };
  const known = comparisonsOf(table.pack, params.reason);
  const own = { from: params.from, to: params.to, label: `${params.toLabel}比${params.fromLabel}` };
  const found = agreement(table, text, params.subject, known.length > 0 ? known : [own], at);
  if (found.is === 'contradicts') return { words: '所写的原因与数字不符。', isAnswered: false, cause: found.message };
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

/** The pack's amount is in 万元; counts have no amount of money, so only the rate decides. */
export function changeLimits(pack: Pack, field: ScalarField | null): { rate: Decimal; amount: Decimal } {
  const rate = packDecimal(pack.thresholds.changeRate);
  const wan = packDecimal(pack.thresholds.changeAmount);
  const unit = field?.unit ?? null;
  return { rate, amount: isMoneyUnit(unit) ? convertMoney(wan, '万元', unit) : zero };
}

/** All comparisons the pack lets a reason speak about: one text may explain 上年 and 预算 together. */
function comparisonsOf(pack: Pack, reason: string): readonly Comparison[] {
  return comparisonsByReason(pack).get(reason) ?? [];
}

const comparisonsByReason = factOfPack(({ checks }): ReadonlyMap<string, readonly Comparison[]> => {
  const found = new Map<string, Comparison[]>();
  for (const { rule } of checks) {
    if (rule?.kind === 'explanation-agrees') add(found, rule.reason, ...rule.comparisons);
    if (rule?.kind === 'change-needs-explanation') {
      add(found, rule.reason, { from: rule.from, to: rule.to, label: `${rule.toLabel}比${rule.fromLabel}` });
      if (rule.adjusted !== undefined)
        add(found, rule.reason, { from: rule.adjusted, to: rule.to, label: `${rule.toLabel}比全年预算` });
    }
  }
  return found;
});

function add(found: Map<string, Comparison[]>, reason: string, ...more: readonly Comparison[]): void {
  const list = found.get(reason) ?? [];
  if (list.length === 0) found.set(reason, list);
  for (const one of more) if (!list.some((other) => other.from === one.from && other.to === one.to)) list.push(one);
}
