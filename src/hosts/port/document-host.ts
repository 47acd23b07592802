import type { DocumentStamp } from '../../core/report/link/document-stamp';
import type { FoundDocument } from '../../core/report/refresh/found-document';
import type { ControlEdit, LogEntry } from '../../core/report/refresh/plan';
import type { RepairStep } from '../../core/report/refresh/plan-repair';
import type { StoredBase } from '../../core/report/refresh/stored-base';
import type { AttachmentTable } from '../../core/report/table-model';

/** A report document as a refresh sees it, live or as a file. Every method may throw a Problem. */
export interface DocumentHost {
  read(): Promise<ReadDocument>;
  /** Structure first: after it, everything is read again. Names controls and blocks of the last reading. */
  repair(steps: readonly RepairStep[]): Promise<void>;
  /** Writes the texts, and what the document shall remember. Names controls of the last reading. */
  apply(changes: DocumentChanges): Promise<void>;
}

export interface ReadDocument {
  readonly found: FoundDocument;
  /** null: the document does not remember what was written, or its memory is damaged. */
  readonly base: StoredBase | null;
  readonly stamp: DocumentStamp | null;
  readonly log: readonly LogEntry[];
  /** What is written now waits for somebody to accept it. */
  readonly tracksChanges: boolean;
}

export interface DocumentChanges {
  readonly edits: readonly ControlEdit[];
  /** Controls whose tables are made anew, because their shape changed. */
  readonly tables: readonly { readonly control: string; readonly table: AttachmentTable }[];
  readonly base: StoredBase;
  readonly stamp: DocumentStamp;
  readonly log: readonly LogEntry[];
}
