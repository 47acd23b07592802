import { childElements, is, value, valueOf, W } from './dom';
import { withProlog } from './document-parts';
import type { EditableDocument } from './editable-document';

export type StyleType = 'paragraph' | 'character' | 'table';

/** A style that every Word has, whether or not the file describes it. */
export interface BuiltInStyle {
  /** Its name in the client: "Heading1". */
  readonly key: string;
  /** Its name in styles.xml, in small letters: "heading 1". */
  readonly name: string;
  readonly type: StyleType;
  /** As a Chinese Word shows it. */
  readonly shown: string;
  /** pPr and rPr of Word's own template, as far as we know it; what the file says itself comes first. */
  readonly format: string;
}

const bold = '<w:b/><w:bCs/>';
const italic = '<w:i/><w:iCs/>';
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const color = (stated: string): string => `<w:color w:val="${stated}"/>`;
const paragraphOf = (look: string, letters = ''): string =>
  (look && `<w:pPr>${look}</w:pPr>`) + (letters && `<w:rPr>${letters}</w:rPr>`);
const lettersOf = (letters: string): string => `<w:rPr>${letters}</w:rPr>`;
const heading = (level: number): string =>
  paragraphOf(
    `<w:keepNext/><w:keepLines/><w:spacing w:before="${level === 1 ? 340 : 260}" w:after="${level === 1 ? 330 : 260}"/><w:outlineLvl w:val="${level - 1}"/>`,
    bold + size([22, 16, 16, 14, 14, 12, 12, 12, 10.5][level - 1] ?? 12),
  );

const paragraphs: readonly (readonly [string, string, string])[] = [
  ['Normal', '正文', ''],
  ['Title', '标题', paragraphOf('<w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/>', bold + size(16))],
  [
    'Subtitle',
    '副标题',
    paragraphOf('<w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/>', bold + size(16)),
  ],
  ['Caption', '题注', paragraphOf('', size(10))],
  ['Quote', '引用', paragraphOf('<w:jc w:val="center"/>', italic)],
  ['IntenseQuote', '明显引用', paragraphOf('<w:jc w:val="center"/>', italic + color('4472C4'))],
  ['ListParagraph', '列表段落', paragraphOf('<w:ind w:firstLine="420"/>')],
  ['NoSpacing', '无间隔', ''],
  ['Header', '页眉', paragraphOf('<w:jc w:val="center"/>', size(9))],
  ['Footer', '页脚', paragraphOf('', size(9))],
  ['FootnoteText', '脚注文本', paragraphOf('', size(9))],
  ['EndnoteText', '尾注文本', ''],
  ['Bibliography', '书目', ''],
  ['TocHeading', 'TOC 标题', paragraphOf('<w:keepNext/>', color('2F5496') + size(16))],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((level): (readonly [string, string, string])[] => [
    [`Heading${level}`, `标题 ${level}`, heading(level)],
    [`Toc${level}`, `目录 ${level}`, paragraphOf(level > 1 ? `<w:ind w:left="${(level - 1) * 420}"/>` : '')],
  ]),
];

const characters: readonly (readonly [string, string, string])[] = [
  ['Strong', '要点', lettersOf(bold)],
  ['Emphasis', '强调', lettersOf(italic)],
  ['SubtleEmphasis', '不明显强调', lettersOf(italic + color('404040'))],
  ['IntenseEmphasis', '明显强调', lettersOf(italic + color('4472C4'))],
  ['SubtleReference', '不明显参考', lettersOf('<w:smallCaps/>' + color('5A5A5A'))],
  ['IntenseReference', '明显参考', lettersOf(bold + '<w:smallCaps/>' + color('4472C4'))],
  ['BookTitle', '书籍标题', lettersOf(bold + italic)],
  ['Hyperlink', '超链接', lettersOf(color('0563C1') + '<w:u w:val="single"/>')],
  ['FootnoteReference', '脚注引用', lettersOf('<w:vertAlign w:val="superscript"/>')],
  ['EndnoteReference', '尾注引用', lettersOf('<w:vertAlign w:val="superscript"/>')],
];

const accents = ['', ...[1, 2, 3, 4, 5, 6].map((accent) => `_Accent${accent}`)];
const families = ['1Light', '2', '3', '4', '5Dark', '6Colorful', '7Colorful'];
const tables: readonly string[] = [
  'TableGrid',
  'TableGridLight',
  ...[1, 2, 3, 4, 5].map((number) => `PlainTable${number}`),
  ...['GridTable', 'ListTable'].flatMap((kind) =>
    families.flatMap((family) => accents.map((accent) => kind + family + accent)),
  ),
];

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');
const tableFormat = `<w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`;

/** "GridTable5Dark_Accent1" → "grid table 5 dark accent 1". */
const spaced = (key: string): string =>
  key
    .replace('_', '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/(\d)([A-Z])/g, '$1 $2')
    .toLowerCase();

const named: Readonly<Record<string, string>> = { TableGridLight: 'grid table light', TableGrid: 'table grid' };

const all: readonly BuiltInStyle[] = [
  ...paragraphs.map(([key, shown, format]) => ({ key, name: spaced(key), type: 'paragraph' as const, shown, format })),
  ...characters.map(([key, shown, format]) => ({ key, name: spaced(key), type: 'character' as const, shown, format })),
  ...tables.map((key) => ({
    key,
    name: named[key] ?? spaced(key),
    type: 'table' as const,
    shown: key === 'TableGrid' ? '网格型' : spaced(key),
    format: tableFormat,
  })),
];

export function builtInStyle(key: string): BuiltInStyle | null {
  return all.find((one) => one.key === key) ?? null;
}

/** The built-in style behind a name of styles.xml. */
export function builtInByName(name: string): BuiltInStyle | null {
  return all.find((one) => one.name === name.toLowerCase()) ?? null;
}

/** What a Word shows under a name, in Chinese or as the file names it ("Heading 1"). */
export function builtInAsShown(shown: string): BuiltInStyle | null {
  return all.find((one) => one.shown === shown || one.name === shown.toLowerCase()) ?? null;
}

/** The id of a style in the file. One that Word has and the file does not describe is written into it, as Word does at its first use. */
export function styleIdOf({ parts, tools }: EditableDocument, style: BuiltInStyle): string {
  const styles = parts.related('styles');
  const own = parts.relationships(parts.mainName).find(({ type }) => type === 'styles')?.target;
  if (!styles || own === undefined) throw new Error('a document without styles');
  const root = styles.documentElement;
  const known = childElements(root).filter((one) => is(one, 'style'));
  const found = known.find(
    (one) => (valueOf(one, 'name') ?? '').toLowerCase() === style.name && value(one, 'type') === style.type,
  );
  if (found) return value(found, 'styleId') ?? '';
  const taken = new Set(known.map((one) => value(one, 'styleId')));
  let id = style.key;
  while (taken.has(id)) id += '0';
  const basis = known.find((one) => value(one, 'type') === style.type && value(one, 'default') === '1');
  const based = basis ? `<w:basedOn w:val="${value(basis, 'styleId') ?? ''}"/>` : '';
  const made = tools.parse(
    `<w:style xmlns:w="${W}" w:type="${style.type}" w:styleId="${id}"><w:name w:val="${style.name}"/>${based}<w:qFormat/>${style.format}</w:style>`,
  );
  root.appendChild(styles.importNode(made.documentElement, true));
  parts.file.setText(own, withProlog(tools.write(root)));
  return id;
}
