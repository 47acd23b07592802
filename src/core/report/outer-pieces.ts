import type { Fragment, FragmentStyle, Paragraph, Report } from '../narrative/fragment';
import { hasFigures } from '../narrative/fragment';
import type { AttachmentTable } from './table-model';

/**
 * What stands outside fragments and tables and follows the workbook all the same: headings, table titles, 填报单位 lines, notes.
 * Each is one paragraph in a small control of its own, with the id of a fragment.
 */
const outerId = /^(?:heading|title|lead|note)\./;

export function isOuterPiece(id: string): boolean {
  return outerId.test(id);
}

const headingStyles: Readonly<Record<1 | 2 | 3, FragmentStyle>> = { 1: 'heading1', 2: 'heading2', 3: 'heading3' };

/** A section's heading, where it has figures; else it never changes and needs no control. */
export function headingPiece(section: Report['sections'][number]): Fragment | null {
  if (section.headingRuns === undefined) return null;
  const title = `标题“${shortened(section.heading ?? '')}”`;
  return piece(`heading.${section.id}`, title, headingStyles[section.level], section.headingRuns);
}

/** A table's pieces by what they are; null for a text without figures. */
export function tablePiece(
  sheet: string,
  kind: 'title' | 'lead' | 'note',
  index: number,
  name: string,
  runs: Paragraph,
): Fragment | null {
  if (!hasFigures(runs)) return null;
  const [word, style] = tableWords[kind];
  const number = index === 0 ? '' : `.${index + 1}`;
  return piece(`${kind}.${sheet}${number}`, `${name}·${word}${index === 0 ? '' : index + 1}`, style, runs);
}

const tableWords = {
  title: ['表名', 'attachmentTitle'],
  lead: ['表头行', 'tableLead'],
  note: ['表末说明', 'tableNote'],
} as const satisfies Readonly<Record<string, readonly [string, FragmentStyle]>>;

export function pieceOf(table: AttachmentTable, kind: 'title' | 'lead' | 'note', index: number): Fragment | null {
  const id = `${kind}.${table.sheet}${index === 0 ? '' : `.${index + 1}`}`;
  return table.pieces?.find((one) => one.id === id) ?? null;
}

/** Every fragment and piece that has a control, in document order; a table's own behind those of the text. */
export function linkedFragments(report: Report, tables: readonly AttachmentTable[]): readonly Fragment[] {
  const sections = report.sections.flatMap((section) => {
    const heading = headingPiece(section);
    const inside = tables.filter((table) => table.section === section.id).flatMap(({ pieces = [] }) => pieces);
    return [...(heading ? [heading] : []), ...section.fragments, ...inside];
  });
  const attached = tables.filter(({ section }) => section === undefined).flatMap(({ pieces = [] }) => pieces);
  return [...report.front, ...sections, ...report.back, ...attached];
}

function piece(id: string, title: string, style: FragmentStyle, runs: Paragraph): Fragment {
  return { id, title, style, origin: 'generated', paragraphs: [runs] };
}

/** Word's titles of controls are short. */
function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
