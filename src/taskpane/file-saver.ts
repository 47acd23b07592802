/** A file that is done, for the user. */
export interface FinishedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SavedFiles {
  /** As they are called there: where a name was taken, the file got a number. */
  readonly names: readonly string[];
  /** null: where the browser puts downloads. */
  readonly folder: string | null;
}

/** The one door by which files leave the pane: as downloads, or written into a folder where the host can. */
export interface FileSaver {
  readonly kind: 'download' | 'folder';
  /** @throws Problem host.* where they cannot be written: then none of them is there */
  save(files: readonly FinishedFile[]): Promise<SavedFiles>;
}
