import type { FieldTable } from '../../../core/fields/field-table';
import { parseRowId } from '../../../core/pack/concrete-id';
import type { ScalarField } from '../../../core/pack/pack';

/** The definition behind a figure of the report; null for a figure of no single field (a count of rows). */
export function knownField(table: FieldTable, id: string): ScalarField | null {
  const row = parseRowId(id);
  const known = table.pack.byId.get(row ? `${row.rows}.${row.column}` : id);
  return known === undefined || known.kind === 'rows' ? null : table.field(id);
}
