import type { CheckParams } from '../../pack/check-params';
import { isDerived } from '../../pack/pack';
import { zero, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { packDecimal } from '../../quantity/constants';
import { agrees } from '../support/agrees';
import { nameOf } from '../../fields/names';
import { printedSum } from '../support/printed-sum';
import { addUp, badVerdict, missingVerdict, read } from '../support/reading';
import { awaitsParts } from '../support/awaits-parts';
import { roundingGapOf } from '../support/rounding';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/** 合计 = Σ分项 on the figures the sheet shows. A gap that rounding alone can make is 尾差, a 提示. */
export const sumsTo: Rule<'sums-to'> = {
  kind: 'sums-to',
  shows: 'figures',
  decide: (params, context) => eachRow(context, params.total, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'sums-to'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const id = at(params.total);
  const total = read(table.shown, id);
  if (total.is === 'bad') return badVerdict(table, total, subject);
  const parts = addUp(table, 'shown', params.parts, at);
  if (parts.is === 'bad') return badVerdict(table, parts, subject);
  if (parts.given === 0) return notApplicable('分项都没有填。', subject);
  if (total.is === 'blank') return missingVerdict(table, id, subject);

  const gap = total.number.minus(parts.sum).abs();
  const tolerance = toleranceOf(params);
  if (gap.lte(tolerance)) return pass(subject);
  const field = table.field(id);
  // A formula's total that fits the inputs is right; a subtotal between them that does not is told at its own cell.
  if (isDerived(field) && agrees(table, id, table.shown(id), table.value(id))) return pass(subject);
  const rounding = roundingGapOf(table, id, parts.fields, parts.ids);
  const { formula, result, figure } = printedSum(table, 'shown', { id, stated: total.number }, params.parts, at);
  const stated = `${nameOf(table, id)}${figure(total.number)}，应为${formula}${result}，相差${figure(gap)}`;
  const shared = {
    ...about(subject),
    ...sides(table, id, total.number, parts.sum),
    fields: [id, ...parts.ids],
    tolerance: rounding.toFixed(),
  };
  if (gap.gt(rounding)) {
    // 《补充资料》 is filled before the parts are: a gap that they may still fill says nothing yet.
    if (!isDerived(field) && awaitsParts(table, params.parts, at)) return notApplicable('分项还没有填全。', subject);
    return fail({ ...shared, message: `${stated}。` });
  }
  return fail({
    ...shared,
    level: 'notice',
    message: `${stated}，属四舍五入的尾差。`,
    cause: '各项由元换算成万元时分别四舍五入。',
    suggestion: `尾差 ${figure(gap)}：调整合计或其中一项，使两边相等。`,
    ...(!isDerived(field) && { fix: { kind: 'set-number', field: id, value: parts.sum.toFixed() } as const }),
  });
}

/** What the pack lets pass beside rounding; 0 where it says nothing. */
export function toleranceOf(params: CheckParams<'sums-to'>): Decimal {
  return params.tolerance === undefined ? zero : packDecimal(params.tolerance);
}
