import { ancestor, child, childElements, descendants, is, value } from './dom';
import { properties } from './properties';
import type { Tree } from './tree';

/** Who is named on a tracked change. */
export interface Reviser {
  readonly author: string;
  /** ISO time without fractions. */
  now(): string;
}

/** An own mark of a tracked change: <w:ins>, <w:del>, with a number of its own. */
export function revisionMark(tree: Tree, name: 'ins' | 'del', reviser: Reviser): Element {
  const mark = tree.create(name);
  tree.setAttribute(mark, mark.namespaceURI, 'w:id', String(nextRevision(tree)));
  tree.setAttribute(mark, mark.namespaceURI, 'w:author', reviser.author);
  tree.setAttribute(mark, mark.namespaceURI, 'w:date', reviser.now());
  return mark;
}

const lastNumber = new WeakMap<Document, number>();

function nextRevision(tree: Tree): number {
  let last = lastNumber.get(tree.document);
  if (last === undefined) {
    last = 0;
    const all = tree.document.getElementsByTagName('*');
    for (let at = 0; at < all.length; at++) {
      const element = all.item(at);
      if (element && is(element, 'ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange'))
        last = Math.max(last, Number(value(element, 'id') ?? 0) || 0);
    }
  }
  lastNumber.set(tree.document, last + 1);
  return last + 1;
}

const marks = ['ins', 'del', 'moveFrom', 'moveTo'];

/** A copy's tracked changes get numbers of their own: no two may have the same. */
export function renumberRevisions(tree: Tree, copy: Element): void {
  for (const mark of [copy, ...descendants(copy, ...marks, 'rPrChange', 'pPrChange')])
    if (is(mark, ...marks, 'rPrChange', 'pPrChange'))
      tree.setAttribute(mark, mark.namespaceURI, 'w:id', String(nextRevision(tree)));
}

/** What tracking says of a paragraph's end: another's, or nothing. */
export function takeParagraphMark(tree: Tree, paragraph: Element, from: Element | null): void {
  const format = child(child(paragraph, 'pPr'), 'rPr');
  for (const mark of format ? childElements(format) : []) if (is(mark, ...marks)) tree.remove(mark);
  const theirs = child(child(from, 'pPr'), 'rPr');
  const others = theirs ? childElements(theirs).filter((one) => is(one, ...marks)) : [];
  if (others.length === 0) return;
  const own = format ?? markProperties(tree, properties(tree, paragraph));
  const first = own.firstChild;
  for (const mark of others) tree.insertBefore(own, mark.cloneNode(true), first);
}

/** What comes as a whole, blocks with all that is in them, is inserted with tracking. */
export function trackBlocks(tree: Tree, blocks: readonly Element[], reviser: Reviser): void {
  for (const block of blocks) {
    const all = (name: string): readonly Element[] => [
      ...(is(block, name) ? [block] : []),
      ...descendants(block, name),
    ];
    for (const row of all('tr')) trackRow(tree, row, 'ins', reviser);
    for (const paragraph of all('p')) trackParagraphMark(tree, properties(tree, paragraph), 'ins', reviser);
    for (const run of all('r')) {
      if (insertion(run) || isDeleted(run)) continue;
      const mark = revisionMark(tree, 'ins', reviser);
      tree.insertBefore(run.parentNode as Element, mark, run);
      tree.move(run, mark, null);
    }
  }
}

/** Whether a run is inside text that somebody already deleted with tracking. */
export function isDeleted(run: Node): boolean {
  return ancestor(run, 'del', 'moveFrom') !== null;
}

export function insertion(run: Node): Element | null {
  return ancestor(run, 'ins', 'moveTo');
}

/** Deletes a whole run with tracking: what this author inserted goes for good, the rest is marked. */
export function trackDeletion(tree: Tree, run: Element, reviser: Reviser): void {
  if (isDeleted(run)) return;
  const inserted = insertion(run);
  if (inserted && value(inserted, 'author') === reviser.author) {
    tree.remove(run);
    if (!inserted.firstChild) tree.remove(inserted);
    return;
  }
  const parent = run.parentNode as Element;
  const previous = run.previousSibling;
  const open = is(previous, 'del') && value(previous, 'author') === reviser.author ? previous : null;
  const mark = open ?? revisionMark(tree, 'del', reviser);
  if (!open) tree.insertBefore(parent, mark, run);
  tree.move(run, mark, null);
  for (let node = run.firstChild; node; node = node.nextSibling) {
    const renamed = is(node, 't') ? 'delText' : is(node, 'instrText') ? 'delInstrText' : null;
    if (!renamed) continue;
    const deleted = tree.create(renamed);
    tree.setAttribute(deleted, 'http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    tree.append(deleted, tree.document.createTextNode(node.textContent ?? ''));
    tree.insertBefore(run, deleted, node);
    tree.remove(node);
    node = deleted;
  }
}

/** Marks a paragraph's own mark (its end) as inserted or deleted. */
export function trackParagraphMark(tree: Tree, properties: Element, name: 'ins' | 'del', reviser: Reviser): void {
  const format = markProperties(tree, properties);
  if (!child(format, name)) tree.insertBefore(format, revisionMark(tree, name, reviser), format.firstChild);
}

function markProperties(tree: Tree, properties: Element): Element {
  const found = child(properties, 'rPr');
  if (found) return found;
  const format = tree.create('rPr');
  tree.insertBefore(properties, format, child(properties, 'sectPr') ?? child(properties, 'pPrChange'));
  return format;
}

/** An end that this author inserted and nobody accepted yet goes for good. */
export function isOwnMark(paragraph: Element, reviser: Reviser): boolean {
  const inserted = child(child(child(paragraph, 'pPr'), 'rPr'), 'ins');
  return inserted !== null && value(inserted, 'author') === reviser.author;
}

/** Marks a table's row as inserted or deleted. */
export function trackRow(tree: Tree, row: Element, name: 'ins' | 'del', reviser: Reviser): void {
  let properties = child(row, 'trPr');
  if (!properties) {
    properties = tree.create('trPr');
    const exceptions = child(row, 'tblPrEx');
    tree.insertBefore(row, properties, exceptions ? exceptions.nextSibling : row.firstChild);
  }
  if (!child(properties, name)) tree.append(properties, revisionMark(tree, name, reviser));
}

/** What this author inserted and nobody accepted yet goes for good. */
export function isOwnRow(row: Element, reviser: Reviser): boolean {
  const inserted = child(child(row, 'trPr'), 'ins');
  return inserted !== null && value(inserted, 'author') === reviser.author;
}
