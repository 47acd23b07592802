import { SaxesParser } from 'saxes';

/** An element, its name and attributes under the prefixes that the standard uses, whatever prefixes the file has. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  readonly parent: XmlNode | null;
  /** Of the element itself, without its children's. */
  text: string;
}

export interface XmlPart {
  readonly root: XmlNode;
  /** Prefix → namespace, as declared anywhere in the part. */
  readonly declared: ReadonlyMap<string, string>;
}

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const prefixes = new Map<string, string>([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}spreadsheetml/2006/main`, 's'],
  [`${strict}spreadsheetml/main`, 's'],
  [`${transitional}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${transitional}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/chart`, 'c'],
  [`${strict}drawingml/chart`, 'c'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  [`${transitional}package/2006/content-types`, 'ct'],
  [`${transitional}package/2006/relationships`, 'rel'],
]);

/** "w:p", or "{namespace}name" where the standard's main parts have no such namespace. */
function known(uri: string, local: string): string {
  if (uri === '') return local;
  const prefix = prefixes.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

/** @throws Error for what is not well-formed */
export function parseXml(text: string): XmlPart {
  const parser = new SaxesParser({ xmlns: true });
  const declared = new Map<string, string>();
  const open: XmlNode[] = [];
  let root: XmlNode | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map<string, string>();
    for (const one of Object.values(tag.attributes)) {
      if (one.prefix === 'xmlns') declared.set(one.local, one.value);
      else if (one.name !== 'xmlns') attributes.set(known(one.uri, one.local), one.value);
    }
    const parent = open.at(-1) ?? null;
    const node: XmlNode = { name: known(tag.uri, tag.local), attributes, children: [], parent, text: '' };
    parent?.children.push(node);
    root ??= node;
    open.push(node);
  });
  const addText = (words: string): void => {
    const last = open.at(-1);
    if (last) last.text += words;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text.replace(/^\ufeff/, '')).close();
  return { root: root!, declared };
}

/** The node and all in it, from top to bottom. */
export function* within(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) yield* within(child);
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

/** Those that come more than once. */
export function repeated(values: Iterable<string>): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
