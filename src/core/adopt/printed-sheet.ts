import type { Area } from '../workbook/address';
import type { SheetSnapshot } from '../workbook/snapshot';

/** Merged cells: one cell to whoever reads, its text in the upper left. */
export type MergedArea = Omit<Area, 'sheet'>;

/** A sheet of somebody else's workbook, as it is printed. */
export interface PrintedSheet extends Pick<SheetSnapshot, 'name' | 'visibility' | 'row' | 'column' | 'cells'> {
  readonly merges: readonly MergedArea[];
}
