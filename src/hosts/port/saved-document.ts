/**
 * The saved file of the document in front, for a host that reads that file instead of the open document (WPS 文字): what can be read of it,
 * and the copy that updates were written into. The open document itself is written to only where the state says in-place.
 */
export interface SavedDocument {
  readonly getSnapshot: () => SavedState;
  /** @returns the way to stop */
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether the program says that it opens files. */
  readonly canOpen: () => boolean;
  /** The copy comes to the front as a document of its own. false: the program did not. */
  readonly openCopy: () => boolean;
}

/**
 * none: no document is open. never-saved: it has no file. elsewhere: its file is not to be found on this computer (in a cloud). unsaved: the
 * file holds less than what is on the screen, so that an update would lose it. ready: read and written. in-place: the open document itself is
 * what is read and written, saved or not.
 */
export type SavedState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'none' }
  | { readonly kind: 'in-place'; readonly name: string }
  | { readonly kind: 'never-saved' | 'elsewhere'; readonly name: string }
  | { readonly kind: 'unsaved'; readonly name: string; readonly copy: WrittenCopy | null }
  | {
      readonly kind: 'ready';
      readonly name: string;
      readonly copy: WrittenCopy | null;
      /** A copy that no longer goes with the open document: the one has the update, the other has what was typed since. */
      readonly apart: WrittenCopy | null;
    };

/** Where what was written lies. */
export interface WrittenCopy {
  readonly folder: string;
  readonly name: string;
}
