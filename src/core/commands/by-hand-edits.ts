import type { FieldTable } from '../fields/field-table';
import { byHandBaseline } from '../rules/by-hand';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import { baselineEdits } from './explain-edits';

/**
 * 已人工核对 of a duty that no rule decides, as Edits of the hidden sheet; an empty `who` takes it back.
 * @param on "2026-03-15"
 */
export function byHandEdits(snapshot: Snapshot, table: FieldTable, checkId: string, who: string, on: string): Edit[] {
  const check = table.pack.checks.find(({ id }) => id === checkId);
  if (check?.rule !== null) return [];
  return baselineEdits(snapshot, byHandBaseline(check, table, who, on), who.trim() !== '');
}
