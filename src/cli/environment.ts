import type { Worker } from 'node:worker_threads';
import type { PrintedSheet } from '../core/adopt/printed-sheet';
import type { HandInTools } from '../app/hand-in';
import type { Report } from '../core/narrative/fragment';
import type { PlainDocument } from '../core/report/plain-document';
import type { AttachmentTable } from '../core/report/table-model';
import type { DocumentText } from '../core/report/wordml/document-text';
import type { Pack } from '../core/pack/pack';
import type { DocumentHost } from '../hosts/port/document-host';
import type { SheetScope } from '../hosts/port/file-reading';
import type { LockedCells, LockedStructure } from '../hosts/port/locked-cells';
import type { Edit } from '../core/workbook/edit';
import type { Snapshot } from '../core/workbook/snapshot';
import type { ExitCode } from './exit-code';

/** Everything outside that a command touches, so that a test runs the same commands in its own process. */
export interface Environment {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Columns of the terminal; help and tables keep within. */
  readonly width: number;
  /** The folder of the built-in packs. */
  readonly templates: string;
  /** Random, for new workbooks. */
  readonly newId: () => string;
  /** The clock, ISO 8601: when the workbook was read. */
  readonly now: () => string;
  /** Whether stderr is a terminal, where a line can renew itself. */
  readonly isTerminal: boolean;
  /** A thread that judges workbooks (serve-books.ts). */
  readonly startWorker: () => Worker;
  readonly host: FileHost;
}

/** Workbooks and documents as bytes. Each brings its library along only when it is called: a start costs what it uses. */
export interface FileHost {
  /** @throws Problem input.* for bytes that are no readable workbook */
  readWorkbook(bytes: Uint8Array, file: string, sheets?: SheetScope): Promise<Snapshot>;
  /**
   * A workbook of Excel 97-2003 or WPS (.xls, .et) as an .xlsx: values, labels and merged cells; `kind` null: an .xlsx that was
   * only called so. null: bytes of another kind.
   * @throws Problem input.* for one that cannot be read
   */
  legacyAsXlsx(
    bytes: Uint8Array,
    file: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly kind: string | null } | null>;
  /** The tables of a .docx as the sheets of an .xlsx. @throws Problem input.* */
  documentAsXlsx(
    bytes: Uint8Array,
    file: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly kind: string | null }>;
  /** Every sheet of somebody else's workbook as it is printed. @throws Problem input.* for bytes that are no readable workbook */
  readPrintedSheets(bytes: Uint8Array, file: string): Promise<readonly PrintedSheet[]>;
  /** Cells that edits would write and a password locks. @throws Problem input.* */
  lockedCells(bytes: Uint8Array, file: string, edits: readonly Edit[]): Promise<readonly LockedCells[]>;
  /** null: sheets may be added. @throws Problem input.* */
  lockedStructure(bytes: Uint8Array, file: string): Promise<LockedStructure | null>;
  /** The same file with edits, every part that they do not concern byte for byte. @throws Problem host.edit-refused, input.* */
  changeWorkbook(bytes: Uint8Array, file: string, edits: readonly Edit[], pack: Pack): Promise<Uint8Array>;
  authorWorkbook(edits: readonly Edit[], creator: string): Promise<Uint8Array>;
  /** @param link what ties the document to its workbook, as text (DocumentStamp) */
  authorDocument(
    report: Report,
    tables: readonly AttachmentTable[],
    creator: string,
    link?: string,
  ): Promise<Uint8Array>;
  /** A .docx in the same layout that is no report of ours. */
  authorPlain(document: PlainDocument, creator: string): Promise<Uint8Array>;
  /** A .docx to refresh; `bytes` is what it has become. @throws Problem input.* for bytes that are no readable document */
  openDocument(bytes: Uint8Array, file: string): Promise<DocumentHost & { bytes(): Uint8Array }>;
  /** What a .docx says, ours or not. @throws Problem input.* for bytes that are no readable document */
  readDocumentText(bytes: Uint8Array, file: string): Promise<DocumentText>;
  /** 送出. */
  readonly handIn: HandInTools;
}

/** How a command hands back its exit code. */
export type Finish = (code: ExitCode) => void;
