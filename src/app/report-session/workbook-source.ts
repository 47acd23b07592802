/** Where the Word side reads a saved workbook from: a file the user chose. */
export interface WorkbookSource {
  readonly name: string;
  /** Whether `bytes` sees what is saved after it was chosen; false: choose the file again. */
  readonly isLive: boolean;
  /** The bytes as saved now; null: they can no longer be read from here (moved away, saved anew, held open by another program). */
  bytes(): Promise<Uint8Array | null>;
  /** Whether it was saved again since `bytes` was last asked; absent where nobody can tell. */
  isNewer?(): Promise<boolean>;
}
