import { linkedFragments } from './outer-pieces';
import type { AttachmentTable } from './table-model';
import { paragraphText, type Fragment, type Report, type Run } from '../narrative/fragment';

/**
 * What was written into a document last, kept inside it: a refresh compares it with what stands there now and with what the
 * workbook says now. Version 1; readers refuse a higher one rather than guess.
 */
export interface ReportBase {
  readonly version: 1;
  readonly report: string;
  readonly fragments: readonly BaseFragment[];
}

export interface BaseFragment {
  readonly id: string;
  readonly title: string;
  readonly origin: Fragment['origin'];
  /** Full text, paragraphs by line feed. */
  readonly text: string;
  readonly figures: readonly BaseFigure[];
}

/** A figure, or a gap waiting for one (value null), by its place in the fragment's text (UTF-16 units). */
export interface BaseFigure {
  readonly field: string;
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

/** @param tables those written with it: their titles and lead lines are remembered too */
export function reportBase(report: Report, tables: readonly AttachmentTable[] = []): ReportBase {
  return { version: 1, report: report.id, fragments: linkedFragments(report, tables).map(baseFragment) };
}

/** Every fragment in document order. */
export function reportFragments(report: Report): readonly Fragment[] {
  return [...report.front, ...report.sections.flatMap((section) => section.fragments), ...report.back];
}

function baseFragment(fragment: Fragment): BaseFragment {
  const figures: BaseFigure[] = [];
  let at = 0;
  for (const paragraph of fragment.paragraphs) {
    let start = at;
    for (const run of paragraph) {
      const figure = baseFigure(run, start);
      if (figure) figures.push(figure);
      start += run.text.length;
    }
    at = start + 1;
  }
  const { id, title, origin } = fragment;
  return { id, title, origin, text: fragment.paragraphs.map(paragraphText).join('\n'), figures };
}

function baseFigure(run: Run, start: number): BaseFigure | null {
  if (run.kind !== 'figure' && run.kind !== 'missing') return null;
  return { field: run.field, value: run.kind === 'figure' ? run.value : null, start, end: start + run.text.length };
}
