import { fieldsOf } from '../support/inputs';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/non-negative.ts. */
export const nonNegativeFaults: FaultFormulas<'non-negative'> = (_params, cells, pack) => {
  return fieldsOf(pack).inputs.flatMap(({ ref, field }) => {
    if (field.kind !== 'number' || field.negative) return [];
    const on = formulaAt(pack, ref)(ref);
    return [{ field: ref, formula: `N(${cells.ref(on, on)})<0` }];
  });
};
