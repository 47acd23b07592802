import { numberOf, textOf, type FieldValue } from '../fields/field-value';
import { factOfPack } from '../pack/fact-of-pack';
import { scoreField } from '../pack/generated-fields';
import type { Pack, ScalarField } from '../pack/pack';
import { isZero, packDecimal } from '../quantity/constants';

/**
 * What a cell holds and cannot be: below 0, above its field's most, points that the standard does not know, 无 beside filled figures, more
 * points than there are. Such a value is unusable (ADR 18), as words would be. Two cells that merely disagree both stay usable.
 */

/** 无 cannot stand while one of the cells holds more than 0, or what nobody can read. */
interface NoneBeside {
  readonly is: string;
  readonly cells: readonly string[];
}

interface Limits {
  readonly beside: ReadonlyMap<string, NoneBeside>;
  /** A field and the field it never is above. */
  readonly under: ReadonlyMap<string, string>;
  /** Where points are given by hand: those the standard knows; null is any from 0 to full marks. */
  readonly byHand: ReadonlyMap<string, readonly string[] | null>;
}

/** What the pack says of values that cannot be. */
export const limitsOf = factOfPack((pack): Limits => {
  const beside = new Map<string, NoneBeside>();
  const under = new Map<string, string>();
  for (const { rule, level } of pack.checks) {
    if (rule?.kind === 'none-agrees' && level === 'error')
      beside.set(rule.choice, { is: rule.none, cells: rule.cells });
    if (rule?.kind === 'not-above' && rule.impossible) under.set(rule.amount, rule.limit);
  }
  const byHand = new Map(
    pack.indicators.flatMap(({ id, rule }) =>
      rule.kind === 'manual' ? [[scoreField(id), rule.choices ?? null] as const] : [],
    ),
  );
  return { beside, under, byHand };
});

/** Whether an input holds what it cannot be. `typed` gives what stands in other cells. */
export function isImpossible(
  pack: Pack,
  id: string,
  field: ScalarField,
  value: FieldValue,
  typed: (id: string) => FieldValue,
): boolean {
  if (value.is === 'number' && field.kind === 'number') {
    const { number } = value;
    if (!field.negative && number.s < 0 && !isZero(number)) return true;
    if (field.max !== undefined && number.gt(packDecimal(field.max))) return true;
    const { byHand, under } = limitsOf(pack);
    const choices = byHand.get(id);
    if (choices && !choices.some((choice) => packDecimal(choice).eq(number))) return true;
    const limit = under.get(id);
    const most = limit === undefined ? null : numberOf(typed(limit));
    return most !== null && number.gt(most);
  }
  if (value.is === 'text' && field.kind === 'choice') {
    const none = limitsOf(pack).beside.get(id);
    if (none === undefined || textOf(value) !== none.is) return false;
    return none.cells.map(typed).some((cell) => cell.is === 'bad' || numberOf(cell)?.gt(0));
  }
  return false;
}

/** Whether points are given by hand there: what the standard does not know is left out of totals, as if nobody had scored yet. */
export function isGivenByHand(pack: Pack, id: string): boolean {
  return limitsOf(pack).byHand.has(id);
}
