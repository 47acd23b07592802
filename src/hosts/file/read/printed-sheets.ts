import type { MergedArea, PrintedSheet } from '../../../core/adopt/printed-sheet';
import { attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import { parseA1 } from '../../../core/workbook/address';
import type { Snapshot } from '../../../core/workbook/snapshot';
import { readPackage } from '../package/package';
import { sheetParts } from '../patch-workbook/patch-workbook';
import { readWorkbook } from './read-workbook';
import { looksIn, stylesShown } from './sheet-looks';

/** Every sheet of an .xlsx with its merged cells and what it shows. @throws Problem input.* */
export function readPrintedSheets(bytes: Uint8Array, file: string): readonly PrintedSheet[] {
  return asPrinted(readWorkbook(bytes, file, { sheets: 'all' }), bytes, file);
}

/** The same where the cells were read already (on another thread). @param snapshot of these bytes, all sheets */
export function asPrinted(
  { sheets, datesFrom1904 }: Snapshot,
  bytes: Uint8Array,
  file: string,
): readonly PrintedSheet[] {
  const source = readPackage(bytes, { file, wanted: '.xlsx' });
  const parts = sheetParts(source);
  const styles = stylesShown(source);
  return sheets.map(({ name, visibility, row, column, cells }) => {
    const part = parts.get(name.toLowerCase());
    if (part === undefined) return { name, visibility, row, column, cells, merges: [] };
    const xml = source.markup(part);
    const [merges, looks] = [mergesIn(xml), looksIn(xml, styles, datesFrom1904 === true)];
    return { name, visibility, row, column, cells, merges, looks };
  });
}

/** What is no area is nobody's: the cells are read without it. */
function mergesIn(xml: string): MergedArea[] {
  const from = xml.search(/<(?:[^\s<>/]+:)?mergeCells[\s>]/);
  if (from < 0) return [];
  const merges: MergedArea[] = [];
  const text = xml.slice(from);
  for (const tag of tagsOf(text)) {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    if (name === 'mergeCells' && tag.kind === 'close') break;
    if (name !== 'mergeCell' || tag.kind === 'close') continue;
    const area = parseA1(attributeOf(text.slice(tag.start, tag.end), 'ref') ?? '');
    if (area) merges.push(area);
  }
  return merges;
}
