import type { RowKeys } from './row-keys';

/** The rows of a block as they stand. */
export interface RowLines {
  /**
   * An object per row: the same one again exactly while the row holds the same, also where the row has moved. A formula is the same
   * while it shows the same; where a row stays in its place, it is also the same text.
   */
  readonly tokens: readonly object[];
  /** Where the block stands: its sheet and first row. */
  readonly place: string;
}

/**
 * What was worked out for every row of a block, with what it was made from. A row's own cells are told by its token; `outer` is all
 * that the rows read elsewhere.
 */
export interface RowTrace<T> {
  readonly lines: RowLines;
  readonly outer: readonly unknown[];
  /** The block's keys, where a row asked for its own; else null. */
  readonly keys: RowKeys | null;
  readonly results: readonly T[];
  /** What there is now and was not in `from`, and the other way round; null where every row was worked out. */
  readonly change: { readonly from: readonly T[]; readonly gone: readonly T[]; readonly come: readonly T[] } | null;
}
