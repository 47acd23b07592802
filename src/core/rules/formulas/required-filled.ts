import { fieldsOf } from '../support/inputs';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/required-filled.ts. */
export const requiredFilledFaults: FaultFormulas<'required-filled'> = (_params, cells, pack) => {
  return fieldsOf(pack).inputs.flatMap(({ ref, field, rows }) => {
    if (!field.required || rows !== null) return [];
    const on = formulaAt(pack, ref)(ref);
    return [{ field: ref, formula: `LEN(TRIM(${cells.ref(on, on)}))=0` }];
  });
};
