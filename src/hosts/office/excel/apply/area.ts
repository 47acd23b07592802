import { parseA1 } from '../../../../core/workbook/address';

export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Throws for anything that is not "B5" or "B5:C7": an edit with another area is a bug of ours. */
export function rectOf(area: string): Rect {
  const rect = parseA1(area);
  if (!rect) throw new Error(`not an A1 area: ${area}`);
  return rect;
}

/** Number formats of cells as far as they are known: from style edits of the same step, and from what was looked up. */
export class FormatMap {
  private readonly formats = new Map<string, string>();

  set({ top, left, bottom, right }: Rect, format: string): void {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) this.formats.set(`${row},${column}`, format);
  }

  at(row: number, column: number): string {
    return this.formats.get(`${row},${column}`) ?? 'General';
  }
}
