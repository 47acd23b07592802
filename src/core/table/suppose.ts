import type { FieldTable } from '../fields/field-table';
import { sameValue, type FieldValue } from '../fields/field-value';
import { isDerived } from '../pack/pack';
import { createTable } from './table';

/** Cells as they should be: inputs hold these values (by concrete id), or a formula's cell its formula's result. */
export type Supposition =
  { readonly values: ReadonlyMap<string, FieldValue> } | { readonly field: string; readonly recalculated: true };

/**
 * The same fields with cells mended, the sheet recalculated after it: what would then be told is told without touching the
 * workbook. Cells typed over a formula stay as they are, but for the one that is mended.
 * @param holdsFormula whether a derived field's cell still holds its formula, so that it follows
 */
export function supposing(base: FieldTable, mended: Supposition, holdsFormula: (id: string) => boolean): FieldTable {
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
    rowCount: (rowsId) => base.rowCount(rowsId),
    key: (rowsId, row) => base.keys(rowsId).of[row - 1] ?? null,
  });
}
