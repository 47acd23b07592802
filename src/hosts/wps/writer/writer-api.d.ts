import type { WpsEvents } from '../events-api';
import type { WpsFileSystem } from '../files-api';

/**
 * What we call of WPS 文字's JSAPI, and nothing else. As in WPS 表格 everything is a blocking call, what a build lacks reads as nothing, and
 * references go stale.
 */
export interface WriterApplication {
  /** WPS 表格 has none. */
  readonly Documents?: WriterDocuments;
  /** Read only while a document is open: what it is otherwise nobody has written down. */
  readonly ActiveDocument: WriterDocument | null;
  readonly ApiEvent?: WpsEvents;
  readonly FileSystem?: WpsFileSystem;
}

export interface WriterDocuments {
  readonly Count: number;
  Item(index: number): WriterDocument;
  /** Comes to the front. Absent: not in this build. */
  readonly Open?: (fullName: string) => unknown;
}

export interface WriterDocument {
  /** The whole path; of a document that was never saved, what it is called. */
  readonly FullName: string;
  /** The folder; '' for a document that was never saved. */
  readonly Path: string;
  /** false: the file holds less than what is on the screen. */
  readonly Saved: unknown;
  /** The main text. */
  readonly Content: WriterRange;
  /** @throws where there are no such positions */
  Range(start: number, end: number): WriterRange;
}

export interface WriterRange {
  /** Paragraphs by \r, cells and rows by \r\x07, which take one position. */
  readonly Text: string;
  readonly End: number;
  Select(): void;
}
