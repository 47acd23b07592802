import type { IgnoredFinding } from '../../core/report/ignored-finding';
import type { DocumentStamp } from '../../core/report/link/document-stamp';
import type { DocumentProperties, FoundDocument, TextRange } from '../../core/report/refresh/found-document';
import type { ControlEdit, LogEntry, RefreshPlan, RowChanges } from '../../core/report/refresh/plan';
import type { RepairStep } from '../../core/report/refresh/plan-repair';
import type { StoredBase } from '../../core/report/refresh/stored-base';
import type { AttachmentTable } from '../../core/report/table-model';
import type { DocumentText } from '../../core/report/wordml/document-text';

/**
 * A report document as a refresh sees it: the one open in Word (hosts/office/word), or a .docx (hosts/file). Every method may throw
 * a Problem. Control keys and block numbers are good for the last reading only: after anything that writes, read again.
 */
export interface DocumentHost {
  /** Only its words can be read: nothing can be linked in it, and nothing is written. Absent: a report can live in it. */
  readonly onlyText?: true;
  read(): Promise<ReadDocument>;
  /** Structure first: after it, everything is read again. Names controls and blocks of the last reading. */
  repair(steps: readonly RepairStep[]): Promise<void>;
  /**
   * Writes the texts, and what the document shall remember. Names controls of the last reading.
   * @throws Problem host.changed-meanwhile where the document is not as it was read; nothing is written then
   */
  apply(changes: DocumentChanges): Promise<void>;
  /**
   * For sending out: every control of ours goes, the words and tables stay as they are, and nothing is remembered any more. (A single
   * fragment is let go by repair's `dissolve`, with a base in which it is `absent`.)
   */
  unlinkAll(): Promise<void>;
  /** All that the document says, whoever wrote it: text outside of our controls, tables too. Changes nothing. */
  readText(): Promise<DocumentText>;
  /** Another text where readText would read another document than the last time. Absent where nobody can tell. */
  textMark?(): string;
  /** The document as it stands, for a print view. Absent where it has no pages. */
  parts?(): Promise<DocumentParts>;
  /** What people call the document, without folders; null where it has never been saved. */
  name(): Promise<string | null>;

  /**
   * Opens a finished .docx as a document of its own, with its sections, margins, headers and footers; the open document stays as it is.
   * Absent where nothing can be opened. @throws Problem host.no-new-document
   */
  openNew?(docx: Uint8Array): Promise<void>;
  /**
   * Puts a new report into the open document, which keeps its own page, headers and footers. Absent where there is none to put it into.
   * @throws Problem host.not-empty
   */
  start?(report: NewReport): Promise<void>;
  /** Selects a control, or a range of its text, and scrolls there. Absent where nobody sees the document. */
  goTo?(control: string, range?: TextRange): Promise<void>;
  /**
   * Selects a range of the text that `readText` gave last, and scrolls there; its paragraph where Word cannot tell the range from others of
   * its like. Absent where nobody sees the document.
   * @throws Problem host.text-gone
   */
  goToText?(range: TextRange): Promise<void>;
  /**
   * Writes words for a range of the text that `readText` gave last, as a user would type them. Absent where nobody sees the document.
   * @throws Problem host.text-gone, host.text-followed (it stands in a control of ours); nothing is written then
   */
  amendText?(range: TextRange, words: string): Promise<void>;
  /** Where the user stands, by a control of the last reading; null outside all of them, or where Word cannot tell. */
  selection?(): Promise<DocumentPlace | null>;
  /**
   * Calls back when the user has been in the document: it may have changed, or not (Word 2021 has no word for changes). Coalesced.
   * Resolves to the way to stop.
   */
  onVisited?(listener: () => void): Promise<() => Promise<void>>;
}

/** XML of the main text and what stands around it, by the names that Word gives ("word/document.xml", "word/footer1.xml"). */
export type DocumentParts = ReadonlyMap<string, string>;

export interface ReadDocument {
  readonly found: FoundDocument;
  /** null: the document does not remember what was written, or its memory is damaged. */
  readonly base: StoredBase | null;
  readonly stamp: DocumentStamp | null;
  readonly log: readonly LogEntry[];
  /** Findings of 文字核对 that the user lets stand. */
  readonly ignored: readonly IgnoredFinding[];
  /** What is written now waits for somebody to accept it. null: this Word cannot tell (before Word 2024); say so before writing. */
  readonly tracksChanges: boolean | null;
}

export interface DocumentChanges {
  readonly edits: readonly ControlEdit[];
  /** Rows that come and go in tables that stay. Absent: none. */
  readonly rows?: readonly RowChanges[];
  /** Controls whose tables are made anew, because their shape changed. */
  readonly tables: readonly { readonly control: string; readonly table: AttachmentTable }[];
  /** Charts to write, where the host reads them. Absent: none. */
  readonly charts?: RefreshPlan['charts'];
  /** Properties of the document to write; absent: none. */
  readonly properties?: DocumentProperties;
  readonly base: StoredBase;
  readonly stamp: DocumentStamp;
  readonly log: readonly LogEntry[];
  /** Absent: they stay what they are. */
  readonly ignored?: readonly IgnoredFinding[];
}

/** A report made elsewhere (hosts/file/author), as bytes, with what the document shall remember of it. */
export interface NewReport {
  readonly docx: Uint8Array;
  readonly base: StoredBase;
  readonly stamp: DocumentStamp;
}

export interface DocumentPlace {
  readonly control: string;
  /** Offset in the control's text; null where it cannot be told for sure. */
  readonly at: number | null;
}
