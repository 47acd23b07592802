import { adoptedQuantity } from '../fields/adopted-quantity';
import type { FieldTable } from '../fields/field-table';
import { textOf } from '../fields/field-value';
import type { AchievementRule } from '../pack/score-rules';

/** An indicator's figures as a bureau's form prints them, where the two are in different units. */
export interface UnlikeUnits {
  readonly target: string;
  readonly actual: string;
}

/** null: they are in one unit, or one of them names none. 26000人 and 2.5万人 are no two numbers to set against each other. */
export function unlikeUnits(rule: AchievementRule, table: FieldTable): UnlikeUnits | null {
  const [target, actual] = [adoptedQuantity(table, rule.target), adoptedQuantity(table, rule.actual)];
  if (actual === null || actual.unit === '') return null;
  const beside = rule.amountUnit === undefined ? '' : textOf(table.value(rule.amountUnit));
  const wanted = target?.unit || beside.normalize('NFKC').replace(/\s/g, '');
  if (wanted === '' || wanted === actual.unit) return null;
  return { target: target?.text ?? wanted, actual: actual.text };
}
