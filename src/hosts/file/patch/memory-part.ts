import type { LogEntry } from '../../../core/report/refresh/plan';
import type { OfficePackage } from '../package/package';
import { readRelationships } from '../package/relationships';
import { parseXml } from '../package/xml';
import { escapeXml } from './xml-tokens';

/** Namespace of the custom XML part that keeps what was written; readers find it by that, wherever a program moved it. */
export const memoryNamespace = 'urn:jixiao:report:1';

/** The part's texts as they stand; null where there is none. */
export interface MemoryPart {
  readonly part: string | null;
  readonly base: string | null;
  readonly link: string | null;
  readonly log: string | null;
}

export function readMemoryPart(source: OfficePackage): MemoryPart {
  for (const { type, target, isExternal } of readRelationships(source, source.main)) {
    if (type !== 'customXml' || isExternal || !source.has(target)) continue;
    const xml = source.xml(target);
    if (!xml.includes(memoryNamespace)) continue;
    const texts = new Map<string, string>();
    let open: string | null = null;
    let isOurs = false;
    let depth = 0;
    parseXml(xml, target, source.file, {
      open(name, attributes) {
        if (depth++ === 0) isOurs = Object.values(attributes).includes(memoryNamespace);
        if (depth === 2) texts.set((open = name), '');
      },
      text(text) {
        if (open !== null) texts.set(open, texts.get(open)! + text);
      },
      close() {
        if (--depth < 2) open = null;
      },
    });
    if (isOurs) {
      const text = (name: string): string | null => texts.get(name) ?? null;
      return { part: target, base: text('base'), link: text('link'), log: text('log') };
    }
  }
  return { part: null, base: null, link: null, log: null };
}

/** A damaged log is kept as one entry rather than thrown away: it may hold somebody's words. */
export function readLog(text: string | null): LogEntry[] {
  if (text === null || text === '') return [];
  try {
    const entries = JSON.parse(text) as unknown;
    if (Array.isArray(entries)) return entries as LogEntry[];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return [{ time: '', fragment: '', title: '', replaced: text, by: '' }];
}

export function memoryXml(texts: { base: string; link: string; log: readonly LogEntry[] }): string {
  const log = texts.log.length === 0 ? '' : `<log>${escapeText(JSON.stringify(texts.log))}</log>`;
  return `${declaration}<report xmlns="${memoryNamespace}"><base>${escapeText(texts.base)}</base><link>${escapeText(texts.link)}</link>${log}</report>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const storeItemId = '{7B0A3C52-6D1E-4E0B-9C55-1D8F6A2E9B01}';

/** XML has no control characters: JSON writes those of a text as \uXXXX itself, but U+007F…U+009F and these two it does not. */
function escapeText(text: string): string {
  return escapeXml(text.replace(/[\ufffe\uffff]/g, '')).replaceAll('&quot;', '"');
}

/** The parts to add to a document that has no memory yet. */
export function newMemoryParts(source: OfficePackage, xml: string): Map<string, string> {
  let number = 1;
  while (source.has(`customXml/item${number}.xml`) || source.has(`customXml/itemProps${number}.xml`)) number++;
  const item = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  const folder = source.main.slice(0, source.main.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${source.main.slice(folder.length)}.rels`;
  const known = source.has(rels) ? source.xml(rels) : '';
  let id = 'rIdJixiao';
  for (let next = 2; known.includes(`"${id}"`); next++) id = `rIdJixiao${next}`;
  const relation = `<Relationship Id="${id}" Type="${office}/customXml" Target="/${item}"/>`;
  const empty = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  return new Map([
    [item, xml],
    [
      properties,
      `${declaration}<ds:datastoreItem ds:itemID="${storeItemId}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${memoryNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    ],
    [
      `customXml/_rels/item${number}.xml.rels`,
      empty.replace(
        '></Relationships>',
        `><Relationship Id="rId1" Type="${office}/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
      ),
    ],
    [rels, insertLast(source.has(rels) ? source.xml(rels) : empty, 'Relationships', relation)],
    ['[Content_Types].xml', withTypes(source.xml('[Content_Types].xml'), item, properties)],
  ]);
}

function withTypes(xml: string, item: string, properties: string): string {
  const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
  const own = `<Override PartName="/${properties}" ContentType="${type}"/>`;
  const isKnown = /<(?:\w+:)?Default\b[^>]*Extension=["']xml["']/i.test(xml);
  const isRels = /<(?:\w+:)?Default\b[^>]*Extension=["']rels["']/i.test(xml);
  const item1 = isKnown ? '' : `<Override PartName="/${item}" ContentType="application/xml"/>`;
  const rels = isRels
    ? ''
    : '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return insertLast(xml, 'Types', rels + item1 + own);
}

/** Into the root element before it closes; the part's own prefix is given to what is added. */
function insertLast(xml: string, root: string, addition: string): string {
  const opening = new RegExp(`<((?:[\\w.-]+:)?)${root}\\b[^>]*?(/?)>`).exec(xml);
  if (!opening) throw new Error(`the part has no ${root}`);
  const prefix = opening[1] ?? '';
  const named = addition.replace(/<(?=[A-Z])/g, `<${prefix}`);
  if (opening[2] === '/') {
    const end = opening.index + opening[0].length;
    return `${xml.slice(0, end - 2)}>${named}</${prefix}${root}>${xml.slice(end)}`;
  }
  const close = xml.lastIndexOf(`</${prefix}${root}`);
  return xml.slice(0, close) + named + xml.slice(close);
}
