import { derivationInputs } from '../../core/pack/refs-in';
import { parseRowId } from '../../core/pack/concrete-id';
import type { Pack } from '../../core/pack/pack';

/** Whether one field of the pack is computed from another, over any number of steps. Without a pack nobody knows: false. */
export function dependence(pack: Pack | null): (field: string, on: string) => boolean {
  const plain = (id: string): string => {
    const row = parseRowId(id);
    return row ? `${row.rows}.${row.column}` : id;
  };
  const known = new Map<string, ReadonlySet<string>>();
  const inputsOf = (id: string): ReadonlySet<string> => {
    const done = known.get(id);
    if (done) return done;
    const all = new Set<string>();
    known.set(id, all);
    const field = pack?.byId.get(id);
    const derive = field && 'derive' in field ? field.derive : undefined;
    for (const input of derive ? derivationInputs(derive).map(plain) : []) {
      all.add(input);
      for (const deeper of inputsOf(input)) all.add(deeper);
    }
    return all;
  };
  return (field, on) => inputsOf(plain(field)).has(plain(on));
}
