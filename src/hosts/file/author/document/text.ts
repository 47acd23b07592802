import { HeadingLevel, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import type { Fragment, FragmentStyle, Section } from '../../../../core/narrative/fragment';
import { xmlText } from '../../../../core/fields/xml-text';
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
  attachmentTitle: styleIds.attachmentTitle,
  tableLead: styleIds.tableLead,
  tableNote: styleIds.tableNote,
};

/** A fragment's paragraphs; each run of the fragment is one run of the document, so a figure can be found and replaced alone. */
export function fragmentParagraphs(fragment: Fragment, isKeptWithNext = false): Paragraph[] {
  return fragment.paragraphs.map((paragraph, index) => {
    return new Paragraph({
      style: paragraphStyle[fragment.style],
      ...placeInFragment(fragment.style, index, fragment.paragraphs.length),
      ...(isKeptWithNext && isLastOf(fragment, index) ? { keepNext: true } : {}),
      children: paragraph.map((run) => textRun(run.text)),
    });
  });
}

/** Of a list of attachments every line, of other text the last paragraph. */
function isLastOf({ style, paragraphs }: Fragment, index: number): boolean {
  return style === 'attachments' || index === paragraphs.length - 1;
}

/** 附件： hangs before its list; the signature stands off from the text and stays in one piece. */
function placeInFragment(style: FragmentStyle, index: number, count: number): IParagraphOptions {
  if (style === 'attachments' && index === 0) return { spacing: { before: 560 }, indent: { left: 1600, hanging: 960 } };
  if (style === 'signature')
    return { ...(index === 0 ? { spacing: { before: 560 } } : {}), keepNext: index < count - 1 };
  // Word's default, said aloud: LibreOffice 7.4 hangs punctuation unless told so, and then cuts such a line inside a control.
  return style === 'body' ? { overflowPunctuation: true } : {};
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export function headingParagraph(section: Section): Paragraph | null {
  if (section.heading === null) return null;
  return new Paragraph({ heading: headingLevels[section.level], children: [textRun(section.heading)] });
}
