import type { FieldTable } from '../../fields/field-table';
import { numberOf, textOf } from '../../fields/field-value';
import type { CheckParams } from '../../pack/check-params';
import { max, one, round, zero, type Decimal } from '../../quantity/decimal';
import { inFull, percentBeside } from '../../quantity/format';
import { marksOf } from '../../scoring/totals';
import { directionOf } from '../../scoring/achievement';
import { actualBeside } from '../../scoring/printed-units';
import type { Rule } from '../rule';
import { packDecimal } from '../../quantity/constants';
import { fillerGround } from '../support/filler';
import { headOf } from '../../fields/names';
import { indicatorName, ownIndicatorsInUse, type OwnIndicator } from '../support/indicators';
import { fail, notApplicable, pass, type Verdict } from '../verdict';

/**
 * 偏差原因: an indicator that was missed, or far exceeded (完成值 ÷ 指标值 ≥ `beyond`; where the target is 0, an actual of `beyondZero` and
 * more), wants its reason in the table. 定性 indicators want one below the top band.
 */
export const deviationReason: Rule<'deviation-reason'> = {
  kind: 'deviation-reason',
  blames: 'words',
  decide(params, { table }) {
    const verdicts = ownIndicatorsInUse(table).flatMap((one): Verdict[] => {
      const deviation = marksOf(table, one.indicator) === null ? null : deviationOf(params, table, one);
      return deviation === null ? [] : [judge(table, one, deviation)];
    });
    return verdicts.length > 0 ? verdicts : [notApplicable('没有可比的指标。')];
  },
};

interface Deviation {
  /** null: nothing to explain. */
  readonly words: string | null;
  readonly figures: readonly string[];
}

/** null while there is nothing to compare. */
function deviationOf(
  params: CheckParams<'deviation-reason'>,
  table: FieldTable,
  { rule }: OwnIndicator,
): Deviation | null {
  const direction = directionOf(rule, table);
  if (direction === null) return null;
  if (direction === 'qualitative') {
    const grade = textOf(table.value(rule.qualitative.grade));
    const at = rule.qualitative.bands.findIndex((band) => band.is === grade);
    return at < 0 ? null : { words: at === 0 ? null : `完成情况是“${grade}”`, figures: [] };
  }
  const [target, typed] = [numberOf(table.value(rule.target)), numberOf(table.value(rule.actual))];
  if (target === null || typed === null) return null;
  const like = actualBeside(rule, table, typed);
  if ('target' in like) return null;
  const actual = max(zero, like.number);
  const figures = [target.toFixed(), typed.toFixed()];
  const words =
    direction === 'atMost'
      ? aboveLimit(actual, target)
      : (below(actual, target) ?? farAbove(params, actual, target, direction));
  return { words, figures };
}

function aboveLimit(actual: Decimal, target: Decimal): string | null {
  return round(actual.minus(target), 8).gt(0) ? `实际完成${inFull(actual)}，超过指标值${inFull(target)}` : null;
}

function below(actual: Decimal, target: Decimal): string | null {
  if (round(target, 8).lte(0) || round(target.minus(actual), 8).lte(0)) return null;
  return `实际完成${inFull(actual)}，没有达到指标值${inFull(target)}（完成${percentBeside(actual.div(target), [one])}）`;
}

function farAbove(
  params: CheckParams<'deviation-reason'>,
  actual: Decimal,
  target: Decimal,
  direction: string,
): string | null {
  if (round(target, 8).lte(0)) {
    const limit = direction === 'exactly' ? zero : packDecimal(params.beyondZero);
    const isFar = direction === 'exactly' ? round(actual, 8).gt(0) : actual.gte(limit);
    return isFar ? `指标值为0，实际完成${inFull(actual)}` : null;
  }
  const share = round(actual.div(target), 8);
  return share.gte(params.beyond)
    ? `实际完成${inFull(actual)}，为指标值${inFull(target)}的${percentBeside(share, [packDecimal(params.beyond)])}，超计划较大`
    : null;
}

function judge(table: FieldTable, one: OwnIndicator, { words, figures }: Deviation): Verdict {
  const subject = one.indicator.id;
  if (words === null) return pass(subject);
  const { reason } = one.rule;
  const text = textOf(table.value(reason));
  const ground = text.trim() === '' ? null : fillerGround(table, text, headOf(table, reason));
  const isAnswered = text.trim() !== '' && ground === null;
  const says = text.trim() === '' ? '没有写偏差原因' : isAnswered ? '已写明偏差原因' : '所写的不能算原因';
  return fail({
    subject,
    message: `${indicatorName(table, one)}${words}，${says}。`,
    fields: [reason, one.rule.actual, one.rule.target],
    figures,
    answeredBy: reason,
    ...(isAnswered && { answered: true }),
    ...(ground !== null && { cause: `${ground}。` }),
  });
}
