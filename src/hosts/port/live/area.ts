import { parseA1 } from '../../../core/workbook/address';
import type { SheetEdit } from './steps';

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

/** What was looked up as (one area, its formats row by row), and what style edits of the same step give. */
export function knownFormats(
  edits: readonly SheetEdit[],
  looked: readonly { readonly rect: Rect; readonly formats: readonly (readonly unknown[])[] }[],
): FormatMap {
  const formats = new FormatMap();
  for (const { rect, formats: matrix } of looked) {
    matrix.forEach((line, down) =>
      line.forEach((format, right) => {
        const [row, column] = [rect.top + down, rect.left + right];
        formats.set({ top: row, bottom: row, left: column, right: column }, String(format));
      }),
    );
  }
  for (const edit of edits) {
    if (edit.edit !== 'style-cells' || edit.style.numberFormat === undefined) continue;
    for (const area of edit.areas) formats.set(rectOf(area), edit.style.numberFormat);
  }
  return formats;
}
