import { columnNumber } from '../workbook/address';

/** A block of cells of a laid sheet; 1-based, inclusive. */
export interface Span {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One row of a laid sheet, in its place. */
export interface LaidRow {
  readonly id: string;
  readonly heightPt: number;
  readonly breakAfter: boolean;
}

/** One cell, or merged block of cells, with what stands in it: a text, or a field's value. */
export interface LaidCell extends Span {
  readonly text?: string;
  /** The text as the pack has it, where years or the unit's name were filled in. */
  readonly template?: string;
  /** Concrete field id. */
  readonly field?: string;
  readonly style: string;
  readonly indent?: number;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
}

/** "B:C" → columns 2 to 3. */
export function columns(span: string): { left: number; right: number } {
  const [left = '', right = left] = span.split(':');
  return { left: columnNumber(left), right: columnNumber(right) };
}
