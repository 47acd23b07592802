import type { Area } from './address';

/** Cells of a workbook, asked by area. Sheet names count without letter case, as in Excel. */
export class CellSet {
  private readonly sheets = new Map<string, { readonly keys: Set<number>; readonly list: [number, number][] }>();

  /** false: it was there already. */
  add(sheet: string, row: number, column: number): boolean {
    const name = sheet.toLowerCase();
    let found = this.sheets.get(name);
    if (!found) this.sheets.set(name, (found = { keys: new Set(), list: [] }));
    const key = keyOf(row, column);
    if (found.keys.has(key)) return false;
    found.keys.add(key);
    found.list.push([row, column]);
    return true;
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.sheets.get(sheet.toLowerCase())?.keys.has(keyOf(row, column)) ?? false;
  }

  get isEmpty(): boolean {
    return this.sheets.size === 0;
  }

  touches({ sheet, top, left, bottom, right }: Area): boolean {
    const found = this.sheets.get(sheet.toLowerCase());
    if (!found) return false;
    if ((bottom - top + 1) * (right - left + 1) > found.list.length)
      return found.list.some(([row, column]) => row >= top && row <= bottom && column >= left && column <= right);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) if (found.keys.has(keyOf(row, column))) return true;
    return false;
  }
}

function keyOf(row: number, column: number): number {
  return row * 16_385 + column;
}
