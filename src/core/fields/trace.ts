/**
 * What was worked out for every row of a block, with what it was made from. A row's own cells are told by its line (the same
 * object again exactly while nothing in the row changed); `outer` is all that the rows read elsewhere.
 */
export interface RowTrace<T> {
  readonly lines: readonly object[];
  readonly outer: readonly unknown[];
  readonly results: readonly T[];
}
