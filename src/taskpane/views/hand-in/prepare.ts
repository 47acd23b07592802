import { prepareHandIn, type GivenFile, type HandInOutcome, type HandInTools } from '../../../app/hand-in';
import { dayOf } from '../../../app/audit-document';
import { createNarrativeEngine } from '../../../app/narrative-engine';
import { bindWorkbook, type OpenWorkbook } from '../../../app/open-workbook';
import { writeReports } from '../../../app/write-report';
import { dataDigest } from '../../../core/hand-in/data-digest';
import { readProse } from '../../../core/rules/read-prose';
import { readIdentity } from '../../../core/workbook/identity';
import type { Snapshot } from '../../../core/workbook/snapshot';

export interface Answers {
  readonly overrides: ReadonlyMap<string, string>;
  readonly keep: ReadonlySet<string>;
  readonly drop: ReadonlySet<string>;
}

export const noAnswers: Answers = { overrides: new Map(), keep: new Set(), drop: new Set() };

/** Why a chosen file is not the workbook that is open here, as it is now; null where it is. */
export function doubtAbout(open: OpenWorkbook, snapshot: Snapshot): 'other' | 'unsaved' | null {
  const identity = readIdentity(snapshot);
  if (identity === null || identity.workbookId !== open.identity.workbookId) return 'other';
  const saved = bindWorkbook(snapshot, open.pack, identity);
  return dataDigest(saved.table) === dataDigest(open.table) ? null : 'unsaved';
}

/** 送出 of chosen files; the saved workbook is what is judged. */
export function prepare(
  { pack, identity }: OpenWorkbook,
  snapshot: Snapshot,
  files: { readonly book: GivenFile; readonly documents: readonly GivenFile[] },
  isPublic: boolean,
  answers: Answers,
  tools: HandInTools,
): Promise<HandInOutcome> {
  const workbook = bindWorkbook(snapshot, pack, identity);
  const reports = writeReports(pack, workbook.table, createNarrativeEngine());
  const date = dayOf(Date.now());
  return prepareHandIn(workbook, reports, readProse, { ...files, ...answers, isPublic, date }, tools);
}
