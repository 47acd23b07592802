import { type CellLook, type Edge } from './cell-look';
import { cellKey, cellName, forEachCell, overlaps, type Rect } from './rects';
import type { SheetPlan } from './plan';

export function planMerge(sheet: SheetPlan, rect: Rect): void {
  const clash = sheet.merges.find((merge) => overlaps(merge, rect));
  if (clash) throw new Error(`merges overlap on ${sheet.name} at ${cellName(rect.top, rect.left)}`);
  if (rect.top !== rect.bottom || rect.left !== rect.right) sheet.merges.push(rect);
}

/**
 * Gives each cell of a merge the look of its first cell and the lines of the merge's own outline: a program draws the right
 * and bottom lines from the covered cells, and refuses entry where one of them is locked.
 */
export function settleMerges(sheet: SheetPlan): void {
  for (const rect of sheet.merges) {
    const first = sheet.looks.get(cellKey(rect.top, rect.left));
    const { edges: firstEdges, ...plain } = first ?? {};
    forEachCell(rect, (row, column) => {
      const key = cellKey(row, column);
      if (key !== cellKey(rect.top, rect.left)) refuseCovered(sheet, row, column);
      const own = sheet.looks.get(key)?.edges;
      const outline: Edge[] = [];
      if (row === rect.top) outline.push('top');
      if (row === rect.bottom) outline.push('bottom');
      if (column === rect.left) outline.push('left');
      if (column === rect.right) outline.push('right');
      const edges: NonNullable<CellLook['edges']> = Object.fromEntries(
        outline.flatMap((edge) => {
          const weight = own?.[edge] ?? firstEdges?.[edge];
          return weight ? [[edge, weight]] : [];
        }),
      );
      if (first || own) sheet.looks.set(key, { ...plain, ...(Object.keys(edges).length > 0 && { edges }) });
    });
  }
}

/** A value under a merge would be stored and never seen. */
function refuseCovered(sheet: SheetPlan, row: number, column: number): void {
  const value = sheet.values.get(cellKey(row, column));
  if (value !== undefined && value !== null && value !== '') {
    throw new Error(`a value under a merge on ${sheet.name} at ${cellName(row, column)}`);
  }
}
