import type { FieldTable } from '../../fields/field-table';
import { isColumn, isDerived } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { fieldsOf } from './inputs';
import type { At } from './rows';

/**
 * Whether a sum of these parts is not to be judged yet: a part that the user types is blank, or one of them is worked out from cells
 * (a total over projects) while the form still lacks amounts it requires. Once all of those stand, an empty block is a block of nothing.
 */
export function awaitsParts(table: FieldTable, parts: readonly Part[], at: At): boolean {
  let isWorkedOut = false;
  for (const part of parts) {
    const id = at(partId(part));
    if (isColumn(table.pack, id) || isDerived(table.field(id))) isWorkedOut = true;
    else if (table.shown(id).is === 'blank') return true;
  }
  return isWorkedOut && lacksAmounts(table);
}

function lacksAmounts(table: FieldTable): boolean {
  return fieldsOf(table.pack).inputs.some(
    ({ ref, field, rows }) =>
      rows === null && field.required === true && isMoneyUnit(field.unit ?? null) && table.value(ref).is === 'blank',
  );
}
