import { readData, tableFromData, type Data } from '../core/table/data';
import { lastYearEdits } from '../core/last-year/last-year-edits';
import type { LastYearPlan, LastYearValue } from '../core/last-year/last-year-values';
import type { LastYearOrigin } from '../core/last-year/origin';
import { reportValues, reportYear } from '../core/last-year/report-values';
import type { Pack } from '../core/pack/pack';
import { Problem } from '../core/problem/further-problem';
import type { Edit } from '../core/workbook/edit';
import type { ReadDocument } from '../hosts/port/document-host';
import { bareName, unitName, withLastYear, type LastYearDoubt, type LastYearReview } from './last-year';
import type { OpenWorkbook } from './open-workbook';

/** Last year's report as it was read; `file` is its name as people know it. */
export interface LastYearReport {
  readonly file: string;
  readonly year: number;
  /** Without tables: those are the workbook's, and read better from there. */
  readonly paragraphs: readonly string[];
  /** The pack whose sentences it has. */
  readonly pack: Pack;
}

/** The pack that the report itself says it was written with; null for a report that is not ours. */
export function packOfReport({ stamp }: Pick<ReadDocument, 'stamp'>): string | null {
  return stamp?.pack ?? null;
}

/** @throws Problem input.report-year-unknown */
export function openLastYearReport({ found }: Pick<ReadDocument, 'found'>, pack: Pack, file: string): LastYearReport {
  const paragraphs = found.blocks.flatMap(({ kind, text }) => (kind === 'paragraph' ? text.split('\n') : []));
  const year = reportYear(paragraphs);
  if (year === null) throw new Problem('input.report-year-unknown', { file });
  return { file, year, paragraphs, pack };
}

/** What it would give this year's workbook, every figure with its sentence. Nothing is written, nothing preselected. */
export function reviewLastYearReport(now: OpenWorkbook, last: LastYearReport): LastYearReview {
  const doubts: LastYearDoubt[] = [];
  const thisYear = now.context.year;
  if (thisYear === null) doubts.push({ about: 'no-year', found: last.year });
  else if (thisYear - 1 !== last.year) doubts.push({ about: 'year', found: last.year, wanted: thisYear - 1 });
  return {
    origin: originOf(last, null),
    units: { found: '', here: unitName(now) },
    packTitle: last.pack.id === now.pack.id ? null : last.pack.title,
    plan: reportValues(now.pack, now.table, last.pack, last.paragraphs),
    doubts,
  };
}

/** Only what the user chose, figure by figure. @param today "2026-03-15" */
export function takeLastYearReport(
  now: OpenWorkbook,
  last: LastYearReport,
  chosen: ReadonlySet<string>,
  today: string | null,
): { readonly edits: readonly Edit[]; readonly count: number } {
  const { values, skipped } = reportValues(now.pack, now.table, last.pack, last.paragraphs);
  const wanted = values.filter(({ field }) => chosen.has(field));
  return {
    edits: lastYearEdits(now.snapshot, now.table, { values: wanted, skipped }, chosen, originOf(last, today)),
    count: wanted.length,
  };
}

export interface ReportOffer {
  readonly year: number;
  readonly plan: LastYearPlan;
  readonly origin: LastYearOrigin;
}

/** What a new workbook of `pack` for the year after could take from it. */
export function offerFromReport(pack: Pack, last: LastYearReport, today: string | null = null): ReportOffer {
  const plan = reportValues(pack, emptyTable(pack, last), last.pack, last.paragraphs);
  return { year: last.year + 1, plan, origin: originOf(last, today) };
}

/** That workbook with the accepted figures and no others. */
export function rollForwardReport(
  pack: Pack,
  last: LastYearReport,
  accepted: readonly LastYearValue[],
  workbookId: string,
  today: string | null,
): readonly Edit[] {
  return withLastYear(pack, headOf(pack, last), accepted, originOf(last, today), workbookId).edits;
}

function emptyTable(pack: Pack, last: LastYearReport): ReturnType<typeof tableFromData> {
  return tableFromData(pack, readData(pack, headOf(pack, last)));
}

function headOf(pack: Pack, { year }: LastYearReport): Data {
  return pack.byId.has('fiscalYear') ? { fiscalYear: year + 1 } : {};
}

function originOf({ file, year }: LastYearReport, takenOn: string | null): LastYearOrigin {
  return { file: bareName(file), workbookId: null, year, takenOn };
}
