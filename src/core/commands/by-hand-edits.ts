import type { FieldTable } from '../fields/field-table';
import { Problem } from '../problem/further-problem';
import { byHandBaseline } from '../rules/by-hand';
import type { Edit } from '../workbook/edit';
import type { Snapshot } from '../workbook/snapshot';
import { baselineEdits } from './explain-edits';

/**
 * 已人工核对 of a duty that no rule decides, as Edits of the hidden sheet; an empty `who` takes it back.
 * @param on "2026-03-15"
 * @throws Problem host.edit-refused where the workbook has no place left to keep it
 */
export function byHandEdits(snapshot: Snapshot, table: FieldTable, checkId: string, who: string, on: string): Edit[] {
  const check = table.pack.checks.find(({ id }) => id === checkId);
  if (check?.rule !== null) return [];
  const keep = who.trim() !== '';
  const edits = baselineEdits(snapshot, byHandBaseline(check, table, who, on), keep);
  if (keep && edits.length === 0)
    throw new Problem('host.edit-refused', { detail: '记人工核对的隐藏表不见了，或者已经写满' });
  return edits;
}
