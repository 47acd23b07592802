import type { TextUnit } from '../../../core/disclosure/private-kind';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { plainText } from '../../../core/report/wordml/xml-tokens';
import { readRelationships } from '../package/relationships';
import { readWorkbookPart } from '../read/workbook-part';
import { PackageEdit } from './package-edit';
import { sheetCells, type CellsOfText, type SheetCells } from './sheet-texts';
import { namingTexts, textsOf, withTexts, type PlacedText } from './text-units';

interface PartTexts {
  readonly part: string;
  readonly texts: readonly PlacedText[];
}

/** Every text that a .docx or .xlsx shows or keeps, always in the same order: cells, paragraphs, notes, footers, charts, properties. */
export function fileTexts(bytes: Uint8Array, file: string): TextUnit[] {
  return partTexts(openEdit(bytes, file)).flatMap(({ texts }) =>
    texts.map(({ text, heads, where, isRounded, isSheetName }) => ({
      text,
      ...(heads && { heads }),
      ...(where && { where }),
      ...(isRounded && { isRounded }),
      ...(isSheetName && { isSheetName }),
    })),
  );
}

/** The file with some of its texts, by number, replaced by others of the same length; of the rest every byte stays. */
export function withFileTexts(bytes: Uint8Array, file: string, changed: ReadonlyMap<number, string>): Uint8Array {
  if (changed.size === 0) return bytes;
  const edit = openEdit(bytes, file);
  let from = 0;
  for (const { part, texts } of partTexts(edit)) {
    const own = new Map<number, string>();
    texts.forEach((_, at) => {
      const text = changed.get(from + at);
      if (text !== undefined) own.set(at, text);
    });
    from += texts.length;
    if (own.size > 0) edit.set(part, withTexts(edit.text(part), texts, own));
  }
  return edit.bytesNow();
}

function openEdit(bytes: Uint8Array, file: string): PackageEdit {
  return new PackageEdit(bytes, file, /\.xls[xm]$/i.test(file) ? '.xlsx' : '.docx');
}

const noTexts =
  /^(?:xl\/styles|xl\/theme|word\/styles|word\/theme|word\/fontTable|word\/settings|word\/numbering|xl\/workbook\.xml)/i;

function partTexts(edit: PackageEdit): PartTexts[] {
  const parts = edit.xmlParts().filter((part) => !noTexts.test(part));
  const isBook = edit.main.startsWith('xl/');
  const [table] = isBook ? edit.related(edit.main, 'sharedStrings') : [];
  if (!isBook)
    return parts.map((part) => ({
      part,
      texts: standingIn(textsOf(edit.text(part), part === edit.main), part === edit.main ? '' : placeOf(part)),
    }));
  const xml = table === undefined ? '' : edit.text(table);
  const strings = elementsOf(xml, (name) => /(?:^|:)si$/.test(name)).map(({ inner, innerEnd }) =>
    plainText(xml.slice(inner, innerEnd)),
  );
  const shared = new Map<number, { heads: Set<string>; where: string[] }>();
  const sheets = new Set(edit.related(edit.main, 'worksheet'));
  const names = sheetNames(edit);
  const all = parts.map((part): PartTexts => {
    const texts = [...textsOf(edit.text(part)), ...(part.startsWith('xl/') ? namingTexts(edit.text(part)) : [])];
    if (!sheets.has(part)) return { part, texts: part === table ? texts : standingIn(texts, placeOf(part)) };
    const name = names.get(part) ?? '';
    const cells = sheetCells(edit.text(part), strings, name);
    for (const [at, own] of cells.shared) {
      const known = shared.get(at) ?? { heads: new Set<string>(), where: [] };
      own.heads.forEach((text) => known.heads.add(text));
      known.where.push(...own.where);
      shared.set(at, known);
    }
    const inCells = withInline(texts.filter(isNoNumber), cells.inline);
    return { part, texts: [...standingIn(inCells, `《${name}》的页眉页脚、批注或公式`), ...cells.numbers] };
  });
  // workbook.xml says little but the names of the sheets.
  all.push({ part: edit.main, texts: standingIn(namingTexts(edit.text(edit.main)), '工作表名、名称') });
  const typed = new Set(all.flatMap(({ texts }) => texts.flatMap((one) => (one.isResult === false ? [one.text] : []))));
  return all.map(({ part, texts }) => ({
    part,
    texts: (part === table ? withHeads(edit.text(part), texts, shared) : texts).filter(
      ({ text, isResult }) => !isResult || typed.has(text),
    ),
  }));
}

/** The stored value of a number's cell is no text; of a formula's text it is. */
function isNoNumber({ text }: PlacedText): boolean {
  return !/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text);
}

/** Both lists are in order; texts that are empty are in one only. */
function withHeads(xml: string, texts: readonly PlacedText[], shared: ReadonlyMap<number, CellsOfText>): PlacedText[] {
  const items = elementsOf(xml, (name) => /(?:^|:)si$/.test(name));
  let at = 0;
  return texts.map((text) => {
    const { start } = text.pieces[0]!;
    while (at + 1 < items.length && items[at + 1]!.start <= start) at++;
    const own = shared.get(at);
    return own === undefined ? text : inCell(text, own);
  });
}

/** Part → the name of its sheet. */
function sheetNames({ source, main, file }: PackageEdit): ReadonlyMap<string, string> {
  const targets = new Map(readRelationships(source, main).map(({ id, target }) => [id, target]));
  const { sheets } = readWorkbookPart(source.xml(main), main, file);
  return new Map(sheets.flatMap(({ name, relationshipId }) => [[targets.get(relationshipId) ?? '', name] as const]));
}

function inCell(text: PlacedText, { heads, where }: CellsOfText): PlacedText {
  return { ...text, ...(heads.size > 0 && { heads: [...heads] }), where };
}

/** Both in the order of the part. */
function withInline(texts: readonly PlacedText[], cells: SheetCells['inline']): PlacedText[] {
  let at = 0;
  return texts.map((text) => {
    const start = text.pieces[0]?.start ?? -1;
    while (at < cells.length && cells[at]!.end <= start) at++;
    const cell = cells[at];
    return cell !== undefined && cell.start <= start && start < cell.end ? inCell(text, cell) : text;
  });
}

/** What has no place of its own yet. */
function standingIn(texts: readonly PlacedText[], where: string): PlacedText[] {
  return texts.map((text) => (where === '' || text.where !== undefined ? text : { ...text, where: [where] }));
}

const places: readonly (readonly [RegExp, string])[] = [
  [/header\d*\.xml$/i, '页眉'],
  [/footer\d*\.xml$/i, '页脚'],
  [/footnotes\.xml$/i, '脚注'],
  [/endnotes\.xml$/i, '尾注'],
  [/comments|threadedComment|persons?\//i, '批注'],
  [/charts?\//i, '图表'],
  [/drawings?\/|diagrams?\//i, '图形、文本框'],
  [/pivot/i, '数据透视表'],
  [/externalLinks?\//i, '连到别的文件的链接'],
  [/docProps|customXml/i, '文件属性'],
];

function placeOf(part: string): string {
  return places.find(([name]) => name.test(part))?.[1] ?? '文件的其他部分';
}
