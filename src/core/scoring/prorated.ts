import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import { countsAsZero } from '../quantity/constants';
import { spokenName } from '../pack/pack';
import type { ProratedRule } from '../pack/score-rules';
import { max, min, round, zero, type Decimal } from '../quantity/decimal';
import { inFull, trimmed } from '../quantity/format';
import { scored, unsettled, waiting, type ScoreOutcome } from './outcome';

/** 按得分÷满分折算, two decimals, never above full marks nor below 0. */
export function scoreProrated(rule: ProratedRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const of = numberOf(table.value(rule.of));
  const outOf = numberOf(table.value(rule.outOf));
  const [ofName, outOfName] = [spokenName(table.field(rule.of)), spokenName(table.field(rule.outOf))];
  if (of === null || outOf === null)
    return waiting(table, [rule.of, rule.outOf]) ?? unsettled(`请填${ofName}和${outOfName}。`, rule.of);
  if (countsAsZero(outOf)) return unsettled(`${outOfName}为0，不能折算，请改正。`, rule.outOf);
  const score = round(max(zero, min(full, of.div(outOf).times(full))), 2);
  const limit = of.gt(outOf) ? `最高${inFull(full)}分，` : of.lt(0) ? '不低于0分，' : '';
  return scored(
    score,
    `${ofName}${inFull(of)}÷${outOfName}${inFull(outOf)}×${inFull(full)}，${limit}得${trimmed(score, 2)}分。`,
  );
}
