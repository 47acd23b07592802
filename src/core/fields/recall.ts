import type { Slot } from '../memory/memory';
import type { ScalarField } from '../pack/pack';
import type { FieldTable } from './field-table';
import type { FieldValue } from './field-value';
import type { Tallies } from './column-totals';
import type { RowTrace } from './trace';
import type { KeysAsRead } from './row-keys';

/**
 * What the last tables of a workbook held, so that a recheck after one edit works out only what that edit touches. It never
 * changes an answer: a thing is taken from here only where everything it was made from is the same again.
 */
export interface LastTable {
  readonly fields: Map<string, ScalarField>;
  readonly expansions: Map<string, readonly string[]>;
  readonly derived: Map<string, Trace<FieldValue>>;
  /** Of the rows of blocks. */
  readonly traces: Map<string, RowTrace<unknown>>;
  readonly tallies: Tallies;
  readonly keys: KeysAsRead;
}

export const lastTable: Slot<LastTable> = {
  make: () => ({
    fields: new Map(),
    expansions: new Map(),
    derived: new Map(),
    traces: new Map(),
    tallies: new Map(),
    keys: new Map(),
  }),
  // Values are made from values: where they stand is no part of them.
  whenMoved: (last) => last,
  // What a derived cell of a row shows is its cell's own; where figures are supposed it follows them.
  whenSupposed: ({ derived, traces, tallies, keys, ...rest }) => ({
    ...rest,
    derived: new Map(derived),
    traces: new Map([...traces].filter(([key]) => !key.startsWith('shown '))),
    tallies: new Map([...tallies].filter(([key]) => !key.startsWith('shown '))),
    keys: new Map(keys),
  }),
};

/** A result with all that it was made from, in the order it was read: what was read, its id, what it was; and so on. */
export interface Trace<T> {
  readonly reads: readonly unknown[];
  readonly result: T;
}

export type Reader = 'value' | 'shown' | 'place' | 'expand' | 'rowCount' | 'lines' | 'keys' | 'totals' | 'shownTotals';

/** What reads more than this is touched by nearly every edit: not worth keeping. */
const mostReads = 64;

/**
 * `compute` on a table, or its last result under `key` where every read would give the same object again. `compute` must
 * depend on the table it is handed (and on constants of the pack) alone.
 */
export function recall<T>(
  known: Map<string, Trace<T>>,
  key: string,
  table: FieldTable,
  compute: (table: FieldTable) => T,
): T {
  const last = known.get(key);
  if (last && readsTheSame(last.reads, table)) return last.result;
  const reads: unknown[] = [];
  const result = compute(recording(table, reads));
  if (reads.length <= mostReads * 3) known.set(key, { reads, result });
  else if (last) known.delete(key);
  return result;
}

/** Whether every read would give the same object again. */
export function readsTheSame(reads: readonly unknown[], table: FieldTable): boolean {
  for (let at = 0; at < reads.length; at += 3)
    if (table[reads[at] as Reader](reads[at + 1] as string) !== reads[at + 2]) return false;
  return true;
}

function recording(table: FieldTable, reads: unknown[]): FieldTable {
  return noted(table, (reader, id, was) => {
    if (reads.length <= mostReads * 3) reads.push(reader, id, was);
  });
}

/** The same table, telling of every read; each reader is spelled out, since a proxy would cost what remembering saves. */
export function noted(table: FieldTable, tell: (reader: Reader, id: string, was: unknown) => void): FieldTable {
  const note = <R>(reader: Reader, id: string, was: R): R => {
    tell(reader, id, was);
    return was;
  };
  return {
    pack: table.pack,
    memory: table.memory,
    adoption: table.adoption,
    field: table.field,
    value: (id) => note('value', id, table.value(id)),
    shown: (id) => note('shown', id, table.shown(id)),
    place: (id) => note('place', id, table.place(id)),
    expand: (id) => note('expand', id, table.expand(id)),
    rowCount: (id) => note('rowCount', id, table.rowCount(id)),
    lines: (id) => note('lines', id, table.lines(id)),
    keys: (id) => note('keys', id, table.keys(id)),
    totals: (id) => note('totals', id, table.totals(id)),
    shownTotals: (id) => note('shownTotals', id, table.shownTotals(id)),
    outerReads: (id) => table.outerReads(id),
  };
}
