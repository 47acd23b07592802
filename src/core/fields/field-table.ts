import type { Memory } from '../memory/memory';
import type { Pack, ScalarField } from '../pack/pack';
import type { AdoptionRecord } from '../workbook/adoption-record';
import type { CellSnapshot } from '../workbook/snapshot';
import type { ColumnTotals } from './column-totals';
import type { FieldValue } from './field-value';
import type { RowKeys, RowLines } from './trace';

/**
 * The fields of one workbook, ready to judge: inputs as read, derived fields recomputed from them. Ids are concrete:
 * "authorizedPosts", "businessProjects[1].final" (1-based). Rules, scoring and narrative see the workbook only through this.
 */
export interface FieldTable {
  readonly pack: Pack;
  /** What is remembered of this workbook from table to table while its fields stay where they are (CellPlaces). */
  readonly memory: Memory;
  /** What a bureau's own form has of the fields, and how it prints them; null: a form of our making. */
  readonly adoption: AdoptionRecord | null;
  /** Derived fields: recomputed from the inputs, whatever their cells say. Inputs: as read. */
  value(id: string): FieldValue;
  /** What the sheet shows: the cell's constant, or the cached result of its formula. */
  shown(id: string): FieldValue;
  /** Where the field stands; null where its name is missing or broken. */
  place(id: string): Place | null;
  /** The definition; a row's column has its column's definition under the concrete id. */
  field(id: string): ScalarField;
  /** How many rows a rows field has. */
  rowCount(rowsId: string): number;
  /** "a.b" of a rows field → every concrete id; any other ref → itself. */
  expand(ref: string): readonly string[];
  /** The rows of a block: the same object again while none of them changed or moved. */
  lines(rowsId: string): RowLines;
  keys(rowsId: string): RowKeys;
  /** What a column "rows.column" adds up to. Kept while rows change: after one edit one row is taken off and added. */
  totals(ref: string): ColumnTotals;
  /** The same of what the sheet shows. */
  shownTotals(ref: string): ColumnTotals;
  /** What a derived column reads beyond its own row, as fields/recall notes it; nothing for a column that users fill. */
  outerReads(ref: string): readonly unknown[];
}

export interface Place {
  readonly sheet: string;
  /** "B5" */
  readonly address: string;
  readonly cell: CellSnapshot;
}
