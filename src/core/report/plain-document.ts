import type { TableModel } from './table-model';

/** A document in the layout of our reports that is none: nothing in it is linked to a workbook or refreshed. */
export interface PlainDocument {
  readonly title: string;
  /** Centred lines under the title. */
  readonly lead: readonly string[];
  readonly blocks: readonly PlainBlock[];
}

export type PlainBlock =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'paragraph'; readonly runs: readonly PlainRun[] }
  | { readonly is: 'table'; readonly table: TableModel };

export interface PlainRun {
  readonly text: string;
  readonly isStrong?: boolean;
}
