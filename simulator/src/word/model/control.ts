import { ancestor, child, childElements, descendants, is, toggle, value, valueOf, W15 } from './dom';
import { contentOf, isBlockControl } from './blocks';
import { runText } from './run-text';
import type { Tree } from './tree';

/** What a content control (`w:sdt`) says about itself. */
export const control = {
  properties: (sdt: Element): Element | null => child(sdt, 'sdtPr'),
  tag: (sdt: Element): string => valueOf(child(sdt, 'sdtPr'), 'tag') ?? '',
  title: (sdt: Element): string => valueOf(child(sdt, 'sdtPr'), 'alias') ?? '',
  id: (sdt: Element): number | null => {
    const stated = valueOf(child(sdt, 'sdtPr'), 'id');
    return stated === null || !/^-?\d+$/.test(stated) ? null : Number(stated);
  },
  /** Its content must not be changed. */
  isContentLocked: (sdt: Element): boolean =>
    ['contentLocked', 'sdtContentLocked'].includes(valueOf(child(sdt, 'sdtPr'), 'lock') ?? ''),
  /** It must not be deleted. */
  isFixed: (sdt: Element): boolean =>
    ['sdtLocked', 'sdtContentLocked'].includes(valueOf(child(sdt, 'sdtPr'), 'lock') ?? ''),
  showsPlaceholder: (sdt: Element): boolean => toggle(child(sdt, 'sdtPr'), 'showingPlcHdr') ?? false,
  /** Goes away with the first edit of its content. */
  isTemporary: (sdt: Element): boolean => toggle(child(sdt, 'sdtPr'), 'temporary') ?? false,
  isPlainText: (sdt: Element): boolean => child(child(sdt, 'sdtPr'), 'text') !== null,
};

const otherKinds = [
  'text',
  'date',
  'dropDownList',
  'comboBox',
  'picture',
  'docPartObj',
  'docPartList',
  'citation',
  'bibliography',
  'equation',
  'group',
];

/** Up to WordApi 1.4 an add-in meets rich text controls only (office-js #2160, #1302); those in text boxes never (#2945). */
export function isRichText(sdt: Element): boolean {
  const properties = child(sdt, 'sdtPr');
  if (!child(sdt, 'sdtContent') || ancestor(sdt, 'txbxContent')) return false;
  if (!properties) return true;
  return !childElements(properties).some(
    (one) => is(one, ...otherKinds) || (one.localName === 'checkbox' && one.prefix === 'w14'),
  );
}

/** What Word shows in an emptied control. */
export const defaultPlaceholder = '单击或点击此处输入文字。';

/** An emptied control shows its placeholder again, as text of its own. */
export function showPlaceholder(tree: Tree, sdt: Element, text: string): void {
  const content = contentOf(sdt);
  const runs = descendants(content, 'r');
  const properties = ensureProperties(tree, sdt);
  for (const run of runs) tree.remove(run);
  const holder = isBlockControl(sdt) ? child(content, 'p') : content;
  if (!holder) return;
  const run = tree.create('r');
  const format = tree.create('rPr');
  const style = tree.create('rStyle');
  tree.setAttribute(style, style.namespaceURI, 'w:val', 'PlaceholderText');
  tree.append(format, style);
  tree.append(run, format);
  const letters = tree.create('t');
  tree.append(letters, tree.document.createTextNode(text));
  tree.append(run, letters);
  tree.append(holder, run);
  if (!child(properties, 'showingPlcHdr')) setProperty(tree, sdt, 'showingPlcHdr', undefined);
}

/** Takes the placeholder away before something is written. */
export function dropPlaceholder(tree: Tree, sdt: Element): void {
  const shown = child(child(sdt, 'sdtPr'), 'showingPlcHdr');
  if (!shown) return;
  tree.remove(shown);
  for (const run of descendants(contentOf(sdt), 'r')) tree.remove(run);
}

/** Whether a control has nothing to show but one empty paragraph at most. */
export function isEmptied(sdt: Element): boolean {
  const content = child(sdt, 'sdtContent');
  if (!content || descendants(content, 'tbl', 'sdt', 'tr', 'tc').length > 0) return false;
  if (isBlockControl(sdt) && childElements(content).filter((one) => is(one, 'p')).length !== 1) return false;
  return descendants(content, 'r').every((run) => runText(run) === '');
}

/** The order in which sdtPr holds its properties. */
const order = ['rPr', 'alias', 'tag', 'id', 'lock', 'placeholder', 'temporary', 'showingPlcHdr', 'dataBinding'];

/** Sets, or with null takes away, a property of a control; undefined: present without a value. */
export function setProperty(tree: Tree, sdt: Element, name: string, stated: string | null | undefined): void {
  const properties = ensureProperties(tree, sdt);
  const found = child(properties, name);
  if (stated === null) {
    if (found) tree.remove(found);
    return;
  }
  const element = found ?? tree.create(name);
  if (!found) {
    const rank = order.indexOf(name);
    const behind = childElements(properties).find((one) => !is(one, ...order.slice(0, Math.max(rank, 0))));
    tree.insertBefore(properties, element, behind ?? null);
  }
  if (stated !== undefined) tree.setAttribute(element, element.namespaceURI, 'w:val', stated);
}

/** Appearance and colour are of Word 2013 and stand in their own namespace. */
export function setW15(tree: Tree, sdt: Element, name: 'appearance' | 'color', stated: string | null): void {
  const properties = ensureProperties(tree, sdt);
  const found = childElements(properties).find((one) => one.namespaceURI === W15 && one.localName === name);
  if (stated === null) {
    if (found) tree.remove(found);
    return;
  }
  const element = found ?? tree.create(name, W15, 'w15');
  const namespace = name === 'appearance' ? W15 : (sdt.namespaceURI ?? '');
  if (!found) tree.append(properties, element);
  tree.setAttribute(element, namespace, name === 'appearance' ? 'w15:val' : 'w:val', stated);
}

export function w15(sdt: Element, name: 'appearance' | 'color'): string | null {
  const found = childElements(child(sdt, 'sdtPr') ?? sdt).find(
    (one) => one.namespaceURI === W15 && one.localName === name,
  );
  return found ? found.getAttributeNS(W15, 'val') || value(found) : null;
}

function ensureProperties(tree: Tree, sdt: Element): Element {
  const found = child(sdt, 'sdtPr');
  if (found) return found;
  const made = tree.create('sdtPr');
  tree.insertBefore(sdt, made, sdt.firstChild);
  return made;
}

/** On opening, Word numbers controls that have no number of their own. */
export function numberControls(body: Element): void {
  const used = new Set<number>();
  const unnumbered: Element[] = [];
  for (const sdt of descendants(body, 'sdt')) {
    const id = control.id(sdt);
    if (id === null || used.has(id)) unnumbered.push(sdt);
    else used.add(id);
  }
  let next = 1;
  for (const sdt of unnumbered) {
    while (used.has(next)) next += 1;
    used.add(next);
    const made = body.ownerDocument;
    const own =
      child(sdt, 'sdtPr') ?? sdt.insertBefore(made.createElementNS(body.namespaceURI, 'w:sdtPr'), sdt.firstChild);
    const stated = child(own, 'id') ?? (own.appendChild(made.createElementNS(body.namespaceURI, 'w:id')) as Element);
    stated.setAttributeNS(body.namespaceURI, 'w:val', String(next));
  }
}

/** A number that no control of the document has. */
export function freeId(document: Document, taken: ReadonlySet<number> = new Set()): number {
  const used = new Set(taken);
  let highest = 0;
  for (const sdt of descendants(document.documentElement, 'sdt')) {
    const id = control.id(sdt);
    if (id === null) continue;
    used.add(id);
    highest = Math.max(highest, id);
  }
  let id = highest < 2_000_000_000 ? highest + 1 : 1;
  while (used.has(id)) id += 1;
  return id;
}
