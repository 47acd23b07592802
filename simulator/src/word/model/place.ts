import { after, childAt, contains, indexOf, is, next } from './dom';
import { runLength } from './run-text';

/**
 * A place between two characters, or between two elements. In a run (`w:r`) the offset counts characters (a tab, a break, a picture are one
 * each); in any other element it counts child nodes, so that the inside and the outside of a content control's border are different places.
 */
export interface Place {
  readonly node: Element;
  readonly offset: number;
}

/** From one place to another, in document order. Equal places: the caret. */
export interface Span {
  readonly start: Place;
  readonly end: Place;
}

export function before(node: Node): Place {
  return { node: node.parentNode as Element, offset: indexOf(node) };
}

export function behind(node: Node): Place {
  return { node: node.parentNode as Element, offset: indexOf(node) + 1 };
}

export function samePlace(one: Place, other: Place): boolean {
  return one.node === other.node && one.offset === other.offset;
}

/** -1, 0, 1 in document order; the place before a run comes before the place at its first character. */
export function comparePlaces(one: Place, other: Place): number {
  if (one.node === other.node) return Math.sign(one.offset - other.offset);
  const left = pathOf(one);
  const right = pathOf(other);
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(left.length - right.length);
}

function pathOf({ node, offset }: Place): readonly number[] {
  const path = [offset];
  for (let at: Node = node; at.parentNode; at = at.parentNode) path.push(indexOf(at));
  return path.reverse();
}

/** The node that stands right behind the place: walking up to it visits everything before the place. */
export function nodeBehind({ node, offset }: Place): Node | null {
  if (is(node, 'r')) return offset < runLength(node) ? node : after(node);
  return childAt(node, offset) ?? after(node);
}

export interface RunPiece {
  readonly run: Element;
  /** Characters of the run that lie in the span. */
  readonly from: number;
  readonly to: number;
}

/** The runs that lie in a span, in whole or in part; runs inside pictures (text boxes) are not looked at. */
export function* runsIn({ start, end }: Span): Generator<RunPiece> {
  for (const node of nodesIn({ start, end })) {
    if (!is(node, 'r')) continue;
    const length = runLength(node);
    const from = node === start.node ? Math.min(start.offset, length) : 0;
    const to = node === end.node ? Math.min(end.offset, length) : length;
    if (to >= from) yield { run: node, from, to };
  }
}

/** Every node from the start of a span to its end, in document order, runs not entered; those around the start are not among them. */
export function* nodesIn({ start, end }: Span): Generator<Node> {
  const startsInRun = is(start.node, 'r');
  const last = is(end.node, 'r') ? after(end.node) : nodeBehind(end);
  let node: Node | null = startsInRun ? start.node : (childAt(start.node, start.offset) ?? after(start.node));
  // An empty span at the end of an element would otherwise run past its own end.
  if (comparePlaces(start, end) >= 0 && !(startsInRun && start.node === end.node)) return;
  while (node && node !== last) {
    yield node;
    node = is(node, 'r') ? after(node) : next(node);
  }
}

/** Whether a node lies in a span with both its ends. */
export function spanHolds(span: Span, node: Node): boolean {
  return comparePlaces(span.start, before(node)) <= 0 && comparePlaces(behind(node), span.end) <= 0;
}

/** Whether the place is inside the element (its ends included). */
export function isInside(place: Place, element: Element): boolean {
  return contains(element, place.node);
}
