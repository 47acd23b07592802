import type { ChartModel } from '../../narrative/chart-model';
import type { DocumentProperties, Replacement } from './found-document';
import type { StoredBase } from './stored-base';
import type { StampTable } from '../link/document-stamp';
import type { AttachmentTable } from '../table-model';

/** 采用新值 · 保留我的 · 不再更新 */
export type Choice = 'adopt' | 'mine' | 'unlink';

export type FragmentState =
  'unchanged' | 'workbook-changed' | 'you-changed' | 'both-changed' | 'missing' | 'duplicated' | 'damaged';
export type FragmentAction = 'written' | 'merged' | 'kept' | 'asked';
export type FigureAction = 'written' | 'kept' | 'asked' | 'unlinked';

/** One thing that only the user can decide. Each conflict is one question; its key names it in this plan. */
export interface Question {
  /** fragmentId, fragmentId#2 for a second copy; with /field, /field#2 for one figure; with /r3c2 for a table's cell; a broken link is fragmentId:missing. */
  readonly key: string;
  readonly fragment: string;
  readonly title: string;
  readonly state: FragmentState;
  /** The figure that is asked; null where the whole fragment is. */
  readonly figure: FigureLine | null;
  readonly reason: string;
  /** What stands in the document, and what 采用新值 would put there. */
  readonly inDocument: string;
  readonly new: string;
}

export type Answers = (question: Question) => Choice | null;

export const noAnswers: Answers = () => null;

/** A figure, or with an empty field a clause that the workbook says in other words. */
export interface FigureLine {
  readonly fragment: string;
  readonly field: string;
  readonly label: string;
  /** What the workbook said at the last refresh, and what it says now. */
  readonly old: string;
  readonly new: string;
  readonly inDocument: string;
  readonly action: FigureAction;
  /** A user's copy of it, which nothing follows. */
  readonly isCopy?: true;
}

export interface FragmentLine {
  readonly id: string;
  readonly title: string;
  readonly state: FragmentState;
  readonly action: FragmentAction;
  /** The user's text that 采用新值 took out. */
  readonly replacedText?: string;
}

/** A line of 更新记录: nothing that stood in the document goes away without one. */
export interface LogEntry {
  /** ISO 8601, the package's time. */
  readonly time: string;
  readonly fragment: string;
  readonly title: string;
  readonly field?: string;
  readonly replaced: string;
  readonly by: string;
  /** The field as people call it. */
  readonly label?: string;
  /** It followed the workbook; absent: words of the user's went. */
  readonly follows?: true;
}

export interface ControlEdit {
  /** FoundControl.key */
  readonly control: string;
  readonly replacements: readonly Replacement[];
}

/** Rows that come and go in a table that stays, by row numbers of the reading. */
export interface RowChanges {
  readonly control: string;
  readonly table: number;
  readonly removed: readonly number[];
  /** In order; `like` is the row whose looks it gets, beside which it comes. */
  readonly added: readonly {
    readonly like: number;
    readonly side: 'Before' | 'After';
    readonly cells: readonly string[];
  }[];
}

export interface RefreshPlan {
  readonly edits: readonly ControlEdit[];
  readonly rows: readonly RowChanges[];
  /** Tables whose shape changed so that their rows cannot follow: the control's tables are made anew. */
  readonly rebuilds: readonly { readonly control: string; readonly table: AttachmentTable }[];
  readonly questions: readonly Question[];
  /** What goes ahead without being asked and may be held back, by keys and choices as of a question; `adopt` of a text takes it whole. */
  readonly offers: readonly Question[];
  readonly figures: readonly FigureLine[];
  readonly fragments: readonly FragmentLine[];
  readonly log: readonly LogEntry[];
  /** Charts to be written; `isShape`: rows or series came or went. */
  readonly charts: readonly { readonly control: string; readonly chart: ChartModel; readonly isShape: boolean }[];
  /** Properties of the document to be written. */
  readonly properties: DocumentProperties;
  /** What the document shall remember once the edits are made. */
  readonly base: StoredBase;
  readonly tables: readonly StampTable[];
}
