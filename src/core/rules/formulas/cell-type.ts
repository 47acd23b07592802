import { isWhole } from '../../pack/field-format';
import { fieldsOf } from '../support/inputs';
import { formulaAt } from '../support/rows';
import type { FaultFormulas } from '../rule';

/** Twin of ../kinds/cell-type.ts. */
export const cellTypeFaults: FaultFormulas<'cell-type'> = (_params, cells, pack) => {
  return fieldsOf(pack).inputs.flatMap(({ ref, field }) => {
    if (field.kind !== 'number') return [];
    const on = formulaAt(pack, ref)(ref);
    const cell = cells.ref(on, on);
    const isText =
      field.noneText === undefined
        ? `ISTEXT(${cell})`
        : `AND(ISTEXT(${cell}),TRIM(${cell})<>"${field.noneText.replaceAll('"', '""')}")`;
    const isBroken = isWhole(field) ? `OR(${isText},N(${cell})<>INT(N(${cell})))` : isText;
    return [{ field: ref, formula: isBroken }];
  });
};
