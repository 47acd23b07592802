import { columnRef } from '../pack/concrete-id';
import { isDerived, type Pack } from '../pack/pack';
import type { Ref } from './expression';
import { limitsOf } from './impossible';
import { countEqual, numbersTest } from './number-cells';

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
      `${countEqual(ref(id), none.is)}*(${none.cells.map((cell) => `COUNTIF(${ref(cell)},">0")`).join('+')}+(${numbersTest(pack, none.cells, ref)}))>0`,
    ];
  });
  return { numbers, choices };
}
