import { type CellLook, type Edge } from './cell-look';
import { cellKey, cellName, forEachCell, type Rect } from './rects';
import type { SheetPlan } from './plan';

export function planMerge(sheet: SheetPlan, rect: Rect): void {
  const isOne = rect.top === rect.bottom && rect.left === rect.right;
  forEachCell(rect, (row, column) => {
    const key = cellKey(row, column);
    if (sheet.merged.has(key)) throw new Error(`merges overlap on ${sheet.name} at ${cellName(row, column)}`);
    if (!isOne) sheet.merged.set(key, row === rect.top && column === rect.left ? 'first' : 'covered');
  });
  if (!isOne) sheet.merges.push(rect);
}

/**
 * Gives each cell of a merge the look of its first cell and the lines of the merge's own outline: a program draws the right
 * and bottom lines from the covered cells, and refuses entry where one of them is locked. Equal looks become one object.
 */
export function settleMerges(sheet: SheetPlan): void {
  const made = new Map<CellLook | undefined, Map<string, CellLook>>();
  for (const rect of sheet.merges) {
    const first = sheet.looks.get(cellKey(rect.top, rect.left));
    const { edges: firstEdges, ...plain } = first ?? {};
    let ofFirst = made.get(first);
    if (!ofFirst) made.set(first, (ofFirst = new Map<string, CellLook>()));
    const known = ofFirst;
    forEachCell(rect, (row, column) => {
      const key = cellKey(row, column);
      if (key !== cellKey(rect.top, rect.left)) refuseCovered(sheet, row, column);
      const own = sheet.looks.get(key)?.edges;
      if (!first && !own) return;
      const outline: Edge[] = [];
      if (row === rect.top) outline.push('top');
      if (row === rect.bottom) outline.push('bottom');
      if (column === rect.left) outline.push('left');
      if (column === rect.right) outline.push('right');
      const weights = outline.map((edge) => own?.[edge] ?? firstEdges?.[edge]);
      const name = outline.map((edge, at) => `${edge}=${weights[at] ?? ''}`).join();
      let look = known.get(name);
      if (!look) {
        const edges: NonNullable<CellLook['edges']> = Object.fromEntries(
          outline.flatMap((edge, at) => (weights[at] ? [[edge, weights[at]]] : [])),
        );
        known.set(name, (look = { ...plain, ...(Object.keys(edges).length > 0 && { edges }) }));
      }
      sheet.looks.set(key, look);
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
