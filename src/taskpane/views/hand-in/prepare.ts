import type { GivenFile, HandInOutcome, HandInTools, JudgedWhole } from '../../../app/hand-in';
import type { OpenWorkbook } from '../../../app/open-workbook';
import type { FieldTable } from '../../../core/fields/field-table';
import { readIdentity } from '../../../core/workbook/identity';
import type { Snapshot } from '../../../core/workbook/snapshot';

export interface Answers {
  readonly overrides: ReadonlyMap<string, string>;
  readonly keep: ReadonlySet<string>;
  readonly drop: ReadonlySet<string>;
}

export const noAnswers: Answers = { overrides: new Map(), keep: new Set(), drop: new Set() };

/**
 * A chosen file, judged whole; or why it is not the workbook that is open here, as it is now. What judges is fetched already: imported
 * here by name, it would be taken apart for this view.
 */
export async function judgeChosen(open: OpenWorkbook, snapshot: Snapshot): Promise<JudgedWhole | 'other' | 'unsaved'> {
  const identity = readIdentity(snapshot);
  if (identity === null || identity.workbookId !== open.identity.workbookId) return 'other';
  const [{ judgeWhole }, { dataDigest }] = await Promise.all([
    import('../../../app/judge-workbook'),
    import('../../../core/hand-in/data-digest'),
  ]);
  const judged = await judgeWhole(snapshot, open.pack, identity);
  return dataDigest(judged.workbook.table) === dataDigest(open.table) ? judged : 'unsaved';
}

/** Whether the data are no longer what they were. */
export async function haveMoved(then: FieldTable, now: FieldTable): Promise<boolean> {
  const { dataDigest } = await import('../../../core/hand-in/data-digest');
  return dataDigest(then) !== dataDigest(now);
}

/** 送出 of chosen files. */
export async function prepare(
  judged: JudgedWhole,
  files: { readonly book: GivenFile; readonly documents: readonly GivenFile[] },
  isPublic: boolean,
  answers: Answers,
  tools: HandInTools,
): Promise<HandInOutcome> {
  const [{ prepareHandIn }, { dayOf }, { createNarrativeEngine }, { writeReports }] = await Promise.all([
    import('../../../app/hand-in'),
    import('../../../app/audit-document'),
    import('../../../app/narrative-engine'),
    import('../../../app/write-report'),
  ]);
  const reports = writeReports(judged.workbook.pack, judged.workbook.table, createNarrativeEngine());
  return prepareHandIn(judged, reports, { ...files, ...answers, isPublic, date: dayOf(Date.now()) }, tools);
}
