import { numberOf, textOf, type FieldValue } from '../fields/field-value';
import { columnRef } from '../pack/concrete-id';
import { factOfPack } from '../pack/fact-of-pack';
import { scoreField } from '../pack/generated-fields';
import { isDerived, type Pack, type ScalarField } from '../pack/pack';
import { isZero, packDecimal } from '../quantity/constants';
import { quote, type Ref } from './expression';

/**
 * What a cell holds and cannot be: below 0, above its field's most, points that the standard does not know, 无 beside filled figures, more
 * points than there are. Such a value is unusable (ADR 18), as words would be. Two cells that merely disagree both stay usable.
 */

/** 无 is impossible while one of the cells holds more than 0. */
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

const limitsOf = factOfPack((pack): Limits => {
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
    return none !== undefined && textOf(value) === none.is && none.cells.some((cell) => numberOf(typed(cell))?.gt(0));
  }
  return false;
}

/** Whether points are given by hand there: what the standard does not know is left out of totals, as if nobody had scored yet. */
export function isGivenByHand(pack: Pack, id: string): boolean {
  return limitsOf(pack).byHand.has(id);
}

/** TRUE where one of these inputs holds what it cannot be; null where each may hold whatever is of its kind. Never asked over errors. */
export function impossibleTests(
  pack: Pack,
  ids: readonly string[],
  ref: Ref,
): { numbers: string[]; choices: string[] } {
  const inputs = ids.flatMap((id) => {
    const field = pack.byId.get(columnRef(id));
    return field && field.kind !== 'rows' && !isDerived(field) ? [{ id, field }] : [];
  });
  const { beside, under, byHand } = limitsOf(pack);
  const least = inputs.filter(({ field }) => field.kind === 'number' && !field.negative).map(({ id }) => ref(id));
  const numbers = [
    ...(least.length === 0 ? [] : [`MIN(${least.join(',')})<0`]),
    ...inputs.flatMap(({ id, field }) =>
      field.kind === 'number' && field.max !== undefined ? [`MAX(${ref(id)})>${field.max}`] : [],
    ),
    ...inputs.flatMap(({ id }) => {
      const choices = byHand.get(id);
      return choices ? [`COUNT(${ref(id)})>${choices.map((one) => `COUNTIF(${ref(id)},${one})`).join('+')}`] : [];
    }),
    ...inputs.flatMap(({ id }) => {
      const limit = under.get(id);
      return limit === undefined ? [] : [`IF(COUNT(${ref(id)},${ref(limit)})=2,${ref(id)}>${ref(limit)},0)`];
    }),
  ];
  const choices = inputs.flatMap(({ id }) => {
    const none = beside.get(id);
    if (none === undefined) return [];
    return [
      `COUNTIF(${ref(id)},${quote(`=${none.is}`)})*(${none.cells.map((cell) => `COUNTIF(${ref(cell)},">0")`).join('+')})>0`,
    ];
  });
  return { numbers, choices };
}
