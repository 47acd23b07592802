import { computeDerived } from '../derive/compute';
import type { Pack, ScalarField } from '../pack/pack';
import type { Derivation } from '../pack/schema';
import { parseRowId, rowId } from './concrete-id';
import { blank, sameValue, type FieldValue } from './field-value';
import type { FieldTable, Place } from './field-table';
import { memoryOf, recall, type Memory } from './recall';

/** Where a table takes its inputs from: a snapshot's cells, or given data. */
export interface InputSource {
  read(id: string, field: ScalarField): FieldValue;
  shown(id: string, field: ScalarField, computed: () => FieldValue): FieldValue;
  place(id: string): Place | null;
  rowCount(rowsId: string): number;
}

/** A field table over any source; derived values are computed once each, on demand, and again only where an input of theirs moved. */
export function createTable(pack: Pack, source: InputSource): FieldTable {
  const values = new Map<string, FieldValue>();
  const shownValues = new Map<string, FieldValue>();
  const expanded = new Map<string, readonly string[]>();
  const memory = memoryOf(pack);

  const fieldOf = (id: string): ScalarField => {
    let field = memory.fields.get(id);
    if (!field) memory.fields.set(id, (field = findField(pack, id)));
    return field;
  };
  const derive = (derivation: Derivation, id: string, field: ScalarField): FieldValue => {
    return recall(memory.derived, id, table, (inputs) => {
      const value = computeDerived(derivation, field, inputs);
      const last = memory.derived.get(id)?.result;
      return last && sameValue(last, value) ? last : value;
    });
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
      const value = derivation === undefined ? source.read(id, field) : derive(derivation, id, field);
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
      if (!ids) expanded.set(ref, (ids = expandRef(pack, source, ref, memory)));
      return ids;
    },
  };
  return table;
}

function findField(pack: Pack, id: string): ScalarField {
  const row = parseRowId(id);
  const field = pack.byId.get(row ? `${row.rows}.${row.column}` : id);
  if (!field || field.kind === 'rows') throw new Error(`no such field: ${id}`);
  return field;
}

function expandRef(pack: Pack, source: InputSource, ref: string, memory: Memory): readonly string[] {
  const field = pack.byId.get(ref);
  const count = field && 'rows' in field ? source.rowCount(field.rows) : null;
  const known = memory.expansions.get(ref);
  if (known && (count === null || known.length === count)) return known;
  const ids =
    field && 'rows' in field && count !== null
      ? Array.from({ length: count }, (_, index) => rowId(field.rows, index + 1, field.column))
      : [ref];
  memory.expansions.set(ref, ids);
  return ids;
}
