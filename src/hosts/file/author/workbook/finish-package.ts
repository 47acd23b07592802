import { strFromU8, unzipSync, zipSync } from 'fflate';
import { encodeXml } from '../../package/xml';
import { namesXml } from './names-xml';
import type { SheetPlan, WorkbookPlan } from './plan';
import { SharedTexts } from './shared-texts';
import { mergesXml, sheetDataXml, usedRange } from './sheet-data-xml';
import type { StylePalette } from './style-palette';
import { validationsXml } from './validations-xml';

/** Same edits, same bytes: the zip's own dates are a constant too (local parts, since zip dates have no time zone). */
const zipDate = new Date(2000, 0, 1);

export interface FinishOptions {
  /** Of each sheet, in tab order. */
  readonly palettes: readonly StylePalette[];
  readonly cachedResults: boolean;
}

/** Puts into the library's package what the library cannot write, or not at this size, and packs it anew without directory entries and clock times. */
export function finishPackage(written: Uint8Array, plan: WorkbookPlan, options: FinishOptions): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const [path, bytes] of Object.entries(unzipSync(written))) {
    if (!path.endsWith('/')) parts[path] = /\.(?:xml|rels)$/.test(path) ? encodeXml(strFromU8(bytes)) : bytes;
  }
  change(parts, 'xl/workbook.xml', (xml) => before(xml, '<calcPr ', namesXml(plan)));
  const texts = new SharedTexts();
  plan.sheets.forEach((sheet, index) => {
    const palette = options.palettes[index];
    change(parts, `xl/worksheets/sheet${index + 1}.xml`, (xml) =>
      finishSheet(xml, sheet, palette, { ...options, texts }),
    );
  });
  change(parts, 'xl/sharedStrings.xml', () => texts.xml());
  return zipSync(parts, { level: 6, mtime: zipDate });
}

function finishSheet(
  written: string,
  sheet: SheetPlan,
  palette: StylePalette | undefined,
  { texts, cachedResults }: FinishOptions & { readonly texts: SharedTexts },
): string {
  const [head, data, tail] = around(written);
  const numberOf = palette?.numbersFrom(data);
  const cells = sheetDataXml(sheet, {
    cachedResults,
    texts,
    styleOf: (key) => numberOf?.(sheet.looks.get(key)) ?? 0,
  });
  // The element order is fixed by the format; one of these always follows.
  const merged = before(tail, '<conditionalFormatting |<printOptions |<pageMargins ', mergesXml(sheet));
  const validated = before(merged, '<printOptions |<pageMargins ', validationsXml(sheet));
  return head.replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${usedRange(sheet)}"/>`) + cells + validated;
}

/** A sheet part before, in and behind its cells. */
function around(xml: string): [string, string, string] {
  const open = xml.indexOf('<sheetData');
  const isEmpty = xml.startsWith('<sheetData/>', open);
  const close = isEmpty ? open : xml.indexOf('</sheetData>', open);
  if (open < 0 || close < 0) throw new Error('the written sheet has no cells');
  const end = close + (isEmpty ? '<sheetData/>' : '</sheetData>').length;
  return [xml.slice(0, open), xml.slice(open, end), xml.slice(end)];
}

function before(text: string, signs: string, xml: string): string {
  if (xml === '') return text;
  const at = text.search(new RegExp(signs));
  if (at < 0) throw new Error(`the written part is not as expected: ${signs} not found`);
  return text.slice(0, at) + xml + text.slice(at);
}

function change(parts: Record<string, Uint8Array>, path: string, made: (xml: string) => string): void {
  const part = parts[path];
  if (part === undefined) throw new Error(`the written workbook has no ${path}`);
  parts[path] = encodeXml(made(strFromU8(part)));
}
