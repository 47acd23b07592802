import { bind } from '../../src/core/fields/binding';
import { columnRef, parseRowId } from '../../src/core/pack/concrete-id';
import { derivationInputs } from '../../src/core/pack/refs-in';
import { columnsOf, type Pack } from '../../src/core/pack/pack';
import { readFieldTable } from '../../src/core/table/read-table';
import type { Snapshot } from '../../src/core/workbook/snapshot';

const known = new WeakMap<Pack, Map<string, ReadonlySet<string>>>();

/** Every derived field, scores left out, that rests on this one (ids without rows: "businessProjects.final"). */
export function dependentsOf(pack: Pack, id: string): ReadonlySet<string> {
  let ofPack = known.get(pack);
  if (!ofPack) known.set(pack, (ofPack = new Map()));
  const ref = columnRef(id);
  let found = ofPack.get(ref);
  if (!found) ofPack.set(ref, (found = closure(pack, ref)));
  return found;
}

function closure(pack: Pack, ref: string): ReadonlySet<string> {
  const fields = pack.fields.flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]));
  const found = new Set<string>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const field of fields)
      if ('derive' in field && field.derive !== undefined && !found.has(field.id))
        if (derivationInputs(field.derive).some((input) => input === ref || found.has(input))) found.add(field.id);
  }
  return found;
}

/**
 * Whether what a concrete field gives rests on this input, scores left out. In another row of the input's own rows only what goes by way of
 * something outside them does: a project's share of all projects, not its own remainder.
 */
export function restsOn(pack: Pack, input: string): (id: string) => boolean {
  const at = parseRowId(input);
  const anywhere = at === null ? null : reachedOutside(pack, columnRef(input), at.rows);
  const reached = dependentsOf(pack, input);
  return (id) => {
    const [ref, row] = [columnRef(id), parseRowId(id)];
    if (at !== null && row !== null && row.rows === at.rows && row.index !== at.index) return anywhere!.has(ref);
    return ref === columnRef(input) || reached.has(ref);
  };
}

/** Of the derived fields that rest on a column, those that do so by way of a field outside its rows. */
function reachedOutside(pack: Pack, ref: string, rows: string): ReadonlySet<string> {
  const isOutside = (id: string): boolean => {
    const field = pack.byId.get(id);
    return !(field && 'rows' in field && field.rows === rows);
  };
  const outside = [...dependentsOf(pack, ref)].filter(isOutside);
  return new Set(outside.flatMap((id) => [id, ...dependentsOf(pack, id)]));
}

/** The fields whose cell this is. */
export function fieldsAt(pack: Pack, snapshot: Snapshot, sheet: string, address: string): string[] {
  const table = readFieldTable(pack, bind(pack, snapshot));
  return pack.fields
    .flatMap((field) => (field.kind === 'rows' ? columnsOf(field) : [field]))
    .flatMap((field) => [...table.expand(field.id)])
    .filter((id) => {
      const place = table.place(id);
      return place?.sheet === sheet && place.address === address;
    });
}
