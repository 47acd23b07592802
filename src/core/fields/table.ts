import { computeDerived } from '../derive/compute';
import type { Pack, ScalarField } from '../pack/pack';
import { parseRowId, rowId } from './concrete-id';
import { blank, type FieldValue } from './field-value';
import type { FieldTable, Place } from './field-table';

/** Where a table takes its inputs from: a snapshot's cells, or given data. */
export interface InputSource {
  read(id: string, field: ScalarField): FieldValue;
  shown(id: string, field: ScalarField, computed: () => FieldValue): FieldValue;
  place(id: string): Place | null;
  rowCount(rowsId: string): number;
}

/** A field table over any source; derived values are computed once each, on demand. */
export function createTable(pack: Pack, source: InputSource): FieldTable {
  const values = new Map<string, FieldValue>();
  const shownValues = new Map<string, FieldValue>();
  const expanded = new Map<string, readonly string[]>();

  const fieldOf = (id: string): ScalarField => {
    const row = parseRowId(id);
    const field = pack.byId.get(row ? `${row.rows}.${row.column}` : id);
    if (!field || field.kind === 'rows') throw new Error(`no such field: ${id}`);
    return field;
  };

  const table: FieldTable = {
    pack,
    field: fieldOf,
    value(id) {
      const known = values.get(id);
      if (known) return known;
      const field = fieldOf(id);
      const derivation = 'derive' in field ? field.derive : undefined;
      if (derivation !== undefined) values.set(id, blank); // a cycle reads blank; the pack reader refuses cycles
      const value = derivation === undefined ? source.read(id, field) : computeDerived(derivation, field, table);
      values.set(id, value);
      return value;
    },
    shown(id) {
      let value = shownValues.get(id);
      if (!value) shownValues.set(id, (value = source.shown(id, fieldOf(id), () => table.value(id))));
      return value;
    },
    place: (id) => source.place(id),
    rowCount: (rowsId) => source.rowCount(rowsId),
    expand(ref) {
      let ids = expanded.get(ref);
      if (!ids) expanded.set(ref, (ids = expandRef(pack, source, ref)));
      return ids;
    },
  };
  return table;
}

function expandRef(pack: Pack, source: InputSource, ref: string): readonly string[] {
  const field = pack.byId.get(ref);
  if (!field || !('rows' in field)) return [ref];
  return Array.from({ length: source.rowCount(field.rows) }, (_, index) => rowId(field.rows, index + 1, field.column));
}
