import type { ChartGrid } from '../../narrative/chart-model';

/**
 * What a host read of a document: the snapshot that a refresh is planned on. Offsets count UTF-16 units of the text as given here:
 * paragraphs by line feed, a tab as \t, a line break as \v, anything that is no text (a picture, a note) as U+FFFC.
 */
export interface FoundDocument {
  /** Every content control that could be ours, in document order; nested ones follow the one around them. */
  readonly controls: readonly FoundControl[];
  /** What the text is made of from top to bottom: where a fragment is looked for when its control is gone. */
  readonly blocks: readonly FoundBlock[];
  /** Charts in controls of ours. Absent where there are none, or the host cannot read them. */
  readonly charts?: readonly FoundChart[];
  /** Absent where the host cannot tell. */
  readonly properties?: DocumentProperties;
}

export interface FoundChart {
  /** Fragment id of the control. */
  readonly id: string;
  /** The control's key. */
  readonly control: string;
  /** What it shows; null where the control holds no chart that can be read. */
  readonly grid: ChartGrid | null;
}

/** What the file says about itself. '' is nothing; absent cannot be told, or is not to be written. */
export interface DocumentProperties {
  readonly title?: string;
  /** 作者: the budget unit. */
  readonly creator?: string;
}

export interface FoundControl {
  /** The host's own handle, good for one reading; plans name controls by it. */
  readonly key: string;
  /** From the tag; null where the control carries none of ours. */
  readonly fragment: string | null;
  readonly title: string;
  /** What another linked control inside it holds counts as one U+FFFC. */
  readonly text: string;
  /** Indexes of the first and last block it touches. */
  readonly blocks: readonly [number, number];
  /** Where each table cell's text lies in `text`: tables, rows, cells. Empty without tables. */
  readonly cells: readonly (readonly (readonly TextRange[])[])[];
  /** Of the same tables, what a row is beside its words. Absent where nobody looked: then no row comes or goes. */
  readonly rows?: readonly (readonly FoundRow[])[];
}

export interface FoundRow {
  /** A cell of it is one with a cell above or below. */
  readonly isMerged: boolean;
  /** A comment, a bookmark, shading, a tracked change or the like stands in it. */
  readonly isTouched: boolean;
}

/** A paragraph or a table of the text; those inside a control that holds whole ones count singly. */
export interface FoundBlock {
  readonly kind: 'paragraph' | 'table';
  /** A table's cells by line feed. */
  readonly text: string;
  /** Inside a control with one of our tags. */
  readonly isLinked: boolean;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Stands for what is no text. Never typed by us, never deleted by us. */
export const objectCharacter = '\ufffc';

/** One piece of text in place of another; ranges of one control neither overlap nor touch each other out of order. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: piece } of replacements) {
    if (from < at || to < from || to > text.length) throw new Error('replacements overlap or lie outside the text');
    result += text.slice(at, from) + piece;
    at = to;
  }
  return result + text.slice(at);
}
