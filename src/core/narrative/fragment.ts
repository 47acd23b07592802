import type { ChartModel } from './chart-model';

/**
 * Report text that knows where its figures come from. A fragment is one content control of the Word report; `id` is stable
 * across years and packs, so a refresh finds it again.
 */
export interface Fragment {
  readonly id: string;
  /** Chinese title, shown in the pane and on the content control. */
  readonly title: string;
  readonly style: FragmentStyle;
  readonly paragraphs: readonly Paragraph[];
  /** The same in the words of an earlier version, for documents that have it so. */
  readonly formerly?: readonly Paragraph[];
  /** Where the text came from: generated from figures, typed by the user in a prose field, or nothing yet (placeholder). */
  readonly origin: 'generated' | 'prose' | 'missing';
}

export const fragmentStyles = [
  'title',
  'seal',
  'body',
  'attachments',
  'signature',
  'heading1',
  'heading2',
  'heading3',
  'attachmentLabel',
  'attachmentTitle',
  'tableLead',
  'tableNote',
] as const;
export type FragmentStyle = (typeof fragmentStyles)[number];

export type Paragraph = readonly Run[];

export type Run =
  | { readonly kind: 'text'; readonly text: string }
  /** A figure (or short text) of one field, as printed. `value` is the raw value as decimal text; null where it is blank. */
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly field: string;
      readonly value: string | null;
      /** In the other manner of decimals, where that differs (report/decimals.ts). */
      readonly otherwise?: string;
    }
  /** The user's own words, taken over from a field. */
  | { readonly kind: 'words'; readonly text: string; readonly field: string }
  /** （待填：…）: what is missing, and the field that would fill it. */
  | { readonly kind: 'missing'; readonly text: string; readonly field: string };

export interface Report {
  readonly id: string;
  readonly title: string;
  /** The same, knowing its figures; absent where nobody asked. */
  readonly titleRuns?: Paragraph;
  readonly front: readonly Fragment[];
  readonly sections: readonly Section[];
  readonly back: readonly Fragment[];
  /** Absent: none. */
  readonly charts?: readonly ChartModel[];
}

export interface Section {
  readonly id: string;
  /** null: the section has no heading of its own. */
  readonly heading: string | null;
  /** The heading's figures, where it has some: then it follows the workbook like a fragment. */
  readonly headingRuns?: Paragraph;
  readonly level: 1 | 2 | 3;
  readonly fragments: readonly Fragment[];
}

export function paragraphText(paragraph: Paragraph): string {
  return paragraph.map((run) => run.text).join('');
}

/** Plain text, paragraphs by line feed. */
export function fragmentText(fragment: Fragment): string {
  return fragment.paragraphs.map(paragraphText).join('\n');
}

/** Whether a paragraph says anything that the workbook may say otherwise next time. */
export function hasFigures(paragraph: Paragraph): boolean {
  return paragraph.some(({ kind }) => kind !== 'text');
}
