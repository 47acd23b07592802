import { adoptedQuantity } from '../fields/adopted-quantity';
import type { FieldTable } from '../fields/field-table';
import { textOf } from '../fields/field-value';
import type { AchievementRule } from '../pack/score-rules';
import type { Decimal } from '../quantity/decimal';
import { inFull } from '../quantity/format';
import { inUnit } from '../quantity/like-units';

/** An indicator's figures as a bureau's form prints them, where the two measure different things. */
export interface UnlikeUnits {
  readonly target: string;
  readonly actual: string;
}

/** An actual figure that can be set against the target. */
export interface LikeActual {
  readonly number: Decimal;
  /** “（26000人，合2.6万人）” where it is written in another unit, else ''. */
  readonly said: string;
}

/**
 * 26000人 beside 2.5万人 are 2.6: units of one kind are converted, others are no two numbers to set against each other.
 * @param typed the actual figure as it stands
 */
export function actualBeside(rule: AchievementRule, table: FieldTable, typed: Decimal): LikeActual | UnlikeUnits {
  const plain = { number: typed, said: '' };
  const [target, actual] = [adoptedQuantity(table, rule.target), adoptedQuantity(table, rule.actual)];
  if (actual === null || actual.unit === '') return plain;
  const beside = rule.amountUnit === undefined ? '' : textOf(table.value(rule.amountUnit));
  const wanted = target?.unit || beside.normalize('NFKC').replace(/\s/g, '');
  if (wanted === '' || wanted === actual.unit) return plain;
  const number = inUnit(typed, actual.unit, wanted);
  if (number === null) return { target: target?.text ?? wanted, actual: actual.text };
  return number.eq(typed) ? plain : { number, said: `（${actual.text}，合${inFull(number)}${wanted}）` };
}
