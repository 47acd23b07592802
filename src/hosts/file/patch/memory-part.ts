import {
  memoryNamespace,
  noMemoryTexts,
  readMemoryXml,
  type MemoryTexts,
} from '../../../core/report/wordml/memory-text';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { parseXml } from '../package/xml';

/** The part's texts as they stand, and where it is; null where there is none. */
export interface MemoryPart extends MemoryTexts {
  readonly part: string | null;
}

export function readMemoryPart(source: OfficePackage): MemoryPart {
  for (const { type, target, isExternal } of readRelationships(source, source.main)) {
    if (type !== 'customXml' || isExternal || !source.has(target)) continue;
    const xml = source.xml(target);
    if (!xml.includes(memoryNamespace)) continue;
    parseXml(xml, target, source.file, {});
    const texts = readMemoryXml(xml);
    if (texts !== null) return { part: target, ...texts };
  }
  return { part: null, ...noMemoryTexts };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const storeItemId = '{7B0A3C52-6D1E-4E0B-9C55-1D8F6A2E9B01}';

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
