import { fieldEdit } from '../explain/cell-edit';
import type { FieldTable } from '../fields/field-table';
import { plainCell } from '../install/install';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import type { LastYearPlan, LastYearValue } from './last-year-values';
import { originEdits, type LastYearOrigin } from './origin';

/** What is written: every empty cell, and of those that differ the ones the user chose (`field` ids). */
export function taken({ values }: LastYearPlan, chosen: ReadonlySet<string>): LastYearValue[] {
  return values.filter(({ field, state }) => state === 'new' || (state === 'differs' && chosen.has(field)));
}

/** 装入上年数 as Edits, with the mark of where they came from; [] where there is nothing to write. */
export function lastYearEdits(
  snapshot: Snapshot,
  table: FieldTable,
  plan: LastYearPlan,
  chosen: ReadonlySet<string>,
  origin: LastYearOrigin,
): Edit[] {
  const edits = taken(plan, chosen).flatMap(({ field, value }): Edit[] => {
    const edit = fieldEdit(table, field, plainCell(value, table.field(field)));
    return edit ? [edit] : [];
  });
  const isKnown = plan.values.some(({ state }) => state === 'same') || edits.length > 0;
  return isKnown ? [...edits, ...originEdits(snapshot, origin)] : [];
}
