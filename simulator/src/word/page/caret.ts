import { ancestor, childAt, childCount, childElements, contains, is } from '../model/dom';
import { nodeBehind, samePlace, type Place, type Span } from '../model/place';
import { runLength } from '../model/run-text';
import type { Drawing } from './drawing';

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** Between the browser's selection and places in the document. */
export class Caret {
  /** What was shown last: the browser tells no difference between the two sides of a control's edge, we do. */
  private shown: { readonly span: Span; readonly anchor: Point; readonly focus: Point } | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly drawing: Drawing,
  ) {}

  /** null: the selection is not in the page. */
  read(): { readonly anchor: Place; readonly focus: Place } | null {
    const selection = this.root.ownerDocument.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || !this.root.contains(anchorNode) || !this.root.contains(focusNode))
      return null;
    const { shown } = this;
    if (
      shown &&
      isPoint(shown.anchor, anchorNode, selection.anchorOffset) &&
      isPoint(shown.focus, focusNode, selection.focusOffset)
    )
      return { anchor: shown.span.start, focus: shown.span.end };
    const anchor = this.placeOf(anchorNode, selection.anchorOffset);
    const focus = this.placeOf(focusNode, selection.focusOffset);
    return anchor && focus ? { anchor, focus } : null;
  }

  show(anchor: Place, focus: Place = anchor): void {
    const from = this.pointOf(anchor);
    const to = samePlace(anchor, focus) ? from : this.pointOf(focus);
    if (!from || !to) return;
    const selection = this.root.ownerDocument.getSelection();
    if (!selection) return;
    this.shown = { span: { start: anchor, end: focus }, anchor: from, focus: to };
    if (
      isPoint(from, selection.anchorNode, selection.anchorOffset) &&
      isPoint(to, selection.focusNode, selection.focusOffset)
    )
      return;
    selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** A place in the document for a point in the page. */
  placeOf(node: Node, offset: number): Place | null {
    const leaf = this.leafAround(node);
    if (leaf) return this.inLeaf(leaf, node, offset);
    // Between leaves: the one behind the point, else the last before it.
    const leaves = [...this.root.querySelectorAll<HTMLElement>('[data-leaf]')];
    const range = this.root.ownerDocument.createRange();
    range.setStart(node, offset);
    const behind = leaves.find((one) => range.comparePoint(one, 0) >= 0);
    const before = leaves[(behind ? leaves.indexOf(behind) : leaves.length) - 1];
    const block = blockAround(node);
    // At the end of a paragraph the caret belongs to it, not to the next one.
    if (before && (!behind || (block && block.contains(before) && !block.contains(behind))))
      return this.inLeaf(before, before, before.childNodes.length);
    return behind ? this.inLeaf(behind, behind, 0) : null;
  }

  /** Where a place is drawn. */
  pointOf(place: Place): Point | null {
    if (is(place.node, 'r')) {
      const drawn = this.drawing.drawnFor(place.node);
      return drawn && this.root.contains(drawn) ? pointIn(drawn, place.offset) : null;
    }
    const paragraph = ancestor(place.node, 'p');
    const drawnParagraph = paragraph ? this.drawing.drawnFor(paragraph) : null;
    if (!paragraph || !drawnParagraph || !this.root.contains(drawnParagraph)) return this.inBlock(place);
    if (drawnParagraph.dataset['leaf'] === 'empty') return { node: drawnParagraph, offset: 0 };
    const hollow = this.drawing.drawnFor(place.node);
    if (hollow?.dataset['leaf'] === 'empty') return { node: hollow.firstChild ?? hollow, offset: 0 };
    const behind = nodeBehind(place);
    const leaves = leavesIn(drawnParagraph, this.drawing);
    const next = leaves.find(({ source }) => behind !== null && (source === behind || contains(behind, source)));
    if (next) {
      const index = leaves.indexOf(next);
      const previous = leaves[index - 1];
      // Right behind something in the same holder the caret looks the same at its end, and typing goes on there.
      return previous && ancestor(previous.source, 'sdt') === ancestor(place.node, 'sdt')
        ? endOf(previous.drawn)
        : pointIn(next.drawn, 0);
    }
    const last = leaves.at(-1);
    return last ? endOf(last.drawn) : { node: drawnParagraph, offset: 0 };
  }

  private inBlock(place: Place): Point | null {
    const next = childAt(place.node, place.offset);
    for (const node of [next, place.node]) {
      const drawn = node ? this.drawing.drawnFor(node as Element) : null;
      const leaf = drawn?.matches('[data-leaf]') ? drawn : drawn?.querySelector<HTMLElement>('[data-leaf]');
      if (leaf) return pointIn(leaf, 0);
    }
    return null;
  }

  private leafAround(node: Node): HTMLElement | null {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node.parentElement;
    return element?.closest<HTMLElement>('[data-leaf]') ?? null;
  }

  private inLeaf(leaf: HTMLElement, node: Node, offset: number): Place | null {
    const source = this.drawing.sourceOf(leaf);
    if (!source) return null;
    if (!is(source, 'r')) return { node: source, offset: childCount(source) };
    return { node: source, offset: Math.min(lengthBefore(leaf, node, offset), runLength(source)) };
  }
}

function isPoint(point: Point, node: Node | null, offset: number): boolean {
  return point.node === node && point.offset === offset;
}

function blockAround(node: Node): HTMLElement | null {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : node.parentElement;
  return element?.closest<HTMLElement>('p') ?? null;
}

function leavesIn(
  paragraph: HTMLElement,
  drawing: Drawing,
): { readonly drawn: HTMLElement; readonly source: Element }[] {
  return [...paragraph.querySelectorAll<HTMLElement>('[data-leaf]')].flatMap((drawn) => {
    const source = drawing.sourceOf(drawn);
    return source ? [{ drawn, source }] : [];
  });
}

const endOf = (leaf: HTMLElement): Point => pointIn(leaf, Infinity);

/** Characters drawn: letters count as they are, a box counts one. */
const lengthOf = (node: Node): number => (node.nodeType === Node.TEXT_NODE ? (node as Text).data.length : 1);

function pointIn(leaf: HTMLElement, offset: number): Point {
  if (leaf.dataset['leaf'] === 'empty')
    return { node: leaf.tagName === 'P' ? leaf : (leaf.firstChild ?? leaf), offset: 0 };
  let left = offset;
  const nodes = [...leaf.childNodes];
  for (const [index, node] of nodes.entries()) {
    const length = lengthOf(node);
    if (node.nodeType === Node.TEXT_NODE && left <= length) return { node, offset: left };
    if (node.nodeType !== Node.TEXT_NODE && left < length) return { node: leaf, offset: index };
    left -= length;
  }
  const last = nodes.at(-1);
  if (last?.nodeType === Node.TEXT_NODE) return { node: last, offset: lengthOf(last) };
  return { node: leaf, offset: nodes.length };
}

function lengthBefore(leaf: HTMLElement, node: Node, offset: number): number {
  let length = 0;
  for (const [index, one] of [...leaf.childNodes].entries()) {
    if (node === leaf && index >= offset) return length;
    if (one === node) return length + (one.nodeType === Node.TEXT_NODE ? offset : 0);
    if (one.contains(node)) return length + 1;
    length += lengthOf(one);
  }
  return length;
}

/** First place in a paragraph where typing goes. */
export function startOfParagraph(paragraph: Element): Place {
  for (const node of childElements(paragraph)) if (is(node, 'r')) return { node, offset: 0 };
  return { node: paragraph, offset: childCount(paragraph) };
}
