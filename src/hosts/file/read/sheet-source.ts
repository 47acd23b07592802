/** A worksheet part and what its cells refer to beyond it. */
export interface SheetSource {
  readonly xml: string;
  readonly part: string;
  readonly file: string;
  /** The sheet's name, for messages. */
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly limitMb: number;
  /** Cells read so far, of all the workbook's sheets. */
  readonly read: { cells: number };
  /** The workbook counts days from 1904. */
  readonly datesFrom1904: boolean;
  /** Told now and then how much of the part is behind: 0–1. */
  readonly passed?: (share: number) => void;
}
