import type { SheetLooks } from '../../core/workbook/sheet-looks';
import type { SheetSnapshot, Snapshot } from '../../core/workbook/snapshot';
import type { ReadDocument } from './document-host';

/** Which sheets of a workbook are read with their cells; ReadOptions of hosts/file says what each means. */
export type SheetScope = 'named' | 'all';

/** A file of somebody's to be read. Plain data, as is the answer: both cross to another thread and back. */
export type ReadRequest =
  | { readonly want: 'workbook'; readonly bytes: Uint8Array; readonly file: string; readonly sheets: SheetScope }
  | { readonly want: 'document'; readonly bytes: Uint8Array; readonly file: string }
  | { readonly want: 'tables'; readonly bytes: Uint8Array; readonly file: string };

/** A .docx as it was read: a file always tells whether it marks changes. */
export type FileDocument = ReadDocument & { readonly tracksChanges: boolean };

export type ReadAnswer =
  | { readonly want: 'workbook'; readonly snapshot: Snapshot }
  | { readonly want: 'document'; readonly document: FileDocument }
  /** Sheets of a workbook with what they show, or the tables of a .docx as sheets. */
  | { readonly want: 'tables'; readonly sheets: readonly TableSheet[] };

/** A sheet that figures are taken from. */
export type TableSheet = SheetSnapshot & { readonly looks?: SheetLooks };

/** unpacking: the archive and its directory. texts: a workbook's shared texts. cells: one worksheet. words: a document. */
export interface ReadProgress {
  readonly phase: 'unpacking' | 'texts' | 'cells' | 'words';
  /** The worksheet at hand; '' in the other phases. */
  readonly sheet: string;
  /** Of all that is to be read, by inflated size: 0–1. */
  readonly share: number;
}

export type TellProgress = (progress: ReadProgress) => void;
