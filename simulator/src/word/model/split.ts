import { child, childCount, is, isElement, XML } from './dom';
import { before, behind, type Place } from './place';
import { paragraphOf, paragraphEnd, paragraphStart, contentOf } from './blocks';
import { renumberRevisions, takeParagraphMark } from './revision';
import { isBlank, pieceText, runLength } from './run-text';
import type { Tree } from './tree';

/** Cuts a run in two where the place is in its middle; gives the same place as one between elements. */
export function splitRun(tree: Tree, place: Place): Place {
  const { node: run, offset } = place;
  if (!is(run, 'r')) return place;
  const length = runLength(run);
  if (offset <= 0) return before(run);
  if (offset >= length) return behind(run);
  const rest = run.cloneNode(false) as Element;
  const format = child(run, 'rPr');
  if (format) rest.appendChild(format.cloneNode(true));
  renumberRevisions(tree, rest);
  let at = 0;
  let node: Node | null = run.firstChild;
  while (node && at < offset) {
    const text = isElement(node) ? pieceText(node) : '';
    if (at + text.length > offset && is(node, 't', 'delText')) {
      const other = node.cloneNode(false) as Element;
      other.setAttributeNS(XML, 'xml:space', 'preserve');
      other.appendChild(tree.document.createTextNode(text.slice(offset - at)));
      setPieceText(tree, node, text.slice(0, offset - at));
      rest.appendChild(other);
    }
    at += text.length;
    node = node.nextSibling;
  }
  const anchorTo = rest;
  tree.insertBefore(run.parentNode as Element, rest, run.nextSibling);
  while (node) {
    const following: Node | null = node.nextSibling;
    tree.move(node, rest, null);
    node = following;
  }
  tree.carry(run, (old) => (old > offset ? { node: anchorTo, offset: old - offset } : { node: run, offset: old }));
  return before(rest);
}

/** The letters of a w:t. */
export function setPieceText(tree: Tree, piece: Element, text: string): void {
  tree.setAttribute(piece, XML, 'xml:space', 'preserve');
  const [only] = [piece.firstChild];
  if (only?.nodeType === 3 && !only.nextSibling) return tree.setText(only as Text, text);
  while (piece.lastChild) tree.remove(piece.lastChild);
  tree.append(piece, tree.document.createTextNode(text));
}

/** Elements around runs inside a paragraph that may be cut in two; a control may not. */
const cuttable = ['hyperlink', 'ins', 'del', 'moveFrom', 'moveTo', 'smartTag', 'fldSimple'];

/** Takes a place out of the wrappers of the given names, cutting them where it stands in their middle. */
export function liftOut(tree: Tree, place: Place, names: readonly string[] = cuttable): Place {
  let at = splitRun(tree, place);
  while (is(at.node, ...names)) {
    const wrapper = at.node;
    if (at.offset === 0) at = before(wrapper);
    else if (at.offset >= childCount(wrapper)) at = behind(wrapper);
    else {
      const rest = wrapper.cloneNode(false) as Element;
      renumberRevisions(tree, rest);
      tree.insertBefore(wrapper.parentNode as Element, rest, wrapper.nextSibling);
      moveRest(tree, at, rest);
      at = before(rest);
    }
  }
  return at;
}

/** Moves everything behind a place to the end of another element, anchors with it. */
function moveRest(tree: Tree, { node, offset }: Place, target: Element): void {
  const had = childCount(target);
  const held = childNodesOf(node).slice(offset);
  const to = (old: number): Place =>
    old > offset ? { node: target, offset: had + old - offset } : { node, offset: old };
  tree.carry(node, to, () => {
    for (const one of held) tree.move(one, target, null);
  });
}

function childNodesOf(parent: Node): readonly Node[] {
  const nodes: Node[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}

const WORD14 = 'http://schemas.microsoft.com/office/word/2010/wordml';

/**
 * Cuts a paragraph in two: Enter. The place must be between elements of the paragraph itself. The new paragraph is the second; both have
 * the same properties, as in Word; the section break stays with the last, and what tracking says of the end that was there.
 */
export function cutParagraph(tree: Tree, place: Place): Element {
  const paragraph = place.node;
  const rest = paragraph.cloneNode(false) as Element;
  // Word numbers its paragraphs; a number must not be there twice.
  for (const name of ['paraId', 'textId']) rest.removeAttributeNS(WORD14, name);
  const properties = child(paragraph, 'pPr');
  if (properties) rest.appendChild(properties.cloneNode(true));
  tree.insertBefore(paragraph.parentNode as Element, rest, paragraph.nextSibling);
  const section = child(properties, 'sectPr');
  if (section) tree.remove(section);
  takeParagraphMark(tree, paragraph, null);
  if (properties) renumberRevisions(tree, properties);
  moveRest(tree, place, rest);
  return rest;
}

/** Whether anything of a paragraph is shown, or is a control. */
export function hasContent(paragraph: Element): boolean {
  for (let node = paragraph.firstChild; node; node = node.nextSibling) {
    if (is(node, 'sdt')) return true;
    if (is(node, 'r') ? !isBlank(node) : isElement(node) && !is(node, 'pPr') && holdsRun(node)) return true;
  }
  return false;
}

function holdsRun(node: Element): boolean {
  for (let at = node.firstChild; at; at = at.nextSibling) {
    if (is(at, 'sdt')) return true;
    if (is(at, 'r') ? !isBlank(at) : isElement(at) && holdsRun(at)) return true;
  }
  return false;
}

/**
 * Joins a paragraph with the one behind it. What they hold stands in the first, which keeps its properties; an empty first one gives way to
 * the second.
 */
export function joinParagraphs(tree: Tree, first: Element, second: Element): Place {
  const from = paragraphStart(second);
  const firstStart = paragraphStart(first);
  if (!hasContent(first) && hasContent(second)) {
    const marks = childNodesOf(first).slice(firstStart.offset);
    const reference = childNodesOf(second)[from.offset] ?? null;
    tree.carry(
      first,
      () => ({ node: second, offset: from.offset + marks.length }),
      () => {
        for (const mark of marks) tree.move(mark, second, reference);
      },
    );
    tree.remove(first);
    return { node: second, offset: from.offset + marks.length };
  }
  const joint = paragraphEnd(first);
  const held = childNodesOf(second).slice(from.offset);
  const to = (old: number): Place => ({ node: first, offset: joint.offset + Math.max(0, old - from.offset) });
  tree.carry(second, to, () => {
    for (const node of held) tree.move(node, first, null);
  });
  takeParagraphMark(tree, first, second);
  tree.remove(second);
  return joint;
}

/**
 * A control that is all there is in its paragraph becomes one around the whole paragraph, so that a second paragraph has room in it. Gives
 * false where other text stands beside it.
 */
export function raiseControl(tree: Tree, sdt: Element): boolean {
  const paragraph = paragraphOf(sdt);
  if (!paragraph) return true;
  if (sdt.parentNode !== paragraph) return false;
  for (let node = paragraph.firstChild; node; node = node.nextSibling) {
    if (node === sdt || is(node, 'pPr') || !isElement(node)) continue;
    if (is(node, 'sdt') || (is(node, 'r') ? !isBlank(node) : holdsRun(node))) return false;
  }
  const content = contentOf(sdt);
  const shift = paragraphStart(paragraph).offset;
  const reference = childNodesOf(paragraph)[shift] ?? null;
  tree.carry(
    content,
    (old) => ({ node: paragraph, offset: shift + old }),
    () => {
      for (const node of childNodesOf(content)) tree.move(node, paragraph, reference);
      tree.move(sdt, paragraph.parentNode as Element, paragraph);
      tree.move(paragraph, content, null);
    },
  );
  return true;
}
