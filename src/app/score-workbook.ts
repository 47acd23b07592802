import { scoreSheet, scoreTables, type SheetScore, type TableScore } from '../core/scoring/sheet-score';
import type { OpenWorkbook } from './open-workbook';

/** 评分: every indicator of the pack on the figures as they stand. */
export function scoreWorkbook(workbook: OpenWorkbook): SheetScore {
  return scoreSheet(workbook.table);
}

/** The pack's further score tables that are in use: 《项目支出绩效自评表》, one per project. */
export function scoreFurtherTables(workbook: OpenWorkbook): TableScore[] {
  return scoreTables(workbook.table);
}
