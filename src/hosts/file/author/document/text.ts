import { HeadingLevel, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { xmlText } from '../../../../core/fields/xml-text';
import { ems } from '../../../../core/layout/text-lines';
import { paragraphText, type Fragment, type FragmentStyle, type Section } from '../../../../core/narrative/fragment';
import { styleIds } from './styles';

/** A run whose “ ” — … are Chinese, full width, whatever the fonts around them (w:hint, ISO/IEC 29500-1 §17.3.2.26). */
export function textRun(
  text: string,
  options: Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text'> = {},
): TextRun {
  return new TextRun({ font: { hint: 'eastAsia' }, ...options, text: xmlText(text) });
}

const paragraphStyle: Record<FragmentStyle, string> = {
  title: styleIds.title,
  seal: styleIds.seal,
  body: styleIds.body,
  attachments: styleIds.attachments,
  signature: styleIds.signature,
  heading1: HeadingLevel.HEADING_1,
  heading2: HeadingLevel.HEADING_2,
  heading3: HeadingLevel.HEADING_3,
  attachmentLabel: styleIds.attachmentLabel,
  attachmentTitle: styleIds.attachmentTitle,
  tableLead: styleIds.tableLead,
  tableNote: styleIds.tableNote,
};

/** What a fragment's paragraphs have to do with what stands next. */
export interface Place {
  /** The last lines go to the next page with what follows. */
  readonly isKeptWithNext: boolean;
  /** The report's text begins below: a blank line apart from the title (GB/T 9704-2012, 7.3.1). */
  readonly isAboveText: boolean;
}

/** A fragment's paragraphs; each run of the fragment is one run of the document, so a figure can be found and replaced alone. */
export function fragmentParagraphs(fragment: Fragment, place: Place): Paragraph[] {
  const { style, paragraphs } = fragment;
  const signed = style === 'signature' ? signatureIndents(paragraphs.map(paragraphText)) : [];
  return paragraphs.map((paragraph, index) => {
    const isLast = index === paragraphs.length - 1;
    return new Paragraph({
      style: paragraphStyle[style],
      ...placeInFragment(style, index, paragraphs.length),
      ...(signed[index] === undefined ? {} : { indent: { right: signed[index] } }),
      ...(place.isAboveText && isLast && style === 'title' ? { spacing: { after: lineAway } } : {}),
      ...((place.isKeptWithNext && isLastOf(fragment, index)) || leadsOn(fragment, index) ? { keepNext: true } : {}),
      children: paragraph.map((run) => textRun(run.text)),
    });
  });
}

/** What a numbered line begins with, by kind: 一、（一）1.（1）①. */
const numberings = [
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[)）]/,
  /^\d+[.．、]/,
  /^[（(]\d+[)）]/,
  /^[①-⑳]/,
];
/** A heading is no longer than a line and a half. */
const longestHeading = 42;

/** A heading or a lead ("具体情况如下：") that the user typed: never alone at a page's foot. Lines of one list are not chained to each other. */
function leadsOn({ style, paragraphs }: Fragment, index: number): boolean {
  const text = paragraphText(paragraphs[index]!).trim();
  if (style !== 'body' || text.length > longestHeading) return false;
  if (text.endsWith('：')) return true;
  const numbering = numberings.find((one) => one.test(text));
  const next = paragraphs[index + 1];
  if (!numbering || /[。；，！？;,!?]$/.test(text)) return false;
  return next === undefined || !numbering.test(paragraphText(next).trim());
}

/** Of a list of attachments every line, of other text the last paragraph. */
function isLastOf({ style, paragraphs }: Fragment, index: number): boolean {
  return style === 'attachments' || index === paragraphs.length - 1;
}

/** A blank line: 28 pt. */
const lineAway = 560;
/** A character of the text: 16 pt. */
const character = 320;

/** The date four characters in from the right, the unit's name above it in the middle (7.3.5.1); a longer name ends at the margin. */
function signatureIndents(lines: readonly string[]): (number | undefined)[] {
  const date = lines.length - 1;
  if (date < 1 || !/年[^年月]*月[^月日]*日$/.test(lines[date]!)) return [];
  const beyond = ((ems(lines[date - 1]!) - ems(lines[date]!)) / 2) * character;
  const dateRight = Math.max(4 * character, beyond);
  return lines.map((_, index) => {
    if (index === date) return Math.round(dateRight);
    return index === date - 1 ? Math.round(dateRight - beyond) : undefined;
  });
}

/** 附件： hangs before its list; the signature stands off from the text and stays in one piece. */
function placeInFragment(style: FragmentStyle, index: number, count: number): IParagraphOptions {
  if (style === 'attachments' && index === 0)
    return { spacing: { before: lineAway }, indent: { left: 1600, hanging: 960 } };
  if (style === 'signature')
    return { ...(index === 0 ? { spacing: { before: lineAway } } : {}), keepNext: index < count - 1 };
  if (style === 'attachmentLabel') return { spacing: { after: lineAway } };
  // Word's default, said aloud: LibreOffice 7.4 hangs punctuation unless told so, and then cuts such a line inside a control.
  return style === 'body' ? { overflowPunctuation: true } : {};
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export function headingParagraph(section: Section): Paragraph | null {
  if (section.heading === null) return null;
  return new Paragraph({ heading: headingLevels[section.level], children: [textRun(section.heading)] });
}
