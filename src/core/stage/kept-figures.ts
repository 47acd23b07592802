import { arrivalRef, parseArrivalRef } from '../fields/arrivals';
import type { FieldTable } from '../fields/field-table';
import { blank, type FieldValue } from '../fields/field-value';
import { readValue } from '../fields/read-value';
import { rowId } from '../pack/concrete-id';
import { columnsOf, isDerived, type Pack, type ScalarField } from '../pack/pack';
import type { RowsField } from '../pack/schema';
import { tableFromData } from '../table/data';
import type { KeptFigure } from './account-stage';
import { stageDateField, stageField } from './stage-in-form';

/**
 * Sentences are not kept: what is said of the old figures is said in the words of now, so that only figures make a difference. Nor is the
 * stage itself, where the form asks for it.
 */
const isKept = (field: ScalarField): boolean =>
  !isDerived(field) &&
  field.id !== stageField &&
  field.id !== stageDateField &&
  !(field.kind === 'text' && field.length === 'prose');

/** Rows that hold figures; lists of words alone (《说明》) are no part of a stage. */
const hasFigures = (field: RowsField): boolean =>
  columnsOf(field).some((column) => column.kind === 'number' && !isDerived(column));

/**
 * The typed figures as they stand, and the words and choices beside them: all else is worked out of these again. What cannot be used is
 * left out.
 * @param keyOf the key a row has, or gets by the same write
 */
export function figuresToKeep(
  table: FieldTable,
  keyOf: (rows: string, row: number) => string | null,
): readonly KeptFigure[] {
  return table.pack.fields
    .flatMap((field): string[] => {
      if (field.kind !== 'rows') return isKept(field) ? [field.id] : [];
      if (!hasFigures(field)) return [];
      const columns = columnsOf(field).filter(isKept);
      return Array.from({ length: table.rowCount(field.id) }, (_, at) => at + 1).flatMap((row) =>
        columns.map(({ column }) => rowId(field.id, row, column)),
      );
    })
    .flatMap((id): KeptFigure[] => {
      const ref = arrivalRef(id, keyOf);
      const value = table.value(id);
      if (ref === null) return [];
      if (value.is === 'number') return [{ ref, value: value.number.toNumber() }];
      return value.is === 'text' || value.is === 'none' ? [{ ref, value: value.text }] : [];
    });
}

/** The form as it was worked out of the kept figures. */
export interface KeptTable {
  readonly table: FieldTable;
  /** The key of a row of it, 1-based. */
  readonly keyOf: (rows: string, row: number) => string | null;
}

/** @param now whose sentences, and blocks of words, are read with the old figures */
export function tableOfKept(pack: Pack, kept: readonly KeptFigure[], now: FieldTable): KeptTable {
  const values = new Map<string, FieldValue>();
  const rows = new Map<string, number>();
  const keys = new Map<string, string[]>();
  const byRow = new Map<string, Map<string, KeptFigure['value']>>();
  const plain = new Map<string, KeptFigure['value']>();
  for (const { ref, value } of kept) {
    const at = parseArrivalRef(ref);
    const field = pack.byId.get(at.ref);
    if (!field || field.kind === 'rows') continue;
    if (at.key === null) plain.set(at.ref, value);
    else if ('rows' in field) {
      const known = keys.get(field.rows) ?? [];
      if (!known.includes(at.key)) keys.set(field.rows, [...known, at.key]);
      const line = `${field.rows}#${at.key}`;
      byRow.set(line, (byRow.get(line) ?? new Map<string, KeptFigure['value']>()).set(at.ref, value));
    }
  }
  const put = (id: string, field: ScalarField, value: KeptFigure['value'] | undefined): void => {
    values.set(id, value === undefined ? blank : readValue(field, value));
  };
  for (const field of pack.fields) {
    if (field.kind !== 'rows') {
      if (isKept(field)) put(field.id, field, plain.get(field.id));
      else if (!isDerived(field)) values.set(field.id, now.value(field.id));
      continue;
    }
    const columns = columnsOf(field).filter((column) => !isDerived(column));
    if (!hasFigures(field)) {
      rows.set(field.id, now.rowCount(field.id));
      for (let row = 1; row <= now.rowCount(field.id); row++)
        for (const { column } of columns)
          values.set(rowId(field.id, row, column), now.value(rowId(field.id, row, column)));
      continue;
    }
    const own = keys.get(field.id) ?? [];
    rows.set(field.id, own.length);
    own.forEach((key, at) => {
      const there = now.keys(field.id).rowOf.get(key);
      for (const column of columns) {
        const id = rowId(field.id, at + 1, column.column);
        if (isKept(column)) put(id, column, byRow.get(`${field.id}#${key}`)?.get(column.id));
        else if (there !== undefined) values.set(id, now.value(rowId(field.id, there, column.column)));
      }
    });
  }
  return { table: tableFromData(pack, { values, rows }), keyOf: (of, row) => keys.get(of)?.[row - 1] ?? null };
}
