import { guide as accountants } from '../../../../docs/for-accountants.md';
import { guide as findings } from '../../../../docs/findings.md';
import type { Chapter, Guide, Section } from './guide';
import { textOf } from './guide';

/** The guides inside the pane: the year in order, and what to do about each finding. */
export const guides = { accountants, findings } satisfies Readonly<Record<string, Guide>>;
export type GuideName = keyof typeof guides;

/** A section of a guide, by its anchor. */
export interface Place {
  readonly guide: GuideName;
  readonly slug: string;
}

export interface Found {
  readonly guide: GuideName;
  readonly chapter: Chapter;
  /** null: the chapter itself, with all its parts. */
  readonly part: Section | null;
}

const files: Readonly<Record<string, GuideName>> = { 'for-accountants.md': 'accountants', 'findings.md': 'findings' };

export function sectionAt({ guide, slug }: Place): Found | null {
  for (const chapter of guides[guide].chapters) {
    if (chapter.slug === slug) return { guide, chapter, part: null };
    const part = chapter.parts.find((one) => one.slug === slug);
    if (part) return { guide, chapter, part };
  }
  return null;
}

/** Where a link leads that stands in a guide. */
export function placeOfLink(target: string, from: GuideName): Place {
  const [file = '', slug = ''] = target.split('#');
  return { guide: files[file] ?? from, slug };
}

/** Sections with these words in them, headings that have them first. */
export function sectionsWith(query: string): readonly Found[] {
  const words = query.trim().toLowerCase();
  const all = (Object.keys(guides) as GuideName[]).flatMap((guide) =>
    guides[guide].chapters.flatMap((chapter): Found[] => [
      { guide, chapter, part: null },
      ...chapter.parts.map((part) => ({ guide, chapter, part })),
    ]),
  );
  const sectionOf = ({ chapter, part }: Found): Section => part ?? chapter;
  const inHeading = all.filter((one) => sectionOf(one).heading.toLowerCase().includes(words));
  const inText = all.filter(
    (one) => !inHeading.includes(one) && textOf(sectionOf(one).pieces).toLowerCase().includes(words),
  );
  return [...inHeading, ...inText];
}
