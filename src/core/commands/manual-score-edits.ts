import type { FieldTable } from '../fields/field-table';
import type { Edit } from '../workbook/edit';
import { neededFieldEdit } from '../edits/cell-edit';
import { evidenceField, scoreField } from '../pack/generated-fields';

/**
 * 人工自评: points and 佐证材料 of a manual indicator into their cells of 《评分表》; null leaves the score open (待评).
 * @throws Problem host.edit-refused where a cell is gone
 */
export function manualScoreEdits(table: FieldTable, indicator: string, score: number | null, evidence: string): Edit[] {
  return [
    neededFieldEdit(table, scoreField(indicator), score),
    neededFieldEdit(table, evidenceField(indicator), evidence.trim() === '' ? null : evidence.trim()),
  ];
}
