import type { LinkPackage } from '../../core/report/link/link-package';
import type { ReadDocument } from '../../hosts/port/document-host';
import type { Refreshed } from '../refresh-report';
import type { Trouble } from '../live/trouble';
import type { Ledger } from './ledger';
import type { LinkList } from './link-rows';
import type { Repaired } from './repaired';

/**
 * opening: nothing read yet. unlinked: nothing of ours in the document. linked: a report of ours, no workbook at hand. planned: a
 * workbook's figures are at hand and compared; nothing is written before the user says so. stopped: the document cannot be read.
 */
export type ReportStage = 'opening' | 'unlinked' | 'linked' | 'planned' | 'stopped';

/** reading: the document or the workbook. writing: into the document. */
export type ReportActivity = 'idle' | 'reading' | 'writing';

/** Where the figures come from. */
export interface FigureSource {
  readonly kind: 'workbook' | 'paste' | 'open-workbook' | 'relay' | 'handed';
  /** The file's name; empty for a paste and for the relay. handed: a file that the workbook's program left. */
  readonly name: string;
  /** When it was read; ms of the session's clock. */
  readonly at: number;
}

/** A package or a workbook that was not taken: nothing was written. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
}

/** What the last writing did. */
export interface WrittenResult {
  readonly written: number;
  readonly untouched: number;
  /** What was written waits for somebody to accept it; null: this Word cannot tell. */
  readonly tracksChanges: boolean | null;
  readonly repaired: Repaired | null;
}

export interface ReportState {
  readonly stage: ReportStage;
  readonly activity: ReportActivity;
  readonly reading: ReadDocument | null;
  /** What people call the document; null where it was never saved. */
  readonly file: string | null;
  readonly source: FigureSource | null;
  /** The workbook may be read again with one click. */
  readonly canReread: boolean;
  /** The workbook was saved again since it was read. */
  readonly isNewer: boolean;
  readonly link: LinkPackage | null;
  readonly refreshed: Refreshed | null;
  readonly ledger: Ledger | null;
  readonly links: LinkList | null;
  readonly result: WrittenResult | null;
  /** The document was changed between the list and the yes: nothing was written, the list is new. */
  readonly isChanged: boolean;
  /** The last package or workbook that was given, where it cannot be used; what was at hand before still is. */
  readonly refusal: Refusal | null;
  /** What is at hand and the document do not belong together; the user may insist (relink) where another workbook wrote it. */
  readonly mismatch: Refusal | null;
  readonly trouble: Trouble | null;
  /** Reports that the workbook at hand can write anew; empty: none, or the document has a report already. */
  readonly newReports: readonly { readonly id: string; readonly title: string }[];
  /** What became of the last one. */
  readonly newReport: NewReportState | null;
}

/** opened: in a document of its own. refused: Word did not open it, but the report can be had as a file. */
export interface NewReportState {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'opened' | 'refused';
  /** There is nothing in the open document: a report may be put there. */
  readonly isEmpty: boolean;
}

export const firstReportState: ReportState = {
  stage: 'opening',
  activity: 'idle',
  reading: null,
  file: null,
  source: null,
  canReread: false,
  isNewer: false,
  link: null,
  refreshed: null,
  ledger: null,
  links: null,
  result: null,
  isChanged: false,
  refusal: null,
  mismatch: null,
  trouble: null,
  newReports: [],
  newReport: null,
};
