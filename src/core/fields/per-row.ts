import type { FieldTable } from './field-table';
import type { RowLines, RowTrace } from './trace';
import { noted, readsTheSame, type Reader } from './recall';
import { slot } from '../memory/memory';
import { columnRef } from '../pack/concrete-id';

/** Rows that read more than this elsewhere are worked out anew each time. */
const mostOuterReads = 64;

export interface RowHow<T> {
  /**
   * Keeps the old object where a new result says nothing new, so that what was made from it stands too; where no row says anything
   * new, `results` is the same array again.
   */
  readonly same?: (last: T, next: T) => boolean;
  /** Whether a result says nothing of its row's number (1-based) or place: such a one goes along when its row moves. Absent: none does. */
  readonly movable?: (result: T, row: number) => boolean;
}

/**
 * `compute` for every row of a block (1-based), or its last result where the row and all that rows read elsewhere are the same
 * again: after one edit one row is computed, also after rows were put in, taken out or sorted. `compute` must depend on the table it
 * is handed (and on constants of the pack) alone; of the block's keys it may ask its own row's.
 */
export function perRow<T>(
  known: Map<string, RowTrace<unknown>>,
  key: string,
  table: FieldTable,
  rows: string,
  compute: (table: FieldTable, row: number) => T,
  { same = Object.is, movable = () => false }: RowHow<T> = {},
): RowTrace<T> {
  const lines = table.lines(rows);
  const count = lines.tokens.length;
  const before = known.get(key) as RowTrace<T> | undefined;
  const last = before !== undefined && readsTheSame(before.outer, table) ? before : null;
  const keys = last?.keys ? table.keys(rows) : null;
  if (last?.lines === lines && last.keys === keys) return last;
  const old = before?.results ?? [];
  const move = last && movesOf(table, rows, last.lines, lines);
  const isPlaced = last?.lines.place === lines.place;
  const carry = new Carry(old, count, before?.lines.tokens.length === count, same);

  const open: number[] = [];
  const isInPlace = move?.from === null && isPlaced && keys === last?.keys;
  if (isInPlace) {
    open.push(...move.changed);
    carry.allStayBut(open);
  } else if (last && move) {
    const [keyNow, keyThen] = keys && keys !== last.keys ? [keys.of, last.keys?.of ?? []] : [null, null];
    const isNew = new Set(move.changed);
    for (let at = 0; at < count; at++) {
      const was = move.from ? (move.from[at] ?? -1) : isNew.has(at) ? -1 : at;
      const stands =
        was >= 0 &&
        ((at === was && isPlaced) || movable(old[was] as T, was + 1)) &&
        (keyNow === null || keyNow[at] === keyThen[was]);
      if (!stands) open.push(at);
      else if (was !== at) carry.moved(at, was);
      else carry.stays(at);
    }
  } else for (let at = 0; at < count; at++) open.push(at);

  const outer = new OuterReads(last?.outer ?? []);
  const own = ownRow(table, rows, outer);
  for (const at of open) {
    own.row = at + 1;
    carry.decided(at, compute(own.table, at + 1), move?.from?.[at] ?? -1);
  }
  const trace: RowTrace<T> = {
    lines,
    outer: outer.reads,
    keys: own.askedKeys ? table.keys(rows) : keys,
    ...carry.finish(before !== undefined),
  };
  if (outer.isFull) known.delete(key);
  else known.set(key, trace);
  return trace;
}

/** Puts the results of now together from those of before, and notes what came and what went. */
class Carry<T> {
  private results: T[] | null;
  /** 1 for each result of before that is one of now. */
  private readonly kept: Uint8Array;
  private readonly come: T[] = [];

  constructor(
    private readonly old: readonly T[],
    private readonly count: number,
    /** Row n was row n before, as far as nobody knows better. */
    private readonly isAligned: boolean,
    private readonly same: (last: T, next: T) => boolean,
  ) {
    this.kept = new Uint8Array(old.length);
    this.results = isAligned ? null : new Array<T>(count);
  }

  stays(at: number): void {
    this.keep(at);
    if (this.results) this.results[at] = this.old[at] as T;
  }

  allStayBut(open: readonly number[]): void {
    this.kept.fill(1);
    for (const at of open) this.kept[at] = 0;
  }

  moved(at: number, was: number): void {
    this.keep(was);
    this.own()[at] = this.old[was] as T;
  }

  /** @param was where the row stood before, if that is known */
  decided(at: number, result: T, was: number): void {
    const place = was >= 0 ? was : this.isAligned ? at : -1;
    const isKnown = place >= 0 && this.kept[place] === 0 && this.same(this.old[place] as T, result);
    if (isKnown && place === at && this.results === null) {
      this.kept[at] = 1;
      return;
    }
    if (isKnown) this.kept[place] = 1;
    const kept = isKnown ? (this.old[place] as T) : result;
    if (!isKnown) this.come.push(kept);
    this.own()[at] = kept;
  }

  finish(isContinued: boolean): Pick<RowTrace<T>, 'results' | 'change'> {
    const { old, come } = this;
    const results = this.results ?? old;
    if (!isContinued) return { results, change: null };
    const gone: T[] = [];
    for (let at = 0; at < old.length; at++) if (this.kept[at] === 0) gone.push(old[at] as T);
    return { results, change: { from: old, gone, come } };
  }

  /** Two rows alike may both have been this one: then it is there once more. */
  private keep(was: number): void {
    if (this.kept[was] === 1) this.come.push(this.old[was] as T);
    this.kept[was] = 1;
  }

  private own(): T[] {
    return (this.results ??= this.old.slice());
  }
}

/** Which row each row was before. */
interface Move {
  readonly of: RowLines;
  readonly to: RowLines;
  /** By row, its row before (0-based), -1 where it is new; null where all that stood stand where they stood. */
  readonly from: Int32Array | null;
  /** The rows that are new (0-based). */
  readonly changed: readonly number[];
}

/** From what to what each block went last. */
const lastMoves = slot(() => new Map<string, Move>());

/** Looked for once for all that is worked out row by row. */
function movesOf(table: FieldTable, rows: string, of: RowLines, to: RowLines): Move {
  const moves = table.memory.at(lastMoves);
  const last = moves.get(rows);
  if (last?.of === of && last.to === to) return last;
  const move = { of, to, ...findMoves(of.tokens, to.tokens) };
  moves.set(rows, move);
  return move;
}

function findMoves(of: readonly object[], to: readonly object[]): Omit<Move, 'of' | 'to'> {
  const shift = of.length - to.length;
  let top = 0;
  while (top < of.length && top < to.length && of[top] === to[top]) top++;
  let end = to.length;
  while (end > top && end + shift > top && of[end - 1 + shift] === to[end - 1]) end--;
  const before = new Map<object, number>();
  for (let was = top; was < end + shift; was++) before.set(of[was] as object, was);
  const changed: number[] = [];
  let isInPlace = shift === 0;
  for (let at = top; at < end; at++) {
    // A row that stands where it stood is itself, even where another one is just like it.
    const was = of[at] === to[at] ? at : before.get(to[at] as object);
    if (was === undefined) changed.push(at);
    else if (was !== at) isInPlace = false;
  }
  if (isInPlace) return { from: null, changed };
  const from = new Int32Array(to.length);
  for (let at = 0; at < to.length; at++) {
    if (at < top) from[at] = at;
    else if (at >= end) from[at] = at + shift;
    else from[at] = of[at] === to[at] ? at : (before.get(to[at] as object) ?? -1);
  }
  return { from, changed };
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

/**
 * A table that notes what is read beyond the row at hand. A derived cell of the row brings along what its column reads elsewhere. The
 * row's own key is told apart from those of the others: when a row is put in, the keys of the block are others, and each row has its own.
 */
function ownRow(
  table: FieldTable,
  rows: string,
  outer: OuterReads,
): { row: number; readonly askedKeys: boolean; readonly table: FieldTable } {
  let prefix = '';
  let askedKeys = false;
  const elsewhere = noted(table, (reader, id, was) => outer.add(reader, id, was));
  return {
    set row(row: number) {
      prefix = `${rows}[${row}].`;
    },
    get askedKeys() {
      return askedKeys;
    },
    table: {
      ...elsewhere,
      keys(id) {
        if (id !== rows) return elsewhere.keys(id);
        askedKeys = true;
        return table.keys(id);
      },
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
