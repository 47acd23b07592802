import type { FieldTable } from '../fields/field-table';
import type { Edit } from '../workbook/edit';
import { fieldEdit } from './cell-edit';

/** 人工自评: points and 佐证材料 of a manual indicator into their cells of 《评分表》; null leaves the score open (待评). */
export function manualScoreEdits(table: FieldTable, indicator: string, score: number | null, evidence: string): Edit[] {
  return [fieldEdit(table, `score.${indicator}`, score), fieldEdit(table, `evidence.${indicator}`, evidence.trim() === '' ? null : evidence.trim())].flatMap(
    (edit) => (edit ? [edit] : []),
  );
}
