import type { JudgedWorkbook } from '../judge-workbook';
import type { Trouble } from '../live/trouble';
import type { WriteReceipt } from './write-receipt';

/** One reading of the workbook, judged. */
export interface CheckedBook extends JudgedWorkbook {
  /** When it was read; ms of the session's clock. */
  readonly at: number;
}

/**
 * opening: nothing read yet. new: no forms of ours in the workbook. installing: forms are being written. ready: there is a
 * result (perhaps an older one, see `activity` and `trouble`). stopped: nothing could be read at all, see `trouble`.
 */
export type Stage = 'opening' | 'new' | 'installing' | 'ready' | 'stopped';

/** editing: a cell is being edited; the session waits and goes on by itself. */
export type Activity = 'idle' | 'checking' | 'editing' | 'writing';

/** A cell as people know it. */
export interface Place {
  readonly sheet: string;
  /** "B5" */
  readonly address: string;
}

export interface InstallProgress {
  readonly sheets: readonly string[];
  /** How many are done; equal to sheets.length while the self-check runs. */
  readonly done: number;
  readonly cancelling: boolean;
}

/** Sheets of the user's that have the names ours need: asked before they are put aside under the names in `to`. */
export interface InstallConflict {
  readonly sheets: readonly { readonly from: string; readonly to: string }[];
}

export interface SessionState {
  readonly stage: Stage;
  readonly activity: Activity;
  /** The last result; it stays while the next is awaited. */
  readonly book: CheckedBook | null;
  readonly trouble: Trouble | null;
  /** 边填边核 on or off. */
  readonly live: boolean;
  readonly install: InstallProgress | null;
  readonly conflict: InstallConflict | null;
  /** 自检 after an install or a repair: what is not as it should be, in words; empty: nothing. null: not asked yet. */
  readonly selfCheck: readonly string[] | null;
  /** The cell that was shown last; null: none yet, or one is on its way. */
  readonly wentTo: Place | null;
  /** Whether marks were put on cells in this session. */
  readonly marked: boolean;
  /** What this session wrote, the newest first. */
  readonly receipts: readonly WriteReceipt[];
}

export const firstState: SessionState = {
  stage: 'opening',
  activity: 'idle',
  book: null,
  trouble: null,
  live: true,
  install: null,
  conflict: null,
  selfCheck: null,
  wentTo: null,
  marked: false,
  receipts: [],
};
