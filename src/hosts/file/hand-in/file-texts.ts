import type { TextUnit } from '../../../core/disclosure/private-kind';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { plainText } from '../../../core/report/wordml/xml-tokens';
import { PackageEdit } from './package-edit';
import { sheetCells } from './sheet-texts';
import { namingTexts, textsOf, withTexts, type PlacedText } from './text-units';

interface PartTexts {
  readonly part: string;
  readonly texts: readonly PlacedText[];
}

/** Every text that a .docx or .xlsx shows or keeps, always in the same order: cells, paragraphs, notes, footers, charts, properties. */
export function fileTexts(bytes: Uint8Array, file: string): TextUnit[] {
  return partTexts(openEdit(bytes, file)).flatMap(({ texts }) =>
    texts.map(({ text, heads, isRounded, isSheetName }) => ({
      text,
      ...(heads && { heads }),
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
  if (!isBook) return parts.map((part) => ({ part, texts: textsOf(edit.text(part)) }));
  const xml = table === undefined ? '' : edit.text(table);
  const strings = elementsOf(xml, (name) => /(?:^|:)si$/.test(name)).map(({ inner, innerEnd }) =>
    plainText(xml.slice(inner, innerEnd)),
  );
  const heads = new Map<number, Set<string>>();
  const sheets = new Set(edit.related(edit.main, 'worksheet'));
  const all = parts.map((part): PartTexts => {
    const texts = [...textsOf(edit.text(part)), ...(part.startsWith('xl/') ? namingTexts(edit.text(part)) : [])];
    if (!sheets.has(part)) return { part, texts };
    const cells = sheetCells(edit.text(part), strings);
    for (const [at, own] of cells.heads) {
      const known = heads.get(at) ?? new Set<string>();
      own.forEach((text) => known.add(text));
      heads.set(at, known);
    }
    return { part, texts: [...texts.filter(isNoNumber), ...cells.numbers] };
  });
  // workbook.xml says little but the names of the sheets.
  all.push({ part: edit.main, texts: namingTexts(edit.text(edit.main)) });
  const typed = new Set(all.flatMap(({ texts }) => texts.flatMap((one) => (one.isResult === false ? [one.text] : []))));
  return all.map(({ part, texts }) => ({
    part,
    texts: (part === table ? withHeads(edit.text(part), texts, heads) : texts).filter(
      ({ text, isResult }) => !isResult || typed.has(text),
    ),
  }));
}

/** The stored value of a number's cell is no text; of a formula's text it is. */
function isNoNumber({ text }: PlacedText): boolean {
  return !/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text);
}

/** Both lists are in order; texts that are empty are in one only. */
function withHeads(
  xml: string,
  texts: readonly PlacedText[],
  heads: ReadonlyMap<number, ReadonlySet<string>>,
): PlacedText[] {
  const items = elementsOf(xml, (name) => /(?:^|:)si$/.test(name));
  let at = 0;
  return texts.map((text) => {
    const { start } = text.pieces[0]!;
    while (at + 1 < items.length && items[at + 1]!.start <= start) at++;
    const own = heads.get(at);
    return own === undefined || own.size === 0 ? text : { ...text, heads: [...own] };
  });
}
