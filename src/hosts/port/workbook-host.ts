import type { PrintedSheet } from '../../core/adopt/printed-sheet';
import type { Edit } from '../../core/workbook/edit';
import type { Inspection, InspectionWish } from '../../core/workbook/inspection';
import type { Snapshot } from '../../core/workbook/snapshot';

/**
 * A workbook in our own verbs. Hosts: real Office (hosts/office/excel), files (hosts/file). Every failure is a Problem of the
 * host family with a Chinese sentence; nothing is half done without a Receipt saying so.
 */
export interface WorkbookHost {
  readonly capabilities: WorkbookCapabilities;
  /**
   * The workbook as it stands: all names, and the cells of the sheets that `jx.` names point to (or of all visible sheets).
   * Office: one sync where the sheets are known from the last read, two the first time. 'list': names and sheets only, without
   * protection and cells.
   */
  read(scope?: 'bound' | 'all' | 'list'): Promise<Snapshot>;
  /** Every sheet with its cells and merged areas, for a form of somebody else's (ADR 31). Two syncs in Office. Absent where the host cannot. */
  readPrinted?(): Promise<readonly PrintedSheet[]>;
  /** Applies edits in order, grouped by sheet. Stops at the first refusal; the receipt tells what was done. */
  apply(edits: readonly Edit[], options?: ApplyOptions): Promise<Receipt>;
  /** What snapshots leave out and a self-check compares: validation, marks, protection, print areas. Absent where the host cannot. */
  inspect?(wishes: readonly InspectionWish[]): Promise<readonly Inspection[]>;
  /** Shows a cell to the user. */
  goTo(sheet: string, address: string): Promise<void>;
  /**
   * Calls back when anything may have changed; never says what, because no host tells completely (platform facts 2.6).
   * Coalesced by the host. Resolves to the way to stop.
   */
  onChanged(listener: () => void): Promise<() => Promise<void>>;
  /** The cell the user stands on; null where the host cannot tell. */
  selection(): Promise<{ readonly sheet: string; readonly address: string } | null>;
}

export interface WorkbookCapabilities {
  /** What users call the program; absent: Excel, or a file that no program holds. */
  readonly app?: string;
  /** What users call its sister, in which reports are open; absent: Word. */
  readonly reportApp?: string;
  /** false: whether F6 comes back to the pane nobody has seen; absent: it does. */
  readonly backByF6?: false;
  readonly liveChanges: boolean;
  readonly goTo: boolean;
  /** Whether a write by us leaves the user's undo list alone (ExcelApi 1.19); false: say so before writing. */
  readonly keepsUndo: boolean;
  /** A file: contents, names and marks can be changed; looks, locks, validations and sheets are as they were made. */
  readonly contentsOnly?: true;
}

export interface ApplyOptions {
  /** After each sheet: its name and how many of how many. */
  readonly onProgress?: (progress: { readonly sheet: string; readonly done: number; readonly total: number }) => void;
  /** Stops between sheets; what was applied stays and is in the receipt. */
  readonly signal?: AbortSignal;
  /** A cell is being edited: the write waits for the user to press Enter or Esc. Say so. */
  readonly onWaiting?: () => void;
}

export interface Receipt {
  readonly applied: number;
  readonly sheets: readonly string[];
  readonly cancelled: boolean;
}
