import type { DocumentParts } from '../../document-host';
import { attributeOf, escapeXml, tagsOf } from '../../../../core/report/wordml/xml-tokens';

/** Word's answer to getOoxml: a package written as one XML text (pkg:package, "Flat OPC"). */
export interface FlatPackage {
  /** word/document.xml: the root element with all in it. */
  readonly document: string;
  readonly styles: string | null;
  readonly settings: string | null;
}

/** @param xml as Word gave it. Throws where the answer is no such package: that is no state of a user's document. */
export function readFlatPackage(xml: string): FlatPackage {
  const { parts, main } = flatParts(xml);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  return {
    document: parts.get(main)!,
    styles: parts.get(`${folder}styles.xml`) ?? null,
    settings: parts.get(`${folder}settings.xml`) ?? null,
  };
}

/** What a print view draws of the same answer. */
export function printedParts(xml: string): DocumentParts {
  const { parts, main } = flatParts(xml);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const own = [...parts].filter(([name]) => name.startsWith(folder));
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const usual = (name: string): string =>
    name === main
      ? 'word/document.xml'
      : name === relations
        ? 'word/_rels/document.xml.rels'
        : `word/${name.slice(folder.length)}`;
  return new Map(own.map(([name, part]) => [usual(name), part]));
}

/** Names as the package has them: "/word/document.xml". */
function flatParts(xml: string): { readonly parts: ReadonlyMap<string, string>; readonly main: string } {
  const parts = new Map<string, string>();
  let name: string | null = null;
  let root: { start: number; depth: number } | null = null;
  let depth = 0;
  for (const tag of tagsOf(xml)) {
    const local = tag.name.slice(tag.name.indexOf(':') + 1);
    if (tag.kind === 'close') depth--;
    if (depth === 1 && local === 'part' && tag.kind === 'open')
      name = attributeOf(xml.slice(tag.start, tag.end), 'pkg:name');
    // package > part > xmlData > the part's own root
    if (depth === 3 && name !== null) {
      if (tag.kind === 'open') root ??= { start: tag.start, depth };
      else if (tag.kind === 'close' && root !== null) {
        parts.set(name, xml.slice(root.start, tag.end));
        root = null;
        name = null;
      }
    }
    if (tag.kind === 'open') depth++;
  }
  const main = mainPart(parts);
  if (main === null) throw new Error('getOoxml gave no document part');
  return { parts, main };
}

function mainPart(parts: ReadonlyMap<string, string>): string | null {
  if (parts.has('/word/document.xml')) return '/word/document.xml';
  for (const [name, xml] of parts) if (/^<(?:\w+:)?document\b/.test(xml)) return name;
  return null;
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const packages = 'http://schemas.microsoft.com/office/2006/xmlPackage';

/** A content control with XML of the report author in it, to be inserted where no control is. */
export function controlPackage(control: { tag: string; title: string }, content: string): string {
  const properties = `<w:alias w:val="${escapeXml(control.title)}"/><w:tag w:val="${escapeXml(control.tag)}"/>`;
  const body = `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  return (
    `<pkg:package xmlns:pkg="${packages}">` +
    `<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>` +
    `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>` +
    `</pkg:xmlData></pkg:part>` +
    `<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData>` +
    `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>` +
    `</pkg:xmlData></pkg:part></pkg:package>`
  );
}

/** What Word calls a style that a report author made, by its id, else by the author's own name; null where the document has none such. */
export function styleName(styles: string | null, id: string, name: string): string | null {
  if (styles === null) return null;
  const names = new Map<string, string>();
  let current: string | null = null;
  for (const tag of tagsOf(styles)) {
    if (tag.kind === 'close') continue;
    const local = tag.name.slice(tag.name.indexOf(':') + 1);
    const prefix = tag.name.slice(0, tag.name.length - local.length);
    const text = styles.slice(tag.start, tag.end);
    if (local === 'style') current = attributeOf(text, `${prefix}styleId`);
    else if (local === 'name' && current !== null && !names.has(current))
      names.set(current, attributeOf(text, `${prefix}val`) ?? '');
  }
  return names.get(id) ?? [...names.values()].find((own) => own === name) ?? null;
}
