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
  /** "12.1.0.28043", where a build tells. */
  readonly Build?: unknown;
  readonly Selection?: { readonly Start: unknown };
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
  readonly ContentControls: WriterControls;
  /** What is written is marked as a change. */
  readonly TrackRevisions?: unknown;
  /** −1: it is not protected. */
  readonly ProtectionType?: unknown;
  readonly CustomXMLParts?: WriterXmlParts;
  readonly Variables?: WriterValues;
  readonly CustomDocumentProperties?: WriterProperties;
  readonly BuiltInDocumentProperties?: { Item(name: 'Title' | 'Author'): { Value: unknown } };
}

export interface WriterRange {
  /** Paragraphs by \r, cells and rows by \r\x07, which take one position. */
  Text: string;
  readonly Start: number;
  readonly End: number;
  /** The stretch as a package written as one XML text. */
  readonly WordOpenXML?: unknown;
  readonly Tables: { readonly Count: number; Item(index: number): WriterTable };
  InsertAfter(text: string): void;
  Select(): void;
}

export interface WriterControls {
  readonly Count: number;
  /** From 1, in the order of the text. */
  Item(index: number): WriterControl;
  /** @param kind 0: a rich text control */
  Add(kind: 0, range: WriterRange): WriterControl;
}

export interface WriterControl {
  readonly ID?: unknown;
  Tag: string;
  Title: string;
  readonly Range: WriterRange;
  readonly LockContents?: unknown;
  /** @param contents whether what is in it goes, too */
  Delete(contents: boolean): void;
}

export interface WriterTable {
  readonly Range: WriterRange;
  readonly Rows: { readonly Count: number; Item(index: number): WriterRow; Add(before?: WriterRow): WriterRow };
}

export interface WriterRow {
  readonly Cells: { readonly Count: number; Item(index: number): { readonly Range: WriterRange } };
  Delete(): void;
}

export interface WriterXmlParts {
  Add(xml: string): WriterXmlPart;
  SelectByNamespace(namespace: string): { readonly Count: number; Item(index: number): WriterXmlPart };
}

export interface WriterXmlPart {
  readonly XML: string;
  Delete(): void;
}

/** Named texts of a document that no user sees. */
export interface WriterValues {
  readonly Count: number;
  Item(index: number): { readonly Name: string; readonly Value: string; Delete(): void };
  Add(name: string, value: string): unknown;
}

export interface WriterProperties {
  readonly Count: number;
  Item(index: number): { readonly Name: string; readonly Value: unknown; Delete(): void };
  /** @param kind 4: text, of 255 characters at most */
  Add(name: string, linked: false, kind: 4, value: string): unknown;
}
