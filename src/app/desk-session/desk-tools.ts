import type { Snapshot } from '../../core/workbook/snapshot';
import type { DocumentHost } from '../../hosts/port/document-host';
import type { FileOnDisk, WorkbookFile } from '../../hosts/port/workbook-file';
import type { Clock } from '../live/clock';
import type { PackSource } from '../live/pack-source';
import type { OpenWorkbook } from '../open-workbook';
import type { WrittenReport } from '../write-report';
import type { ChosenFile, FileKind } from './chosen-file';
import type { DeskState } from './desk-state';

/** A .docx as a document host over its bytes. */
export type DocumentFile = DocumentHost & { bytes(): Uint8Array };

/** Where the user is to go by hand. */
export type Place = NonNullable<DeskState['place']>;

/** What the desk is given once, by its main: the only one that names hosts and the browser. */
export interface DeskTools {
  readonly packs: PackSource;
  readonly clock: Clock;
  /** Random text for new workbooks. */
  readonly newId: () => string;
  /** @param bytes null: a new workbook */
  readonly openWorkbook: (
    bytes: Uint8Array | null,
    file: string,
    disk: FileOnDisk | null,
    showPlace: (place: Place) => void,
  ) => Promise<WorkbookFile>;
  readonly openReport: (bytes: Uint8Array, file: string) => Promise<DocumentFile>;
  readonly readWorkbook: (bytes: Uint8Array, file: string) => Promise<Snapshot>;
  /** Lets go of the file that is being read: another one takes its place. Its reading ends in input.cancelled. */
  readonly stopReading: () => void;
  readonly authorReport: (written: WrittenReport, workbook: OpenWorkbook) => Promise<Uint8Array>;
  /** A place for a new file. 'no-picker': this browser has none, hand it over as a download. null: the user chose none. */
  readonly pickPlace: (kind: FileKind, suggestedName: string) => Promise<ChosenFile | null | 'no-picker'>;
  /** Hands a finished file to the user. */
  readonly download: (kind: FileKind, bytes: Uint8Array, name: string) => void;
  /** Another workbook comes onto the desk; '' where it has no identity yet. */
  readonly onWorkbook: (workbookId: string) => void;
  readonly words: DeskWords;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}

/** What the desk tells and asks, in the user's language. `file` is its name as people know it. */
export interface DeskWords {
  /** What a workbook is called that has no file yet. */
  readonly newFile: string;
  /** A file name for it. @param unit '' where it is not filled in @param year "2025年度", or '' */
  readonly suggested: (unit: string, year: string) => string;
  readonly closeAsk: (file: string) => string;
  readonly closeYes: string;
  readonly replaceAsk: (file: string) => string;
  readonly replaceYes: string;
  readonly saved: (file: string) => string;
  readonly downloaded: (file: string) => string;
  readonly rereadTaken: (file: string) => string;
  /** @param count changes made here that were made again on the new file */
  readonly rereadMerged: (file: string, count: number) => string;
  readonly rereadSame: (file: string) => string;
  readonly unwritable: (file: string) => string;
  readonly unreadable: (file: string) => string;
  readonly foreign: (file: string) => string;
  /** Under which name what is here is put aside when the other file is taken. */
  readonly copyName: (file: string) => string;
}
