/**
 * The few DOM calls the document model is built on. Only core calls that the browser and @xmldom/xmldom share (no `children`, `closest`,
 * `append`, `isConnected`, selectors).
 */

/** Text of an XML part → its document. The browser's DOMParser or xmldom's, handed in; throws where the text is not XML. */
export type XmlParser = (xml: string) => Document;
/** An element (or a document) → its text. */
export type XmlWriter = (node: Node) => string;

export interface XmlTools {
  readonly parse: XmlParser;
  readonly write: XmlWriter;
}

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
export const XML = 'http://www.w3.org/XML/1998/namespace';

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

declare const known: unique symbol;
/** An element of known name. Marked, so that an element of another name is still an element to the compiler. */
export type WordElement = Element & { readonly [known]: true };

/** Whether a node is the WordprocessingML element of that name. */
export function is(node: Node | null | undefined, ...names: readonly string[]): node is WordElement {
  return isElement(node) && node.namespaceURI === W && names.includes(node.localName);
}

export function childElements(parent: Node): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) found.push(node);
  return found;
}

/** The first child element of that WordprocessingML name. */
export function child(parent: Node | null | undefined, name: string): Element | null {
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) if (is(node, name)) return node;
  return null;
}

/** w:val (or another w: attribute) of an element; null where either is missing. */
export function value(element: Element | null | undefined, name = 'val'): string | null {
  if (!element?.hasAttributeNS(W, name)) return null;
  return element.getAttributeNS(W, name);
}

export function valueOf(parent: Node | null | undefined, name: string): string | null {
  return value(child(parent, name));
}

/** An on/off element: present without a value is on. null where it is missing. */
export function toggle(parent: Node | null | undefined, name: string): boolean | null {
  const element = child(parent, name);
  if (!element) return null;
  const stated = value(element);
  return stated === null || !['0', 'false', 'off', 'none'].includes(stated);
}

/** The nearest ancestor (or the node itself) of one of the names. */
export function ancestor(node: Node | null, ...names: readonly string[]): Element | null {
  for (let at = node; at; at = at.parentNode) if (is(at, ...names)) return at;
  return null;
}

export function contains(outer: Node, inner: Node | null): boolean {
  for (let at = inner; at; at = at.parentNode) if (at === outer) return true;
  return false;
}

export function indexOf(node: Node): number {
  let index = 0;
  for (let at = node.previousSibling; at; at = at.previousSibling) index += 1;
  return index;
}

export function childAt(parent: Node, index: number): Node | null {
  let node = parent.firstChild;
  for (let left = index; left > 0 && node; left--) node = node.nextSibling;
  return node;
}

export function childCount(parent: Node): number {
  let count = 0;
  for (let node = parent.firstChild; node; node = node.nextSibling) count += 1;
  return count;
}

/** The node that follows a whole subtree in document order. */
export function after(node: Node): Node | null {
  for (let at: Node | null = node; at; at = at.parentNode) if (at.nextSibling) return at.nextSibling;
  return null;
}

/** The next node in document order, children first. */
export function next(node: Node): Node | null {
  return node.firstChild ?? after(node);
}

/** All descendants that are WordprocessingML elements of that name, in document order. */
export function descendants(root: Node, ...names: readonly string[]): readonly Element[] {
  const found: Element[] = [];
  const end = after(root);
  for (let node: Node | null = root.firstChild; node && node !== end; node = next(node))
    if (is(node, ...names)) found.push(node);
  return found;
}
