import type { Fragment } from '../narrative/fragment';

/**
 * A printed table without a host: what the report's attachments look like on paper. Every cell of the grid is covered by exactly
 * one cell model; a row lists the cells that begin in it, from left to right.
 */
export interface TableModel {
  /** Widths on the sheet; an author may scale them to the page, keeping their proportions. */
  readonly columnsMm: readonly number[];
  /** How many rows are repeated on every page, from the top or from `headFrom`. */
  readonly headerRows: number;
  /** The row where a head in the middle begins, and with it a printed table of its own; absent: the top. */
  readonly headFrom?: number;
  readonly rows: readonly TableRowModel[];
}

export interface TableRowModel {
  /** At least this high, points. */
  readonly heightPt: number;
  /** A page ends after this row. */
  readonly breakAfter: boolean;
  readonly cells: readonly TableCellModel[];
}

export interface TableCellModel {
  /** Lines by line feed. */
  readonly text: string;
  /** 0-based grid column where it begins. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** head: 黑体. label: a row's name. number: Times New Roman. text: words. */
  readonly style: 'head' | 'label' | 'number' | 'text';
  readonly sizePt: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** Steps of one character. */
  readonly indent: number;
  /** The field a cell shows, under its concrete id. */
  readonly field?: string;
  /** `text` in the other manner of decimals, where that differs (decimals.ts). */
  readonly otherwise?: string;
}

/** One sheet as an attachment of the report: what stands above, in and below its table. */
export interface AttachmentTable {
  /** Sheet id of the pack; stable across years. */
  readonly sheet: string;
  /** The section of the report it stands in, after the section's sentences; absent: an attachment at the end. */
  readonly section?: string;
  /** "附件1"; empty for a table inside a section. */
  readonly label: string;
  /** The attachment's name without the year: title of its content control. */
  readonly name: string;
  /** As printed over the table. */
  readonly title: string;
  /** 填报单位：… on the left, 单位：万元 on the right. */
  readonly lead: readonly { readonly left: string; readonly right: string }[];
  readonly table: TableModel;
  readonly notes: readonly string[];
  /** Of title, lead and notes those that follow the workbook, one paragraph each; ids: see outer-pieces.ts. */
  readonly pieces?: readonly Fragment[];
  readonly orientation: 'portrait' | 'landscape';
  /** Margins of the sheet; a landscape table keeps them, a portrait one takes the report's. */
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}
