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

/** The keys of a block's rows. The same object again while no key changes. */
export interface RowKeys {
  /** By row; null where the row has none yet, or one that an earlier row has (the first keeps it). */
  readonly of: readonly (string | null)[];
  /** The row of a key, 1-based: the first that has it. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows whose key an earlier row has: copied rows. 1-based. */
  readonly doubled: readonly { readonly row: number; readonly owner: number; readonly key: string }[];
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
