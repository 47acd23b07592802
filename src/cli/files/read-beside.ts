import { basename } from 'node:path';
import type { OpenWorkbook } from '../../app/open-workbook';
import type { WrittenReport } from '../../app/write-report';
import { withoutTables } from '../../core/prose/audit/audit-text';
import type { Beside } from '../../core/prose/book/audit-book';
import type { LastYear } from '../../core/prose/book/book';
import { reportYear } from '../../core/last-year/report-values';
import type { Environment } from '../environment';
import { openFile } from '../open-file';
import { readReport } from './read-report';

interface Files {
  readonly book?: string;
  readonly lastYear?: string;
}

/** What a report's text is held against, as named on the command line; null where nothing is. @throws Problem input.*, pack.* */
export async function readBeside({ book, lastYear }: Files, environment: Environment): Promise<Beside | null> {
  if (book === undefined && lastYear === undefined) return null;
  const { bookOf } = await import('../../app/book-of');
  const own = book === undefined ? null : await openFile(book, environment);
  return {
    book: own && bookOf(own, await reportsOf(own)),
    lastYear: lastYear === undefined ? null : await readLastYear(lastYear, environment),
  };
}

async function reportsOf({ pack, table }: OpenWorkbook): Promise<WrittenReport[]> {
  const { writeReports } = await import('../../app/write-report');
  const { createNarrativeEngine } = await import('../../app/narrative-engine');
  return writeReports(pack, table, createNarrativeEngine());
}

async function readLastYear(file: string, environment: Environment): Promise<LastYear> {
  const name = basename(file);
  if (/\.xls[xm]$/i.test(file)) {
    const { lastYearOf } = await import('../../app/book-of');
    const last = await openFile(file, environment);
    return lastYearOf(last, await reportsOf(last), name);
  }
  const { text, tables = [] } = await readReport(file, environment.host);
  const paragraphs = withoutTables(text, tables).split('\n');
  return { file: name, year: reportYear(paragraphs), paragraphs, figures: [] };
}
