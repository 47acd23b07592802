import type { Ref } from '../derive/expression';
import { Memory } from '../memory/memory';
import { parseRowId } from '../pack/concrete-id';
import type { LaidSheet } from '../layout/layout';
import { a1, sheetPrefix, type Area } from '../workbook/address';
import type { Binding } from '../fields/binding';

/** Where every field of a pack stands. `area("rows.column")` is the column's range over its rows. */
export interface CellMap {
  area(id: string): Area | null;
  /** What is remembered of these places (CellPlaces). */
  readonly memory: Memory;
}

/** The places a pack's own layout gives. */
export function cellMapOf(sheets: readonly LaidSheet[]): CellMap {
  const areas = new Map<string, Area>();
  for (const sheet of sheets) {
    for (const cell of sheet.cells) {
      if (cell.field === undefined) continue;
      const area = {
        sheet: sheet.definition.title,
        top: cell.top,
        left: cell.left,
        bottom: cell.top,
        right: cell.left,
      };
      areas.set(cell.field, area);
      const row = parseRowId(cell.field);
      const block = row && sheet.blocks.get(row.rows);
      if (row && block) areas.set(`${row.rows}.${row.column}`, { ...area, top: block.top, bottom: block.bottom });
    }
    for (const [rows, block] of sheet.blocks) {
      const column = sheet.keyColumn;
      if (column !== null)
        areas.set(`${rows}.key`, { sheet: sheet.definition.title, left: column, right: column, ...block });
    }
  }
  return { area: (id) => areas.get(id) ?? null, memory: new Memory() };
}

/** The places a workbook has now: names follow inserted rows and renamed sheets. */
export function cellMapFrom(binding: Binding): CellMap {
  return binding.cells;
}

/** Addresses as a formula on `sheet` writes them. A field without a place becomes #REF!, as Excel itself would show it. */
export function refsFor(map: CellMap, sheet: string): Ref {
  return (id) => {
    const area = map.area(id);
    if (!area) return '#REF!';
    return area.sheet === sheet ? a1(area) : sheetPrefix(area.sheet) + a1(area);
  };
}
