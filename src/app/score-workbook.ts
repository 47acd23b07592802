import { scoreSheet, type SheetScore } from '../core/scoring/sheet-score';
import type { OpenWorkbook } from './open-workbook';

/** 评分: every indicator of the pack on the figures as they stand. */
export function scoreWorkbook(workbook: OpenWorkbook): SheetScore {
  return scoreSheet(workbook.table);
}
