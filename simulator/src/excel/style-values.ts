import { intersection, isUnbounded } from './address';
import type { Area, StyleChange } from './model';
import type { RangeState } from './objects';

/** Bounds whole rows and columns by what is used, at least a screenful: nobody formats 17 billion cells one by one. */
export function bounded({ book, sheet, area }: RangeState): Area {
  if (!isUnbounded(area)) return area;
  const used = book.model.used(sheet, false);
  const rows = Math.max(100, used ? used.row + used.rows : 0);
  const columns = Math.max(26, used ? used.column + used.columns : 0);
  return intersection(area, { row: 0, column: 0, rows, columns }) ?? { ...area, rows: 1, columns: 1 };
}

/** All blocks that a format speaks for. */
export function blocks(range: RangeState): readonly Area[] {
  const { others = [], ...first } = range;
  return [range.area, ...others].map((area) => bounded({ ...first, area }));
}

export function setStyle(range: RangeState, change: (row: number, column: number) => StyleChange): void {
  const { book, sheet } = range;
  const all = blocks(range);
  for (const area of all) book.guardCells({ sheet, area }, 'allowFormatCells');
  book.write(() => {
    for (const area of all) book.model.setStyle(sheet, area, change);
  });
}
