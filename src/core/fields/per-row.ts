import type { FieldTable } from './field-table';
import type { RowTrace } from './trace';
import { noted, readsTheSame, type Reader } from './recall';
import { slot } from '../memory/memory';
import { columnRef } from '../pack/concrete-id';

/** Rows that read more than this elsewhere are worked out anew each time. */
const mostOuterReads = 64;

/**
 * `compute` for every row of a block (1-based), or its last result where the row and all that rows read elsewhere are the same
 * again: after one edit one row is computed. `compute` must depend on the table it is handed (and on constants of the pack)
 * alone. `same` keeps the old object where a new result says nothing new, so that what was made from it stands too; where no
 * row says anything new, `results` is the same array again.
 */
export function perRow<T>(
  known: Map<string, RowTrace<unknown>>,
  key: string,
  table: FieldTable,
  rows: string,
  compute: (table: FieldTable, row: number) => T,
  same: (last: T, next: T) => boolean = Object.is,
): RowTrace<T> {
  const lines = table.lines(rows);
  const last = known.get(key) as RowTrace<T> | undefined;
  const stands = last !== undefined && readsTheSame(last.outer, table);
  if (stands && last.lines === lines) return last;
  const outer = new OuterReads(stands ? last.outer : []);
  const own = ownRow(table, rows, outer);
  const old = last?.lines.length === lines.length ? last.results : null;
  let results: T[] | null = old === null ? new Array<T>(lines.length) : null;
  const decide = (at: number): void => {
    own.row = at + 1;
    const result = compute(own.table, at + 1);
    if (old !== null && same(old[at] as T, result)) {
      if (results) results[at] = old[at] as T;
      return;
    }
    results ??= old === null ? [] : old.slice();
    results[at] = result;
  };
  if (stands && old !== null) for (const at of changedRows(table, rows, last.lines)) decide(at);
  else for (let at = 0; at < lines.length; at++) decide(at);
  const trace = { lines, outer: outer.reads, results: results ?? old ?? [] };
  if (outer.isFull) known.delete(key);
  else known.set(key, trace);
  return trace;
}

interface Move {
  readonly from: readonly object[];
  readonly to: readonly object[];
  readonly changed: readonly number[];
}

/** From what to what each block went last. */
const lastMoves = slot(() => new Map<string, Move>());

/** Which lines differ (0-based), looked for once for all that is worked out row by row. */
function changedRows(table: FieldTable, rows: string, from: readonly object[]): readonly number[] {
  const to = table.lines(rows);
  const moves = table.memory.at(lastMoves);
  const last = moves.get(rows);
  if (last?.from === from && last.to === to) return last.changed;
  const changed: number[] = [];
  for (let at = 0; at < to.length; at++) if (from[at] !== to[at]) changed.push(at);
  moves.set(rows, { from, to, changed });
  return changed;
}

class OuterReads {
  readonly reads: unknown[];
  private readonly seen = new Set<string>();

  constructor(reads: readonly unknown[]) {
    this.reads = [...reads];
    for (let at = 0; at < reads.length; at += 3) this.seen.add(`${String(reads[at])} ${String(reads[at + 1])}`);
  }

  get isFull(): boolean {
    return this.reads.length > mostOuterReads * 3;
  }

  add(reader: Reader, id: string, was: unknown): void {
    const name = `${reader} ${id}`;
    if (this.isFull || this.seen.has(name)) return;
    this.seen.add(name);
    this.reads.push(reader, id, was);
  }

  addAll(reads: readonly unknown[]): void {
    for (let at = 0; at < reads.length; at += 3) this.add(reads[at] as Reader, reads[at + 1] as string, reads[at + 2]);
  }
}

/** A table that notes what is read beyond the row at hand. A derived cell of the row brings along what its column reads elsewhere. */
function ownRow(table: FieldTable, rows: string, outer: OuterReads): { row: number; readonly table: FieldTable } {
  let prefix = '';
  const elsewhere = noted(table, (reader, id, was) => outer.add(reader, id, was));
  return {
    set row(row: number) {
      prefix = `${rows}[${row}].`;
    },
    table: {
      ...elsewhere,
      value(id) {
        if (!id.startsWith(prefix)) return elsewhere.value(id);
        const was = table.value(id);
        outer.addAll(table.outerReads(columnRef(id)));
        return was;
      },
      shown: (id) => (id.startsWith(prefix) ? table : elsewhere).shown(id),
      place: (id) => (id.startsWith(prefix) ? table : elsewhere).place(id),
    },
  };
}
