import type { FieldTable } from '../../fields/field-table';
import type { CheckParams } from '../../pack/check-params';
import { sumParts } from '../../derive/parts';
import { isDerived } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import { round, zero, type Decimal } from '../../quantity/decimal';
import type { Rule, RuleContext } from '../rule';
import { agrees } from '../support/agrees';
import { figureText, placesShown } from '../../fields/figure-text';
import { nameOf } from '../../fields/names';
import { percent } from '../../quantity/format';
import { printedSum } from '../support/printed-sum';
import { addUp, badVerdict, read, type Addition } from '../support/reading';
import { halfUnitOf, lastDigit, placesWritten } from '../support/rounding';
import { eachRow, type At } from '../support/rows';
import { about, sides } from '../support/sides';
import { fail, notApplicable, pass, undetermined, type Verdict } from '../verdict';

/**
 * The rate on the sheet = Σof ÷ Σover, at the digits it shows ±1 in the last one. The operands are rounded figures too, so any
 * quotient they can stand for is accepted.
 */
export const percentOf: Rule<'percent-of'> = {
  kind: 'percent-of',
  shows: 'figures',
  decide: (params, context) => eachRow(context, params.rate, (at, subject, row) => decide(params, row, at, subject)),
};

function decide(params: CheckParams<'percent-of'>, { table }: RuleContext, at: At, subject?: string): Verdict {
  const id = at(params.rate);
  const rate = read(table.shown, id);
  if (rate.is === 'bad') return badVerdict(table, rate, subject);
  const of = addUp(table, 'shown', params.of, at);
  const over = addUp(table, 'shown', params.over, at);
  if (of.is === 'bad') return badVerdict(table, of, subject);
  if (over.is === 'bad') return badVerdict(table, over, subject);
  if (rate.is === 'blank') return notApplicable('比率没有填。', subject);
  // A formula's rate that fits the inputs is right; a figure between them that does not is told at its own cell.
  if (isDerived(table.field(id)) && agrees(table, id, table.shown(id), table.value(id))) return pass(subject);
  const fields = [id, ...of.ids, ...over.ids];
  const name = nameOf(table, id);
  const shown = figureText(table, id, rate.number);
  if (of.given === 0 || over.given === 0) {
    return rate.number.eq(zero)
      ? notApplicable('没有可算比率的数。', subject)
      : undetermined(`${name}填了${shown}，但用来计算的数没有填，不能核对。`, fields, subject);
  }
  if (over.sum.eq(zero)) {
    if (rate.number.eq(zero)) return notApplicable('分母为0，没有比率。', subject);
    return fail({
      ...about(subject),
      message: `${name}填了${shown}，但分母为0，这个比率不存在。`,
      fields,
      left: shown,
      figures: [rate.number.toFixed(), '0'],
    });
  }

  const places = placesWritten(table.field(id), rate.number);
  const last = lastDigit(places);
  if (isQuotient(rate.number, of.sum, over.sum, last) || withinRounding(table, rate.number, last, of, over))
    return pass(subject);
  const quotient = of.sum.div(over.sum);
  const right = percent(quotient, Math.max(2, places - 2));
  const missingSign = isQuotient(rate.number.div(100), of.sum, over.sum, lastDigit(4));
  return fail({
    ...about(subject),
    ...sides(table, id, rate.number, round(quotient, 6)),
    right,
    fields,
    tolerance: percent(last, Math.max(0, places - 2)),
    message: `${name}${shown}，按${operands(table, params.of, at)}÷${operands(table, params.over, at)}应为${right}。`,
    ...(missingSign && { cause: '比率按百分数的数字填写，少了百分号。' }),
    ...(!isDerived(table.field(id)) && {
      fix: { kind: 'set-number', field: id, value: round(quotient, placesShown(table.field(id))).toFixed() } as const,
    }),
  });
}

/** |rate − of/over| ≤ allowed, without the division. */
function isQuotient(rate: Decimal, of: Decimal, over: Decimal, allowed: Decimal): boolean {
  return rate.times(over).minus(of).abs().lte(allowed.times(over.abs()));
}

/** Whether figures that print as these could give the rate. */
function withinRounding(table: FieldTable, rate: Decimal, last: Decimal, of: Addition, over: Addition): boolean {
  const slackOf = slack(table, of);
  const slackOver = slack(table, over);
  const [low, high] = [over.sum.minus(slackOver), over.sum.plus(slackOver)];
  if (low.lte(zero)) return false;
  const ends = [
    of.sum.minus(slackOf).div(low),
    of.sum.minus(slackOf).div(high),
    of.sum.plus(slackOf).div(low),
    of.sum.plus(slackOf).div(high),
  ];
  return ends.some((end) => end.lte(rate.plus(last))) && ends.some((end) => end.gte(rate.minus(last)));
}

function slack(table: FieldTable, sum: Addition): Decimal {
  const first = sum.ids[0];
  return first === undefined ? zero : halfUnitOf(table, first, sum.ids).times(sum.ids.length);
}

/** "公用经费18.00", "（人员经费61.50＋公用经费18.00）": what the rate is made of, in all its digits. */
function operands(table: FieldTable, parts: readonly Part[], at: At): string {
  const id = at(partId(parts[0]!));
  const { total } = sumParts(parts, table, 'shown', at);
  const { formula } = printedSum(table, 'shown', { id, stated: total }, parts, at);
  return parts.length === 1 ? formula : `（${formula}）`;
}
