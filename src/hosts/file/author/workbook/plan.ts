import type { CellEdit, DefineName, HighlightCells, PageSetup, ValidateCells } from '../../../../core/workbook/edit';
import type { SheetVisibility } from '../../../../core/workbook/snapshot';
import type { CellLook } from './cell-look';
import type { Rect } from './rects';

/**
 * One sheet with all its edits applied, before any of it is written. The writing library couples what the edits keep apart
 * (a value set under a merge lands in the merge's first cell, a merge copies styles), so the order of edits is settled here.
 */
export interface SheetPlan {
  readonly name: string;
  readonly visibility: SheetVisibility;
  columnWidthsMm: readonly number[];
  rowHeightsPt: readonly number[];
  /** By cellKey; a missing cell and null are both empty. */
  readonly values: Map<number, CellEdit>;
  readonly looks: Map<number, CellLook>;
  readonly merges: Rect[];
  /** By cellKey, of the cells of merges. */
  readonly merged: Map<number, 'first' | 'covered'>;
  readonly validations: { readonly rects: readonly Rect[]; readonly edit: ValidateCells }[];
  readonly highlights: { readonly rects: readonly Rect[]; readonly edit: HighlightCells }[];
  page: PageSetup | undefined;
  frozen: { readonly rows: number; readonly columns: number };
  isProtected: boolean;
}

export interface WorkbookPlan {
  /** In tab order. */
  readonly sheets: SheetPlan[];
  /** By lower-case name: names differ by more than case. */
  readonly names: Map<string, DefineName>;
}
