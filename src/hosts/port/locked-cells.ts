/** Cells of a sheet that are locked under a password. */
export interface LockedCells {
  readonly sheet: string;
  readonly addresses: readonly string[];
}

/** Sheets of a workbook cannot be added, renamed or removed in its program. */
export interface LockedStructure {
  readonly isUnderPassword: boolean;
}
