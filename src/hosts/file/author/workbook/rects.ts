import { columnLetters, parseA1 } from '../../../../core/workbook/address';

/** A block of cells on the sheet at hand; 1-based, inclusive. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const maxColumns = 16384;

/** One number per cell, ordered by row, then column. */
export function cellKey(row: number, column: number): number {
  return row * maxColumns + (column - 1);
}

export function cellOfKey(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / maxColumns), column: (key % maxColumns) + 1 };
}

/** Throws for anything that is not "B5" or "B5:C7": an edit with another area is a bug of ours. */
export function parseRect(area: string): Rect {
  const rect = parseA1(area);
  if (!rect) throw new Error(`not an A1 area: ${area}`);
  return rect;
}

export function forEachCell(rect: Rect, visit: (row: number, column: number) => void): void {
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let column = rect.left; column <= rect.right; column += 1) visit(row, column);
  }
}

function overlaps(one: Rect, other: Rect): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** What is left of `rect` without `hole`, as at most four rectangles. */
export function subtract(rect: Rect, hole: Rect): Rect[] {
  if (!overlaps(rect, hole)) return [rect];
  const top = Math.max(rect.top, hole.top);
  const bottom = Math.min(rect.bottom, hole.bottom);
  return [
    { ...rect, bottom: hole.top - 1 },
    { ...rect, top, bottom, right: hole.left - 1 },
    { ...rect, top, bottom, left: hole.right + 1 },
    { ...rect, top: hole.bottom + 1 },
  ].filter((part) => part.top <= part.bottom && part.left <= part.right);
}

/** For error messages. */
export function cellName(row: number, column: number): string {
  return columnLetters(column) + String(row);
}
