import type { ReportSession } from '../report-session/report-session';
import type { WorkbookSession } from '../workbook-session/workbook-session';
import type { FileKind } from './chosen-file';

/** One side of the desk. */
export interface OpenSide {
  readonly file: string;
  /** Changes that no file holds yet. */
  readonly unsaved: number;
  /** Whether the file can be read again without choosing it. */
  readonly isLive: boolean;
}
export interface WorkbookSide extends OpenSide {
  /** Another one for every workbook that is opened. */
  readonly session: WorkbookSession;
}
export interface ReportSide extends OpenSide {
  readonly session: ReportSession;
}

/** The file was saved elsewhere, and here are unsaved changes that cannot be made again on it. */
export interface DeskConflict {
  readonly kind: FileKind;
  readonly file: string;
  readonly unsaved: number;
}

/** What waits for a yes: it would lose what is not saved. */
export interface DeskQuestion {
  readonly kind: FileKind;
  readonly text: string;
  readonly yes: string;
}

export interface DeskNote {
  readonly kind: FileKind | null;
  readonly level: 'done' | 'trouble';
  readonly text: string;
  /** Offers a copy of that side. */
  readonly offersCopy: boolean;
}

export interface DeskState {
  readonly workbook: WorkbookSide | null;
  readonly report: ReportSide | null;
  /** The side shown where only one has room. */
  readonly side: FileKind;
  readonly note: DeskNote | null;
  readonly conflict: DeskConflict | null;
  readonly question: DeskQuestion | null;
  /** Where the user asked to be taken, and must go by hand. */
  readonly place: { readonly sheet: string; readonly address: string } | null;
}

export const emptyDesk: DeskState = {
  workbook: null,
  report: null,
  side: 'workbook',
  note: null,
  conflict: null,
  question: null,
  place: null,
};
