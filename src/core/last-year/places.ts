import { parseRowId } from '../pack/concrete-id';
import { cellName } from '../pack/pack';
import { a1, parseReference, type Area } from '../workbook/address';
import type { Edit } from '../workbook/edit';

/** Where fields will stand in a workbook that is only being made: its own names say so. */
export function placesIn(edits: readonly Edit[]): (id: string) => { sheet: string; address: string } | null {
  const areas = new Map<string, Area>();
  for (const edit of edits) {
    const area = edit.edit === 'define-name' ? parseReference(edit.refersTo) : null;
    if (area && edit.edit === 'define-name') areas.set(edit.name, area);
  }
  return (id) => {
    const row = parseRowId(id);
    const area = areas.get(cellName(row ? `${row.rows}.${row.column}` : id));
    if (!area) return null;
    const top = area.top + (row ? row.index - 1 : 0);
    return { sheet: area.sheet, address: a1({ ...area, top, bottom: row ? top : area.bottom }) };
  };
}
