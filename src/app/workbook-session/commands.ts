import { byHandEdits } from '../../core/commands/by-hand-edits';
import { explainEdits } from '../../core/commands/explain-edits';
import { newKeys } from '../../core/edits/key-edits';
import { manualScoreEdits } from '../../core/commands/manual-score-edits';
import { rewriteEdits } from '../../core/commands/rewrite-edits';
import { markEdits, unmarkEdits } from '../../core/commands/mark-edits';
import type { Edit } from '../../core/workbook/edit';
import type { Snapshot } from '../../core/workbook/snapshot';
import type { CheckedBook } from './session-state';

/*
 * What a user's command writes, from a reading that was just judged. The session loads this after its first results: opening and
 * checking only read.
 */

/** 保存说明; nothing where the finding is gone. */
export function explanation({ workbook, run }: CheckedBook, findingId: string, text: string): readonly Edit[] {
  const finding = run.findings.find((one) => one.id === findingId);
  return finding ? explainEdits(workbook.snapshot, workbook.table, finding, text) : [];
}

/** 改用建议写法, or the user's own wording. */
export function rewriting({ workbook }: CheckedBook, field: string, was: string, text: string): readonly Edit[] {
  return rewriteEdits(workbook.snapshot, workbook.table, field, was, text);
}

/** 已人工核对, or with an empty `who` taken back. */
export function byHand({ workbook }: CheckedBook, checkId: string, who: string, on: string): readonly Edit[] {
  return byHandEdits(workbook.snapshot, workbook.table, checkId, who, on);
}

/** 写入评分表. */
export function manualScore(
  { workbook }: CheckedBook,
  indicator: string,
  score: number | null,
  evidence: string,
): readonly Edit[] {
  return manualScoreEdits(workbook.table, indicator, score, evidence);
}

/** 标到表上. */
export function marks({ workbook, run }: CheckedBook): readonly Edit[] {
  return markEdits(openSheets(workbook.snapshot), run.findings);
}

/** 从表中清除标记. */
export function noMarks({ workbook }: CheckedBook): readonly Edit[] {
  return unmarkEdits(openSheets(workbook.snapshot));
}

/** Rows that people put in or copied get keys with whatever else is written. */
export function withKeys({ workbook }: CheckedBook, edits: readonly Edit[]): readonly Edit[] {
  return edits.length === 0 ? edits : [...newKeys(workbook.snapshot, workbook.table).edits, ...edits];
}

function openSheets(snapshot: Snapshot): string[] {
  return snapshot.sheets.filter((sheet) => sheet.visibility !== 'veryHidden').map((sheet) => sheet.name);
}
