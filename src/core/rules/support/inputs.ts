import { columnsOf, isDerived, type Pack, type ScalarField } from '../../pack/pack';
import type { FieldTable } from '../../fields/field-table';

interface Fields {
  /** Refs of fields the user fills ("rows.column" for columns), with their definitions. */
  readonly inputs: readonly { readonly ref: string; readonly field: ScalarField; readonly rows: string | null }[];
  readonly derived: readonly string[];
}

const known = new WeakMap<Pack, Fields>();

/** The fields of a pack split into inputs and derived ones; worked out once per pack. */
export function fieldsOf(pack: Pack): Fields {
  const found = known.get(pack);
  if (found) return found;
  const inputs: { ref: string; field: ScalarField; rows: string | null }[] = [];
  const derived: string[] = [];
  for (const field of pack.fields) {
    if (field.kind === 'rows') {
      for (const column of columnsOf(field)) inputs.push({ ref: column.id, field: column, rows: field.id });
    } else if (isDerived(field)) derived.push(field.id);
    else inputs.push({ ref: field.id, field, rows: null });
  }
  const made = { inputs, derived };
  known.set(pack, made);
  return made;
}

/** Visits every concrete input field. */
export function forEachInput(table: FieldTable, visit: (id: string, field: ScalarField) => void): void {
  for (const { ref, field, rows } of fieldsOf(table.pack).inputs) {
    if (rows === null) visit(ref, field);
    else for (const id of table.expand(ref)) visit(id, field);
  }
}
