import {
  attributeOf,
  escapeXml,
  tagsOf,
  withAttributes,
  withoutAttribute,
} from '../../../core/report/wordml/xml-tokens';
import { applySplices, type XmlSplice } from '../patch/xml-splice';

/** name in lower case → what it is from now on; null: gone. */
export type NameWishes = ReadonlyMap<
  string,
  { readonly name: string; readonly refersTo: string; readonly hidden: boolean } | null
>;

interface NamesSpan {
  readonly start: number;
  readonly openEnd: number;
  end: number;
}

/** Parts of <workbook> that come before the names and before calcPr, in the order of the schema (ECMA-376 §18.2.27). */
const beforeNames = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
];

/**
 * workbook.xml with workbook-scoped names changed, and told to calculate everything when it is opened where `calculates`: cells
 * that were written have made other cells' cached results old.
 */
export function patchWorkbookPart(xml: string, names: NameWishes, calculates: boolean): string {
  const splices: XmlSplice[] = [];
  const open = [...names];
  let prefix = '';
  let depth = 0;
  let lastBefore = 0;
  let list = null as NamesSpan | null;
  let entry: { start: number; tag: string } | null = null;
  let calculation: { start: number; end: number } | null = null;
  let isAfterNames = 0;
  const done = new Set<string>();
  const put = (start: number, end: number, tag: string): void => {
    const name = attributeOf(tag, 'name')?.toLowerCase() ?? '';
    if (attributeOf(tag, 'localSheetId') !== null || !names.has(name)) return;
    done.add(name);
    const wish = names.get(name) ?? null;
    splices.push({ start, end, text: wish === null ? '' : nameXml(prefix, wish) });
  };
  for (const tag of tagsOf(xml)) {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    const text = xml.slice(tag.start, tag.end);
    if (depth === 0 && tag.kind === 'open') prefix = tag.name.slice(0, tag.name.indexOf(':') + 1);
    if (tag.kind === 'close') {
      depth--;
      if (depth === 1 && beforeNames.includes(name)) lastBefore = tag.end;
      if (depth === 1 && name === 'definedNames' && list) list.end = isAfterNames = tag.end;
      if (depth === 2 && entry) {
        put(entry.start, tag.end, entry.tag);
        entry = null;
      }
      continue;
    }
    if (depth === 1) {
      if (beforeNames.includes(name)) lastBefore = tag.end;
      else if (name === 'definedNames') {
        list = { start: tag.start, openEnd: tag.end, end: tag.end };
        isAfterNames = tag.end;
      } else if (name === 'calcPr') calculation = tag;
    } else if (depth === 2 && name === 'definedName' && list && list.end === list.openEnd)
      if (tag.kind === 'open') entry = { start: tag.start, tag: text };
      else put(tag.start, tag.end, text);
    if (tag.kind === 'open') depth++;
  }
  const added = open.flatMap(([key, wish]) => (done.has(key) || wish === null ? [] : [nameXml(prefix, wish)])).join('');
  if (list && list.end > list.openEnd) splices.push({ start: list.openEnd, end: list.openEnd, text: added });
  else if (added !== '') {
    const at = list ?? { start: lastBefore, end: lastBefore };
    splices.push({ start: at.start, end: at.end, text: `<${prefix}definedNames>${added}</${prefix}definedNames>` });
  }
  if (!calculates) return applySplices(xml, splices);
  const at = calculation ?? { start: Math.max(isAfterNames, lastBefore), end: Math.max(isAfterNames, lastBefore) };
  const own = calculation ? xml.slice(calculation.start, calculation.end) : `<${prefix}calcPr/>`;
  splices.push({ ...at, text: withAttribute(own, 'fullCalcOnLoad', '1') });
  return applySplices(xml, splices);
}

function nameXml(
  prefix: string,
  { name, refersTo, hidden }: { name: string; refersTo: string; hidden: boolean },
): string {
  const attributes = ` name="${escapeXml(name)}"${hidden ? ' hidden="1"' : ''}`;
  return `<${prefix}definedName${attributes}>${escapeXml(refersTo)}</${prefix}definedName>`;
}

/** A start or empty tag with one attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  return withAttributes(withoutAttribute(tag, name), ` ${name}="${escapeXml(value)}"`);
}
