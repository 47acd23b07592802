import {
  memoryNamespace,
  noMemoryTexts,
  readMemoryXml,
  type MemoryTexts,
} from '../../../core/report/wordml/memory-text';
import { elementsOf } from '../../../core/report/wordml/xml-elements';
import { asStartTag, attributeOf, tagsOf } from '../../../core/report/wordml/xml-tokens';
import type { OfficePackage } from '../package/office-package';
import { readRelationships } from '../package/relationships';
import { damaged } from '../package/zip';

/** The part's texts as they stand, and where it is; null where there is none. */
export interface MemoryPart extends MemoryTexts {
  readonly part: string | null;
}

export function readMemoryPart(source: OfficePackage): MemoryPart {
  for (const { type, target, isExternal } of readRelationships(source, source.main)) {
    if (type !== 'customXml' || isExternal || !source.has(target)) continue;
    if (!source.xml(target).includes(memoryNamespace)) continue;
    const texts = readMemoryXml(source.markup(target));
    if (texts !== null) return { part: target, ...texts };
  }
  return { part: null, ...noMemoryTexts };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = '[Content_Types].xml';
const storeItemId = '{7B0A3C52-6D1E-4E0B-9C55-1D8F6A2E9B01}';

/** The parts to add to a document that has no memory yet. */
export function newMemoryParts(source: OfficePackage, xml: string): Map<string, string> {
  let number = 1;
  while (source.has(`customXml/item${number}.xml`) || source.has(`customXml/itemProps${number}.xml`)) number++;
  const item = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  const folder = source.main.slice(0, source.main.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${source.main.slice(folder.length)}.rels`;
  const known = new Set(readRelationships(source, source.main).map((one) => one.id));
  let id = 'rIdJixiao';
  for (let next = 2; known.has(id); next++) id = `rIdJixiao${next}`;
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
    [rels, insertLast(source.has(rels) ? source.markup(rels) : empty, 'Relationships', relation, [source.file, rels])],
    [types, withTypes(source.markup(types), item, properties, source.file)],
  ]);
}

function withTypes(xml: string, item: string, properties: string, file: string): string {
  const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
  const own = `<Override PartName="/${properties}" ContentType="${type}"/>`;
  const defaults = new Set<string | undefined>();
  for (const { kind, name, start, end } of tagsOf(xml))
    if (kind !== 'close' && name.slice(name.indexOf(':') + 1) === 'Default')
      defaults.add(attributeOf(xml.slice(start, end), 'Extension')?.toLowerCase());
  const [isKnown, isRels] = [defaults.has('xml'), defaults.has('rels')];
  const item1 = isKnown ? '' : `<Override PartName="/${item}" ContentType="application/xml"/>`;
  const rels = isRels
    ? ''
    : '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  return insertLast(xml, 'Types', rels + item1 + own, [file, types]);
}

/** Into the root element before it closes; the part's own prefix is given to what is added. */
function insertLast(xml: string, root: string, addition: string, [file, part]: readonly [string, string]): string {
  const [element] = elementsOf(xml, (name) => name.slice(name.indexOf(':') + 1) === root);
  if (!element) throw damaged(file, `部件 ${part} 里没有 ${root}`);
  const prefix = element.name.slice(0, element.name.length - root.length);
  const named = addition.replace(/<(?=[A-Z])/g, `<${prefix}`);
  if (element.inner === element.end) {
    const open = asStartTag(xml.slice(element.start, element.end));
    return `${xml.slice(0, element.start)}${open}${named}</${prefix}${root}>${xml.slice(element.end)}`;
  }
  return xml.slice(0, element.innerEnd) + named + xml.slice(element.innerEnd);
}
