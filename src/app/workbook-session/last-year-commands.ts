import type { Snapshot } from '../../core/workbook/snapshot';
import type { ReadDocument } from '../../hosts/port/document-host';
import * as books from '../last-year';
import * as reports from '../last-year-report';
import { dayOf } from '../live/clock';
import type { SessionHands } from './session-hands';

/**
 * 装入上年数, asked: what last year's file would give. Writes nothing; null: this workbook cannot be read now.
 * @throws Problem where the file is no workbook of ours, of an unknown pack, without its year, or this workbook itself
 */
export async function reviewLastYear(
  { tools, fresh }: SessionHands,
  snapshot: Snapshot,
  file: string,
): Promise<{ last: books.LastYearBook; review: books.LastYearReview } | null> {
  const last = await books.loadLastYear(snapshot, tools.packs, file);
  const book = await fresh();
  return book && { last, review: books.reviewLastYear(book.workbook, last) };
}

/** 装入上年数, done on a fresh reading: how many figures were written; null: none, see `trouble`. */
export async function takeLastYear(
  { tools, write }: SessionHands,
  last: books.LastYearBook,
  chosen: ReadonlySet<string>,
): Promise<number | null> {
  let count = 0;
  const done = await write({ what: 'lastYear', about: last.file }, ({ workbook }) => {
    const taken = books.takeLastYear(workbook, last, chosen, dayOf(tools.clock.now()));
    count = taken.count;
    return taken.edits;
  });
  return done ? count : null;
}

/** The same from last year's report: every figure an offer with its sentence. @throws Problem where it names no year */
export async function reviewLastYearReport(
  { tools, fresh }: SessionHands,
  document: ReadDocument,
  file: string,
): Promise<{ last: reports.LastYearReport; review: books.LastYearReview } | null> {
  const book = await fresh();
  if (!book) return null;
  const named = reports.packOfReport(document);
  const pack = named === null ? null : await tools.packs.load(named);
  const last = reports.openLastYearReport(document, pack ?? book.workbook.pack, file);
  return { last, review: reports.reviewLastYearReport(book.workbook, last) };
}

/** Only the chosen figures of it: how many were written; null: none. */
export async function takeLastYearReport(
  { tools, write }: SessionHands,
  last: reports.LastYearReport,
  chosen: ReadonlySet<string>,
): Promise<number | null> {
  let count = 0;
  const done = await write({ what: 'lastYear', about: last.file }, ({ workbook }) => {
    const taken = reports.takeLastYearReport(workbook, last, chosen, dayOf(tools.clock.now()));
    count = taken.count;
    return taken.edits;
  });
  return done ? count : null;
}

/** 解锁上年数. false: nothing was written. */
export function unlockLastYear({ write }: SessionHands): Promise<boolean> {
  return write({ what: 'unlock' }, ({ workbook }) => books.unlockLastYear(workbook));
}
