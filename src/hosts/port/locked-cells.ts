/** Cells of a sheet that are locked under a password. */
export interface LockedCells {
  readonly sheet: string;
  readonly addresses: readonly string[];
}
