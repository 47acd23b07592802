import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
import type { ManualRule } from '../pack/score-rules';
import { parseDecimal, type Decimal } from '../quantity/decimal';
import { trimmed } from '../quantity/format';
import { scored, unsettled, waitingForUse, type ScoreOutcome } from './outcome';
import { evidenceField, scoreField } from '../pack/generated-fields';

/** 人工评分: the score the user typed on 《评分表》, taken only within the standard, with its evidence (佐证材料) named. */
export function scoreManual(id: string, rule: ManualRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const score = pointsByHand(table, id);
  if (score === null)
    return (
      waitingForUse(table, [scoreField(id)]) ?? unsettled('请根据自评材料在《评分表》得分栏打分，并写明佐证材料。')
    );
  if (!isWithinStandard(rule, full, score)) {
    const choices = rule.choices ? `只能是${rule.choices.join('、')}分` : `应在0～${trimmed(full, 2)}分之间`;
    return unsettled(`填的${trimmed(score, 2)}分不在标准之内，${choices}。`);
  }
  const evidence = textOf(table.value(evidenceField(id))).trim();
  return scored(
    score,
    evidence === ''
      ? `自评${trimmed(score, 2)}分，佐证材料未写。`
      : `自评${trimmed(score, 2)}分，佐证材料：${evidence}。`,
  );
}

/** The points somebody typed, though the standard may not know them: those are told with what may stand there. */
export function pointsByHand(table: Pick<FieldTable, 'shown'>, id: string): Decimal | null {
  return numberOf(table.shown(scoreField(id)));
}

/** Points from 0 to full marks, and where the standard lists them, one of those. */
export function isWithinStandard({ choices }: ManualRule, full: Decimal, points: Decimal): boolean {
  const isKnown = choices?.some((choice) => parseDecimal(choice)!.eq(points)) ?? true;
  return points.gte(0) && points.lte(full) && isKnown;
}
