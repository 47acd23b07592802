import type { FieldTable } from '../fields/field-table';
import { saysNothing } from '../fields/field-value';
import { columnRef } from '../pack/concrete-id';
import { factOfPack } from '../pack/fact-of-pack';
import { isDerived, type Pack } from '../pack/pack';
import { isGivenByHand } from './impossible';

/** The other amounts of a sheet's line whose blanks are zero while nobody uses the line (当年财政拨款: 年初预算数、全年预算数、全年执行数). */
const matesOf = factOfPack((pack): ReadonlyMap<string, readonly string[]> => {
  const mates = new Map<string, readonly string[]>();
  for (const { rows } of pack.sheets)
    for (const { cells } of rows) {
      const line = cells.flatMap(({ field }) => (field !== undefined && isAmount(pack, field) ? [field] : []));
      for (const id of line)
        mates.set(
          id,
          line.filter((other) => other !== id),
        );
    }
  return mates;
});

function isAmount(pack: Pack, id: string): boolean {
  const field = pack.byId.get(id);
  return (
    field?.kind === 'number' && !('rows' in field) && field.blankIsZero && !isDerived(field) && !isGivenByHand(pack, id)
  );
}

export function rowMates(pack: Pack, id: string): readonly string[] {
  return matesOf(pack).get(id) ?? [];
}

/** Whether a blank of this field is 0 as it stands: the form says so, and its line is not otherwise used. */
export function isBlankZero(table: Pick<FieldTable, 'pack' | 'value'>, id: string): boolean {
  const field = table.pack.byId.get(columnRef(id));
  if (field?.kind !== 'number' || !field.blankIsZero) return false;
  return rowMates(table.pack, id).every((mate) => saysNothing(table.value(mate)));
}
