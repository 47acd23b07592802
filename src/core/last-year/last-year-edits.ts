import { fieldEdit } from '../edits/cell-edit';
import type { FieldTable } from '../fields/field-table';
import { parseRowId } from '../pack/concrete-id';
import type { FieldValue } from '../fields/field-value';
import { newKeys } from '../edits/key-edits';
import { plainCell } from '../install/install';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import { arrivalEdits, arrivalRef, readArrivals, type Arrival } from '../fields/arrivals';
import type { LastYearPlan, LastYearValue } from './last-year-values';
import { lockEdits, unmarkArrivedEdits, type ArrivedCell } from './lock-edits';
import { originEdits, type LastYearOrigin } from './origin';

/** What is written: every empty cell, and of those that differ the ones the user chose (`field` ids). */
export function taken({ values }: LastYearPlan, chosen: ReadonlySet<string>): LastYearValue[] {
  return values.filter(({ field, state }) => state === 'new' || (state === 'differs' && chosen.has(field)));
}

/**
 * 装入上年数 as Edits, with the mark of where they came from; [] where there is nothing to write. What arrived, and what stood there
 * already and is the same, is remembered figure by figure, locked, and shows its origin.
 */
export function lastYearEdits(
  snapshot: Snapshot,
  table: FieldTable,
  plan: LastYearPlan,
  chosen: ReadonlySet<string>,
  origin: LastYearOrigin,
): Edit[] {
  const coming = taken(plan, chosen);
  const same = plan.values.filter(({ state }) => state === 'same');
  if (coming.length + same.length === 0) return [];
  const filling = coming.flatMap(({ field }) => {
    const row = parseRowId(field);
    return row ? [`${row.rows}[${row.index}]`] : [];
  });
  const keys = newKeys(snapshot, table, new Set(filling));
  const known = readArrivals(snapshot).byRef;
  const cells = arrivedOf(table, [...coming, ...same], origin, keys.of).filter(
    ({ arrival }) => !isKnown(known.get(arrival.ref), arrival),
  );
  if (coming.length === 0 && cells.length === 0) return [];
  const old = cells.flatMap(({ field, arrival: { ref } }): ArrivedCell[] => {
    const arrival = known.get(ref);
    return arrival ? [{ field, arrival }] : [];
  });
  const figures = coming.flatMap(({ field, value }): Edit[] => {
    const edit = fieldEdit(table, field, plainCell(value, table.field(field)));
    return edit ? [edit] : [];
  });
  const arrivals = arrivalEdits(
    snapshot,
    cells.map(({ arrival }) => arrival),
  );
  return [
    ...keys.edits,
    ...figures,
    ...(table.adoption === null ? unmarkArrivedEdits(table, old) : []),
    // Looks and rules of a bureau's form are theirs.
    ...(table.adoption === null ? lockEdits(table, cells) : []),
    ...originEdits(snapshot, origin),
    ...arrivals,
  ];
}

/** Figures only: a name or a text that was carried over is this year's to change. */
export function arrivedOf(
  table: FieldTable,
  values: readonly LastYearValue[],
  { file, year }: LastYearOrigin,
  keyOf: (rows: string, row: number) => string | null,
): ArrivedCell[] {
  return values.flatMap((one): ArrivedCell[] => {
    const { field } = one;
    const value = storedValue(one.value);
    if (table.field(field).kind !== 'number' || value === null) return [];
    const ref = arrivalRef(field, keyOf);
    return ref === null ? [] : [{ field, arrival: { ref, value, file, year, from: one.said ?? one.source } }];
  });
}

function isKnown(old: Arrival | undefined, now: Arrival): boolean {
  return old !== undefined && old.value === now.value && old.file === now.file && old.year === now.year;
}

function storedValue(value: FieldValue): number | string | null {
  if (value.is === 'number') return value.number.toNumber();
  return value.is === 'none' ? value.text : null;
}
