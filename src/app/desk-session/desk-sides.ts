import type { BookFile } from './book-file';
import type { DeskFile } from './desk-file';
import type { DeskState, OpenSide } from './desk-state';
import type { ReportFile } from './report-file';

/** Both sides as they are shown; the same objects as `last` has where nothing in them differs. */
export function sidesOf(
  last: DeskState,
  book: BookFile | null,
  report: ReportFile | null,
): Pick<DeskState, 'workbook' | 'report'> {
  const workbookSide = book && { session: book.session, ...shown(book) };
  const reportSide = report?.session ? { session: report.session, ...shown(report) } : null;
  return {
    workbook: isSameSide(last.workbook, workbookSide) ? last.workbook : workbookSide,
    report: isSameSide(last.report, reportSide) ? last.report : reportSide,
  };
}

function shown({ name, unsaved, chosen }: DeskFile): OpenSide {
  return { file: name, unsaved, isLive: chosen?.isLive ?? false };
}

function isSameSide<T extends object>(a: T | null, b: T | null): boolean {
  return (
    a === b || (a !== null && b !== null && (Object.keys(b) as (keyof T)[]).every((key) => Object.is(a[key], b[key])))
  );
}
