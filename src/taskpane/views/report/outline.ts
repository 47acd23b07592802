import type { Fragment, Report, Run } from '../../../core/narrative/fragment';
import { zhReportView } from '../../text/zh-report-view';

/** One line of the accordion: a first-level section with what stands under it. */
export interface OutlinePart {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly OutlineBlock[];
  readonly figures: number;
  readonly missing: number;
  /** Nothing but prose that is still to be written. */
  readonly unwritten: boolean;
}

export interface OutlineBlock {
  readonly id: string;
  readonly heading: string | null;
  readonly fragment: Fragment;
}

/** First-level sections with their lower ones, then title and signature. */
export function outlineOf(report: Report): OutlinePart[] {
  const parts: { id: string; heading: string; blocks: OutlineBlock[] }[] = [];
  for (const section of report.sections) {
    const last = parts[parts.length - 1];
    const part =
      section.level > 1 && last ? last : { id: section.id, heading: section.heading ?? report.title, blocks: [] };
    if (part !== last) parts.push(part);
    const heading = section.level > 1 || part === last ? section.heading : null;
    section.fragments.forEach((fragment, index) =>
      part.blocks.push({ id: `${section.id}/${fragment.id}`, heading: index === 0 ? heading : null, fragment }),
    );
    if (section.fragments.length === 0 && heading !== null) continue;
  }
  const ends = [...report.front, ...report.back].map((fragment) => ({
    id: fragment.id,
    heading: fragment.title,
    fragment,
  }));
  if (ends.length > 0) parts.push({ id: 'ends', heading: zhReportView.front, blocks: ends });
  return parts.filter((part) => part.blocks.length > 0).map((part) => ({ ...part, ...countsOf(part.blocks) }));
}

function countsOf(blocks: readonly OutlineBlock[]): Pick<OutlinePart, 'figures' | 'missing' | 'unwritten'> {
  const count = (kind: Run['kind']): number =>
    blocks.flatMap((block) => block.fragment.paragraphs.flat()).filter((run) => run.kind === kind).length;
  return {
    figures: count('figure'),
    missing: count('missing'),
    unwritten: blocks.every((block) => block.fragment.origin === 'missing'),
  };
}

/** The whole text as plain paragraphs, for the clipboard. */
export function plainReport(report: Report): string {
  const text = (fragments: readonly Fragment[]): string[] =>
    fragments.flatMap((one) => one.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join('')));
  return [
    report.title,
    ...text(report.front),
    ...report.sections.flatMap((section) => [
      ...(section.heading === null ? [] : [section.heading]),
      ...text(section.fragments),
    ]),
    ...text(report.back),
  ].join('\n');
}
