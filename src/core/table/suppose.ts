import type { FieldTable } from '../fields/field-table';
import { sameValue, type FieldValue } from '../fields/field-value';
import type { RowLines } from '../fields/trace';
import type { Memory } from '../memory/memory';
import { parseRowId } from '../pack/concrete-id';
import { columnsOf, isDerived } from '../pack/pack';
import { createTable, newLines } from './table';

/** Cells as they should be: inputs hold these values (by concrete id), or a formula's cell its formula's result. */
export type Supposition =
  { readonly values: ReadonlyMap<string, FieldValue> } | { readonly field: string; readonly recalculated: true };

/**
 * The same fields with cells mended, the sheet recalculated after it: what would then be told is told without touching the
 * workbook. Cells typed over a formula stay as they are, but for the one that is mended.
 * @param holdsFormula whether a derived field's cell still holds its formula, so that it follows
 * @param memory of all suppositions about `base` (Memory.forSuppositions): each then works out only what differs from the one before
 */
export function supposing(
  base: FieldTable,
  mended: Supposition,
  holdsFormula: (id: string) => boolean,
  memory?: Memory,
): FieldTable {
  const isFormula = 'recalculated' in mended;
  const typed = (id: string): FieldValue => (isFormula ? undefined : mended.values.get(id)) ?? base.shown(id);
  return createTable(base.pack, {
    read: (id) => typed(id),
    shown: (id, field, computed) => {
      if (!isDerived(field)) return typed(id);
      if (isFormula && id === mended.field) return computed();
      if (!holdsFormula(id)) return base.shown(id);
      const value = computed();
      return !isFormula && sameValue(value, base.value(id)) ? base.shown(id) : value;
    },
    place: (id) => base.place(id),
    printed: (id) => base.shown(id),
    adoption: base.adoption,
    rowCount: (rowsId) => base.rowCount(rowsId),
    key: (rowsId, row) => base.keys(rowsId).of[row - 1] ?? null,
    ...(memory && { memory, lines: (rowsId) => supposedLines(base, rowsId, mended) }),
  });
}

/** Rows whose cells are supposed are new ones; where a cell of the block follows something beyond its row, all are. */
function supposedLines(base: FieldTable, rowsId: string, mended: Supposition): RowLines {
  const block = base.pack.byId.get(rowsId);
  const columns = block?.kind === 'rows' ? columnsOf(block) : [];
  const isOwn = columns.every(({ id, derive }) => derive === undefined || base.outerReads(id).length === 0);
  const lines = base.lines(rowsId);
  if (!isOwn) return newLines(lines.tokens.length);
  const changed = ('values' in mended ? [...mended.values.keys()] : [mended.field]).flatMap((id) => {
    const row = parseRowId(id);
    return row?.rows === rowsId ? [row.index - 1] : [];
  });
  if (changed.length === 0) return lines;
  const tokens = [...lines.tokens];
  for (const at of changed) tokens[at] = {};
  return { tokens, place: lines.place };
}
