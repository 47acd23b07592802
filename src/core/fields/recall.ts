import type { Pack, ScalarField } from '../pack/pack';
import type { Area } from '../workbook/address';
import type { CellValue } from '../workbook/snapshot';
import type { FieldTable, Place } from './field-table';
import type { FieldValue } from './field-value';

/**
 * What the last tables of a pack held, so that a recheck after one edit works out only what that edit touches. It never
 * changes an answer: a thing is taken from here only where everything it was made from is the same again.
 */
export interface Memory {
  readonly fields: Map<string, ScalarField>;
  readonly values: Map<string, { readonly raw: CellValue; readonly value: FieldValue }>;
  readonly places: Map<string, { readonly area: Area; readonly place: Place }>;
  readonly expansions: Map<string, readonly string[]>;
  readonly derived: Map<string, Trace<FieldValue>>;
}

/** A result with all that it was made from, in the order it was read. */
export interface Trace<T> {
  readonly reads: readonly Read[];
  readonly result: T;
}

type Read =
  | { readonly of: 'value' | 'shown'; readonly id: string; readonly was: FieldValue }
  | { readonly of: 'place'; readonly id: string; readonly was: Place | null }
  | { readonly of: 'expand'; readonly id: string; readonly was: readonly string[] }
  | { readonly of: 'rowCount'; readonly id: string; readonly was: number };

const memories = new WeakMap<Pack, Memory>();

export function memoryOf(pack: Pack): Memory {
  let memory = memories.get(pack);
  if (!memory) {
    memory = { fields: new Map(), values: new Map(), places: new Map(), expansions: new Map(), derived: new Map() };
    memories.set(pack, memory);
  }
  return memory;
}

/**
 * `compute` on a table, or its last result under `key` where every read would give the same object again. `compute` must
 * depend on the table it is handed (and on constants of the pack) alone.
 */
export function recall<T>(known: Map<string, Trace<T>>, key: string, table: FieldTable, compute: (table: FieldTable) => T): T {
  const last = known.get(key);
  if (last && last.reads.every((read) => table[read.of](read.id) === read.was)) return last.result;
  const reads: Read[] = [];
  const result = compute(recording(table, reads));
  known.set(key, { reads, result });
  return result;
}

function recording(table: FieldTable, reads: Read[]): FieldTable {
  return {
    pack: table.pack,
    field: table.field,
    value(id) {
      const was = table.value(id);
      reads.push({ of: 'value', id, was });
      return was;
    },
    shown(id) {
      const was = table.shown(id);
      reads.push({ of: 'shown', id, was });
      return was;
    },
    place(id) {
      const was = table.place(id);
      reads.push({ of: 'place', id, was });
      return was;
    },
    expand(id) {
      const was = table.expand(id);
      reads.push({ of: 'expand', id, was });
      return was;
    },
    rowCount(id) {
      const was = table.rowCount(id);
      reads.push({ of: 'rowCount', id, was });
      return was;
    },
  };
}
