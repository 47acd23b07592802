import type { FieldTable } from '../../fields/field-table';
import { isColumn, isDerived, type Pack } from '../../pack/pack';
import { partId, type Part } from '../../pack/part';
import { isMoneyUnit } from '../../quantity/amount-unit';
import { fieldsOf } from './inputs';
import type { At } from './rows';

/** Whether a sum of these parts, whose total was typed, is not to be judged yet: cells that it waits for are blank. */
export function awaitsParts(table: FieldTable, parts: readonly Part[], at: At): boolean {
  return awaitedBy(table.pack, parts).some((id) => table.shown(at(id)).is === 'blank');
}

/**
 * The cells that must hold something before a typed total is held against its parts: each part that is typed itself; and where one is
 * worked out (a total over projects, which is 0 before they are filled and where there are none), the amounts the form requires.
 */
export function awaitedBy(pack: Pack, parts: readonly Part[]): readonly string[] {
  const ids = parts.map(partId);
  const typed = ids.filter((id) => !isWorkedOut(pack, id));
  return typed.length === ids.length ? typed : [...new Set([...typed, ...requiredAmounts(pack)])];
}

function isWorkedOut(pack: Pack, id: string): boolean {
  const field = pack.byId.get(id);
  return isColumn(pack, id) || (field !== undefined && isDerived(field));
}

function requiredAmounts(pack: Pack): readonly string[] {
  return fieldsOf(pack).inputs.flatMap(({ ref, field, rows }) =>
    rows === null && field.required === true && isMoneyUnit(field.unit ?? null) ? [ref] : [],
  );
}
