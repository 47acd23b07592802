import type { WorkbookHost } from '../../hosts/port/workbook-host';
import type { Clock } from '../live/clock';
import type { PackSource } from '../live/pack-source';
import type { ReceiptKeeper } from './kept-receipts';

/** What a workbook session is given once, by its main. */
export interface SessionTools {
  readonly host: WorkbookHost;
  readonly packs: PackSource;
  readonly clock: Clock;
  /** Random text for new workbooks. */
  readonly newId: () => string;
  /** How people know the workbook, for problems. */
  readonly fileName: string;
  /** Absent: receipts live as long as the session. */
  readonly receipts?: ReceiptKeeper;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}
