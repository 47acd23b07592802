import { ancestor, child, childElements, is, isElement, next, after } from './dom';
import { comparePlaces, nodesIn, type Place, type Span } from './place';

/** Elements that hold paragraphs and tables. */
export function isBlockContainer(node: Node | null): boolean {
  if (is(node, 'body', 'tc', 'hdr', 'ftr', 'footnote', 'endnote', 'comment', 'txbxContent')) return true;
  return is(node, 'sdtContent') && isBlockControl(node.parentNode as Element);
}

/**
 * Whether a control holds whole paragraphs (or a table, its rows or a cell) rather than a stretch of one paragraph. By where it stands: its
 * content may be empty.
 */
export function isBlockControl(control: Element): boolean {
  for (let at = control.parentNode; at; at = at.parentNode) {
    if (is(at, 'p')) return false;
    if (is(at, 'body', 'tc', 'tbl', 'tr', 'hdr', 'ftr', 'footnote', 'endnote', 'txbxContent')) return true;
  }
  return false;
}

export function contentOf(control: Element): Element {
  const content = child(control, 'sdtContent');
  if (!content) throw new Error('a content control without content');
  return content;
}

export function paragraphOf(node: Node | null): Element | null {
  return ancestor(node, 'p');
}

/** Where a paragraph's text begins: behind its properties. */
export function paragraphStart(paragraph: Element): Place {
  const properties = child(paragraph, 'pPr');
  let offset = 0;
  for (let node = paragraph.firstChild; node && properties; node = node.nextSibling) {
    offset += 1;
    if (node === properties) break;
  }
  return { node: paragraph, offset };
}

export function paragraphEnd(paragraph: Element): Place {
  return { node: paragraph, offset: paragraph.childNodes.length };
}

/** The inside of a container from its first text to its last, without the last paragraph's own mark. */
export function contentSpan(container: Element): Span {
  if (is(container, 'p')) return { start: paragraphStart(container), end: paragraphEnd(container) };
  const blocks = childElements(container).filter((one) => is(one, 'p', 'tbl', 'sdt'));
  const [first] = blocks;
  const last = blocks.at(-1);
  const isOfBlocks = isBlockContainer(container);
  return {
    start:
      isOfBlocks && first && is(first, 'p')
        ? paragraphStart(first)
        : { node: container, offset: firstOffset(container) },
    end: isOfBlocks && last && is(last, 'p') ? paragraphEnd(last) : { node: container, offset: lastOffset(container) },
  };
}

function firstOffset(container: Element): number {
  return is(container.firstChild, 'tcPr') ? 1 : 0;
}

/** The body's last section properties are not content. */
function lastOffset(container: Element): number {
  const last = container.lastChild;
  return container.childNodes.length - (is(last, 'sectPr') ? 1 : 0);
}

/** All paragraphs inside an element, in document order; text boxes are not looked into. */
export function paragraphsInside(root: Element): readonly Element[] {
  const found: Element[] = [];
  const end = after(root);
  let node: Node | null = root.firstChild;
  while (node && node !== end) {
    if (is(node, 'p')) found.push(node);
    node = is(node, 'r') ? after(node) : next(node);
  }
  return found;
}

/**
 * Paragraphs that a span touches. One whose start is all that the span reaches is not among them, unless the span is a caret, or it is the
 * empty last paragraph of its container: its start is the end of all there is.
 */
export function paragraphsIn(span: Span): readonly Element[] {
  const found: Element[] = [];
  const first = paragraphOf(span.start.node);
  if (first) found.push(first);
  for (const node of nodesIn(span)) if (is(node, 'p')) found.push(node);
  const last = found.at(-1);
  const reachesOnlyStart =
    last && found.length > 1 && last === paragraphOf(span.end.node) && isAtStart(span.end, last) && !isEmptyLast(last);
  return reachesOnlyStart ? found.slice(0, -1) : found;
}

function isEmptyLast(paragraph: Element): boolean {
  for (let node = paragraph.nextSibling; node; node = node.nextSibling) if (is(node, 'p', 'tbl', 'sdt')) return false;
  return isAtStart(paragraphEnd(paragraph), paragraph);
}

function isAtStart(place: Place, paragraph: Element): boolean {
  const start = paragraphStart(paragraph);
  if (comparePlaces(place, start) <= 0) return true;
  for (const node of nodesIn({ start, end: place }))
    if (is(node, 'r', 'sdt')) return place.node === node && place.offset === 0;
  return true;
}

/** The controls around a node, innermost first. */
export function controlsAround(node: Node | null): readonly Element[] {
  const found: Element[] = [];
  for (let at = ancestor(node, 'sdtContent'); at; at = ancestor(at.parentNode?.parentNode ?? null, 'sdtContent'))
    if (isElement(at.parentNode) && is(at.parentNode, 'sdt')) found.push(at.parentNode);
  return found;
}
