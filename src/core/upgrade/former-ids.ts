import { cellName, columnsOf, type Pack } from '../pack/pack';
import type { Snapshot } from '../workbook/snapshot';

const looksLikeId = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;

/**
 * Ids that a pack's fields had in older versions → the ids they have now: an alias that reads like an id is one. Of a block of
 * repeating rows every column goes along.
 */
export function formerIds(pack: Pack): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (old: string, id: string): void => {
    if (!pack.byId.has(old)) found.set(old, id);
  };
  const idsIn = (aliases: readonly string[]): string[] => aliases.filter((one) => looksLikeId.test(one));
  for (const field of pack.fields) {
    const own = idsIn(field.aliases);
    for (const old of own) add(old, field.id);
    if (field.kind !== 'rows') continue;
    for (const block of [field.id, ...own]) {
      add(`${block}.key`, `${field.id}.key`);
      for (const column of columnsOf(field))
        for (const old of [column.column, ...idsIn(column.aliases)])
          if (`${block}.${old}` !== column.id) add(`${block}.${old}`, column.id);
    }
  }
  return found;
}

/** A workbook of an older version as the pack knows it: what an old name binds stands under the new name too. */
export function withFormerNames(pack: Pack, snapshot: Snapshot): Snapshot {
  const present = new Map(snapshot.names.map((one) => [one.name.toLowerCase(), one]));
  const names = [...formerIds(pack)].flatMap(([old, id]) => {
    const name = present.get(cellName(old).toLowerCase());
    return name && !present.has(cellName(id).toLowerCase()) ? [{ ...name, name: cellName(id) }] : [];
  });
  return names.length === 0 ? snapshot : { ...snapshot, names: [...snapshot.names, ...names] };
}
