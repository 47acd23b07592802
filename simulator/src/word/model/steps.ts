import { after, is } from './dom';
import { isBlockContainer, paragraphEnd, paragraphOf, paragraphStart } from './blocks';
import { nodeBehind, runsIn, type Place } from './place';
import { runLength } from './run-text';

/** One letter back; at the start of a paragraph the end of the one before it in the same container. null: nothing is there. */
export function placeBefore(place: Place): Place | null {
  const paragraph = paragraphOf(place.node);
  if (!paragraph) return null;
  const runs = [...runsIn({ start: paragraphStart(paragraph), end: place })].filter(({ from, to }) => to > from);
  const last = runs.at(-1);
  if (last) return { node: last.run, offset: last.to - 1 };
  for (let node = paragraph.previousSibling; node; node = node.previousSibling) {
    if (is(node, 'p')) return paragraphEnd(node);
    if (is(node, 'tbl', 'sdt')) return null;
  }
  return null;
}

/** One letter on. */
export function placeAfter(place: Place): Place | null {
  const paragraph = paragraphOf(place.node);
  if (!paragraph) return null;
  if (is(place.node, 'r') && place.offset < runLength(place.node))
    return { node: place.node, offset: place.offset + 1 };
  const end = after(paragraph);
  let node = nodeBehind(place);
  if (is(node, 'r') && node === place.node) node = after(node);
  for (; node && node !== end; node = is(node, 'r', 'pPr') ? after(node) : (node.firstChild ?? after(node)))
    if (is(node, 'r') && runLength(node) > 0) return { node, offset: 1 };
  for (let sibling = paragraph.nextSibling; sibling; sibling = sibling.nextSibling) {
    if (is(sibling, 'p')) return paragraphStart(sibling);
    if (is(sibling, 'tbl', 'sdt')) return null;
  }
  return null;
}

/** The nearest element that holds blocks. */
export function blockContainerOf(node: Node): Element | null {
  for (let at: Node | null = node; at; at = at.parentNode) if (isBlockContainer(at)) return at as Element;
  return null;
}
