import type { Snapshot } from '../../core/workbook/snapshot';
import type { DocumentHost } from '../../hosts/port/document-host';
import type { Clock } from '../live/clock';
import type { PackSource } from '../live/pack-source';
import type { WrittenReport } from '../write-report';

export interface ReportSessionTools {
  readonly host: DocumentHost;
  readonly packs: PackSource;
  readonly clock: Clock;
  /** Reads a saved workbook from its bytes. @throws Problem input.* */
  readonly readWorkbook: (bytes: Uint8Array, file: string) => Promise<Snapshot>;
  /** A new report as a .docx; absent where none can be made. @param stamp DocumentStamp as JSON */
  readonly authorReport?: (written: WrittenReport, stamp: string) => Promise<Uint8Array>;
  /** Hands a finished .docx to the user as a file. */
  readonly offerFile?: (docx: Uint8Array, name: string) => void;
  /** Bugs of ours, for the error boundary. */
  readonly onBug: (error: unknown) => void;
}
