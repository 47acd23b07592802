import { notSimulated } from '../executor/errors';
import { child, childElements, descendants, is, value, valueOf, W } from './model/dom';
import { contentSpan, paragraphOf } from './model/blocks';
import { DocumentParts } from './model/document-parts';
import { control, freeId } from './model/control';
import { blockContainerOf } from './model/steps';
import { renumberRevisions, trackBlocks } from './model/revision';
import { leaveHeadersBehind, needsParts } from './model/foreign';
import { comparePlaces, type Place, type Span } from './model/place';
import type { Location } from './insert';
import { generalException, type OpenDocument } from './open-document';
import type { Target } from './target';
import { withProlog } from './model/document-parts';

const PACKAGE = 'http://schemas.microsoft.com/office/2006/xmlPackage';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts that come along with the text of a document: what Word's package holds besides. */
const companions = ['styles', 'settings', 'numbering', 'fontTable', 'theme', 'webSettings', 'header', 'footer'];

/** A stretch of the document as one XML text ("Flat OPC"). */
export function packageOf({ document, inside }: Target): string {
  const { model } = document;
  const { parts, tools } = model;
  const isAll =
    comparePlaces(inside.start, contentSpan(model.body).start) <= 0 &&
    comparePlaces(contentSpan(model.body).end, inside.end) <= 0;
  const root = model.xml.documentElement.cloneNode(isAll) as Element;
  if (!isAll) {
    const body = model.body.cloneNode(false) as Element;
    for (const block of blocksOf(document, inside)) body.appendChild(block);
    const section = child(model.body, 'sectPr');
    if (section) body.appendChild(section.cloneNode(true));
    root.appendChild(body);
  }
  const related = parts
    .relationships(parts.mainName)
    .filter(({ type, target, isExternal }) => companions.includes(type) && !isExternal && parts.file.has(target));
  const relations = related
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="/${target}"/>`)
    .join('');
  const main = parts.mainName;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  return [
    `<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:pkg="${PACKAGE}">`,
    part(
      '/_rels/.rels',
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="/${main}"/></Relationships>`,
    ),
    part(
      `/${folder}_rels/${main.slice(folder.length)}.rels`,
      `<Relationships xmlns="${RELATIONSHIPS}">${relations}</Relationships>`,
    ),
    part(`/${main}`, tools.write(root)),
    ...related.map(({ target }) => part(`/${target}`, tools.write(parts.document(target).documentElement))),
    '</pkg:package>',
  ].join('');
}

function part(name: string, xml: string): string {
  const type = name.endsWith('.rels') ? 'application/vnd.openxmlformats-package.relationships+xml' : 'application/xml';
  return `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
}

function blocksOf({ model }: OpenDocument, span: Span): readonly Element[] {
  const { kind, nodes } = model.copy(span);
  if (kind === 'blocks') return nodes;
  const paragraph = model.xml.createElementNS(W, 'w:p');
  const own = child(paragraphOf(span.start.node), 'pPr');
  if (own) paragraph.appendChild(own.cloneNode(true));
  for (const node of nodes) paragraph.appendChild(node);
  return [paragraph];
}

/** What is to be inserted: blocks and the styles they name. */
interface Import {
  readonly body: Element;
  readonly styles: Document | null;
  readonly numbering: Document | null;
}

export function insertOoxml(target: Target, xml: string, location: Location): Span {
  const { tools } = target.document.model;
  const parse = (): Document => {
    try {
      return tools.parse(xml);
    } catch (error) {
      // The parser's complaint about what the add-in passed.
      if (error instanceof Error) throw generalException('the OOXML is no XML');
      throw error;
    }
  };
  const flat = parse().documentElement;
  if (flat.namespaceURI !== PACKAGE) throw generalException('the OOXML is no package');
  const roots = new Map<string, Element>();
  for (const one of childElements(flat)) {
    const root = childElements(childElements(one)[0] ?? one)[0];
    if (root) roots.set(root.localName, root);
  }
  const body = child(roots.get('document'), 'body');
  if (!body) throw generalException('the OOXML has no document');
  const only = (name: string): Document | null => {
    const root = roots.get(name);
    return root ? tools.parse(tools.write(root)) : null;
  };
  return put(target, { body, styles: only('styles'), numbering: only('numbering') }, location);
}

export function insertFile(target: Target, base64: string, location: Location): Span {
  const { tools } = target.document.model;
  const open = (): DocumentParts => {
    try {
      const binary = atob(base64);
      return DocumentParts.unzip(
        Uint8Array.from(binary, (letter) => letter.charCodeAt(0)),
        tools,
      );
    } catch (error) {
      // Whatever base64, zip or XML dislike about what the add-in passed.
      if (error instanceof Error) throw generalException('the file is no .docx');
      throw error;
    }
  };
  const parts = open();
  const body = child(parts.mainDocument().documentElement, 'body');
  if (!body) throw generalException('the file has no text');
  return put(target, { body, styles: parts.related('styles'), numbering: parts.related('numbering') }, location);
}

/**
 * Blocks stand before or behind the paragraph of their place; Replace takes the old ones away. A last empty paragraph is Word's own: it goes.
 * The breaks between the sections come along; the last section's page is the document's own, and so are all headers and footers.
 */
function put({ document, inside, whole }: Target, source: Import, location: Location): Span {
  const { model } = document;
  leaveHeadersBehind(source.body);
  const linked = needsParts(source.body) ?? descendants(source.body, 'drawing', 'object', 'pict')[0];
  if (linked) throw notSimulated('Range', `insertOoxml (${linked.localName})`);
  const place =
    location === 'Before'
      ? whole.start
      : location === 'After'
        ? whole.end
        : location === 'End'
          ? inside.end
          : inside.start;
  return document.write([location === 'Replace' ? inside : { start: place, end: place }], () => {
    const { tree } = model;
    importStyles(document, source);
    const blocks = childElements(source.body)
      .filter((one) => is(one, 'p', 'tbl', 'sdt'))
      .map((one) => model.xml.importNode(one, true) as Element);
    renumber(document, blocks);
    for (const block of blocks) renumberRevisions(tree, block);
    if (model.tracksChanges) trackBlocks(tree, blocks, model.reviser);
    const container = blockContainerOf(place.node);
    if (!container) throw generalException('blocks have no room here');
    let [, reference] = seat(container, place, location);
    if (location === 'Replace') {
      const gone = childElements(container).filter(
        (one) =>
          is(one, 'p', 'tbl', 'sdt') &&
          comparePlaces(inside.start, contentSpan(one).end) <= 0 &&
          comparePlaces(contentSpan(one).start, inside.end) <= 0,
      );
      reference = gone.at(-1)?.nextSibling ?? null;
      for (const one of gone) tree.remove(one);
    }
    for (const block of blocks) tree.insertBefore(container, block, reference ?? child(container, 'sectPr'));
    model.text.ensureParagraph(container);
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) return inside;
    const start = is(first, 'p')
      ? contentSpan(first).start
      : { node: container, offset: [...childNodes(container)].indexOf(first) };
    const end = is(last, 'p')
      ? contentSpan(last).end
      : { node: container, offset: [...childNodes(container)].indexOf(last) + 1 };
    return { start, end };
  });
}

function* childNodes(parent: Node): Generator<Node> {
  for (let node = parent.firstChild; node; node = node.nextSibling) yield node;
}

function seat(container: Element, place: Place, location: Location): readonly [Element, Node | null] {
  if (place.node === container) return [container, [...childNodes(container)][place.offset] ?? null];
  let block: Node = place.node;
  while (block.parentNode !== container && block.parentNode) block = block.parentNode;
  return [container, location === 'Before' || location === 'Start' ? block : block.nextSibling];
}

/** Controls get numbers that the document does not have yet; those that say nothing get one. */
function renumber({ model }: OpenDocument, blocks: readonly Element[]): void {
  const used = new Set(model.controls().map((sdt) => control.id(sdt)));
  const given = new Set<number>();
  for (const block of blocks)
    for (const sdt of [...(is(block, 'sdt') ? [block] : []), ...descendants(block, 'sdt')]) {
      const id = control.id(sdt);
      if (id !== null && !used.has(id)) {
        used.add(id);
        continue;
      }
      const next = freeId(model.xml, given);
      given.add(next);
      const properties =
        child(sdt, 'sdtPr') ?? sdt.insertBefore(model.xml.createElementNS(W, 'w:sdtPr'), sdt.firstChild);
      const stated = child(properties, 'id') ?? properties.appendChild(model.xml.createElementNS(W, 'w:id'));
      (stated as Element).setAttributeNS(W, 'w:val', String(next));
    }
}

/** Styles are matched by name, as Word does: the document's own wins, one that it has not comes along. */
function importStyles({ model }: OpenDocument, { body, styles, numbering }: Import): void {
  const { parts, tools } = model;
  const own = parts.relationships(parts.mainName).find(({ type }) => type === 'styles')?.target;
  if (styles && own && parts.file.has(own)) {
    const target = parts.document(own);
    const ids = new Map<string, string>();
    const known = childElements(target.documentElement).filter((one) => is(one, 'style'));
    const takenIds = new Set(known.map((one) => value(one, 'styleId')));
    const come: Element[] = [];
    for (const style of childElements(styles.documentElement)) {
      if (!is(style, 'style')) continue;
      const id = value(style, 'styleId') ?? '';
      const same = known.find(
        (one) =>
          value(one, 'type') === value(style, 'type') &&
          (valueOf(one, 'name') ?? '').toLowerCase() === (valueOf(style, 'name') ?? '').toLowerCase(),
      );
      let next = same ? (value(same, 'styleId') ?? id) : id;
      if (!same) {
        while (takenIds.has(next)) next += '0';
        takenIds.add(next);
        come.push(style);
      }
      ids.set(id, next);
    }
    const rename = (root: Element, names: readonly string[]): void => {
      for (const one of descendants(root, ...names)) {
        const next = ids.get(value(one) ?? '');
        if (next !== undefined) one.setAttributeNS(W, 'w:val', next);
      }
    };
    for (const style of come) {
      const copy = target.importNode(style, true) as Element;
      copy.setAttributeNS(W, 'w:styleId', ids.get(value(style, 'styleId') ?? '') ?? '');
      copy.removeAttributeNS(W, 'default');
      rename(copy, ['basedOn', 'next', 'link']);
      target.documentElement.appendChild(copy);
    }
    rename(body, ['pStyle', 'rStyle', 'tblStyle']);
    if (come.length > 0) parts.file.setText(own, withProlog(tools.write(target.documentElement)));
  }
  if (!numbering || descendants(body, 'numPr').length === 0) return;
  if (parts.related('numbering')) throw notSimulated('Range', 'insertOoxml (numbering beside numbering)');
  const name = 'word/numbering.xml';
  parts.setText(name, withProlog(tools.write(numbering.documentElement)));
  parts.setContentType(name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml');
  parts.relate(parts.mainName, 'numbering', name);
}
