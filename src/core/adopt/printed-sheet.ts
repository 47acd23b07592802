import type { Area } from '../workbook/address';
import type { SheetLooks } from '../workbook/sheet-looks';
import type { SheetSnapshot } from '../workbook/snapshot';

/** Merged cells: one cell to whoever reads, its text in the upper left. */
export type MergedArea = Omit<Area, 'sheet'>;

/** A sheet of somebody else's workbook, as it is printed. */
export interface PrintedSheet extends Pick<SheetSnapshot, 'name' | 'visibility' | 'row' | 'column' | 'cells'> {
  readonly merges: readonly MergedArea[];
  /** Absent where nobody can tell: then nothing is hidden, and a number is a number. */
  readonly looks?: SheetLooks;
}
