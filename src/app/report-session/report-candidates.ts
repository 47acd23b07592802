import type { Memory } from '../../core/memory/memory';
import type { Book } from '../../core/prose/book/book';
import { Problem } from '../../core/problem/problem';
import type { DocumentStamp } from '../../core/report/link/document-stamp';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { StoredBase } from '../../core/report/refresh/stored-base';
import { readIdentity } from '../../core/workbook/identity';
import type { Snapshot } from '../../core/workbook/snapshot';
import { bookOf } from '../book-of';
import { createNarrativeEngine } from '../narrative-engine';
import { bindWorkbook, type OpenWorkbook } from '../open-workbook';
import { linkReport } from '../refresh-link';
import type { PackSource } from '../live/pack-source';
import { writeReports, type WrittenReport } from '../write-report';

/**
 * A saved workbook, ready to write reports from.
 * @param memory of earlier readings of the same file
 * @throws Problem input.foreign-workbook, input.pack-mismatch
 */
export async function openSavedWorkbook(
  snapshot: Snapshot,
  packs: PackSource,
  file: string,
  memory: Memory,
): Promise<OpenWorkbook> {
  const identity = readIdentity(snapshot);
  if (!identity) throw new Problem('input.foreign-workbook', { file });
  const pack = await packs.load(identity.pack);
  if (!pack) throw new Problem('input.pack-mismatch', { file, found: identity.pack });
  return bindWorkbook(snapshot, pack, identity, memory);
}

/** One report of a workbook, as a document can follow it. */
export interface ReportCandidate {
  readonly written: WrittenReport;
  readonly link: LinkPackage;
  /** The whole workbook as a report's text is held against it; made when it is asked for. */
  readonly book: () => Book;
}

/** Every report that a workbook gives. Brings the template engine: load it lazily. @param time ISO 8601 @throws Problem pack.narrative */
export function reportCandidates(workbook: OpenWorkbook, time: string): ReportCandidate[] {
  const reports = writeReports(workbook.pack, workbook.table, createNarrativeEngine());
  const book = (): Book => bookOf(workbook, reports);
  return reports.map((written) => ({ written, link: linkReport(workbook, written, time), book }));
}

/** The one that the document was written from; the first where there is none: whether that may be used is the user's to say. */
export function candidateFor(
  candidates: readonly ReportCandidate[],
  { base, stamp }: { readonly base: StoredBase | null; readonly stamp: DocumentStamp | null },
): ReportCandidate | null {
  const wanted = stamp?.report ?? base?.report;
  return candidates.find(({ link }) => link.report === wanted) ?? candidates[0] ?? null;
}
