import type { WorkbookHost } from './workbook-host';

/** Where the bytes came from and can be looked at again, as far as the browser lets us. */
export interface FileOnDisk {
  /** Whether it was saved again since `bytes` was last asked; false where nobody can tell. */
  isNewer(): Promise<boolean>;
  /** The file as it is now; null: it cannot be read. */
  bytes(): Promise<Uint8Array | null>;
}

/**
 * What became of a file that another program saved meanwhile. same: it did not. taken: there was nothing of ours in it. merged: our
 * changes were made again on the new bytes. conflict: somebody has to say; nothing happened yet.
 */
export type Fresh = 'same' | 'taken' | 'merged' | 'conflict';

/** An .xlsx as a workbook host: what is done becomes new bytes. Nothing reaches the disk before the user saves. */
export interface WorkbookFile extends WorkbookHost {
  readonly file: string;
  /** null: a new workbook with nothing in it yet. */
  bytes(): Uint8Array | null;
  /** How many commands were carried out since the file was read or saved. */
  unsaved(): number;
  /** The file holds these bytes now. */
  saved(bytes: Uint8Array): void;
  /** The file as another program saved it; @throws Problem input.* where it cannot be read. */
  take(fresh: Uint8Array): Promise<Fresh>;
  /** What `take` was given and called a conflict, without our unsaved changes. */
  discardFor(fresh: Uint8Array): void;
  /** Looks at the disk. @returns 'same' where nobody can tell */
  lookAtDisk(): Promise<Fresh>;
  /** The other side of a conflict that waits for an answer. */
  conflict(): Uint8Array | null;
  onState(listener: () => void): () => void;
}
