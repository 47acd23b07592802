import { invalidArgument } from '../executor/errors';
import { ancestor, child, childElements, contains, is } from './model/dom';
import {
  contentOf,
  contentSpan,
  isBlockContainer,
  isBlockControl,
  paragraphOf,
  paragraphsIn,
  paragraphStart,
} from './model/blocks';
import { freeId, setProperty } from './model/control';
import { comparePlaces, spanHolds, type Place, type Span } from './model/place';
import { liftOut, raiseControl, splitRun } from './model/split';
import { cleanFormat, formatAt } from './model/look-at';
import { properties } from './model/properties';
import { renumberRevisions, takeParagraphMark, trackParagraphMark } from './model/revision';
import { generalException } from './open-document';
import type { Target } from './target';

export type Location = 'Replace' | 'Start' | 'End' | 'Before' | 'After';

/** Characters that no XML can hold; Word's own tab, line and page breaks are not among them. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/;

export function checkedText(text: string): string {
  if (impossible.test(text)) throw invalidArgument('The text holds a control character.');
  return text;
}

export function insertText({ document, inside, whole }: Target, given: string, location: Location): Span {
  const text = checkedText(given);
  const { model } = document;
  switch (location) {
    case 'Replace':
      return document.write([inside], () => model.text.replace(inside, text));
    case 'Start':
      return document.write([point(inside.start)], () => model.text.insert(inside.start, text));
    case 'End':
      return document.write([point(inside.end)], () => model.text.insert(inside.end, text));
    case 'Before':
      return document.write([point(whole.start)], () => model.text.insert(whole.start, text));
    case 'After':
      return document.write([point(whole.end)], () => model.text.insert(whole.end, text));
  }
}

const point = (place: Place): Span => ({ start: place, end: place });

/**
 * A new paragraph beside or inside a target. It looks like the paragraph it stands beside.
 * @throws GeneralException where a control amid other text has no room for one
 */
export function insertParagraph(target: Target, given: string, location: Exclude<Location, 'Replace'>): Element {
  const text = checkedText(given);
  const { document, inside, whole } = target;
  const { model } = document;
  const neighbour = neighbourOf(target, location);
  const isBefore = location === 'Before' || location === 'Start';
  const span =
    location === 'Before' || location === 'After'
      ? point(isBefore ? whole.start : whole.end)
      : point(isBefore ? inside.start : inside.end);
  return document.write([span], () => {
    const { tree } = model;
    const control = ancestor(inside.start.node, 'sdtContent')?.parentNode as Element | null;
    if (
      (location === 'Start' || location === 'End') &&
      control &&
      contains(control, inside.end.node) &&
      !isBlockControl(control)
    ) {
      if (!raiseControl(tree, control))
        throw generalException('a content control amid other text has no room for a paragraph');
    }
    const paragraph = tree.create('p');
    const look = is(neighbour, 'p') ? neighbour : null;
    const own = child(look, 'pPr')?.cloneNode(true) as Element | undefined;
    const section = child(own, 'sectPr');
    if (own && section) own.removeChild(section);
    if (own) tree.append(paragraph, own);
    takeParagraphMark(tree, paragraph, null);
    renumberRevisions(tree, paragraph);
    const [container, reference] = seat(neighbour, isBefore);
    tree.insertBefore(container, paragraph, reference);
    if (model.tracksChanges) trackParagraphMark(tree, properties(tree, paragraph), 'ins', model.reviser);
    const format = look ? formatAt(contentSpan(look).end) : null;
    if (text !== '') model.text.insert(paragraphStart(paragraph), text, cleanFormat(format));
    return paragraph;
  });
}

/** The block that a new paragraph stands beside, or the container it goes into. */
function neighbourOf({ inside, whole }: Target, location: Exclude<Location, 'Replace'>): Element {
  const place =
    location === 'Before'
      ? whole.start
      : location === 'After'
        ? whole.end
        : location === 'Start'
          ? inside.start
          : inside.end;
  const isBefore = location === 'Before' || location === 'Start';
  const paragraph = paragraphOf(place.node);
  if (paragraph) return paragraph;
  const beside = place.node.childNodes[isBefore ? place.offset : place.offset - 1];
  return is(beside, 'p', 'tbl', 'sdt') ? beside : place.node;
}

function seat(neighbour: Element, isBefore: boolean): readonly [Element, Node | null] {
  if (isBlockContainer(neighbour)) {
    const { start, end } = contentSpan(neighbour);
    const place = isBefore ? start : end;
    return [neighbour, place.node === neighbour ? (neighbour.childNodes[place.offset] ?? null) : null];
  }
  return [neighbour.parentNode as Element, isBefore ? neighbour : neighbour.nextSibling];
}

/**
 * Puts a rich text control around a target: around whole paragraphs where the target holds their marks or reaches over several, else around a
 * stretch of text inside one.
 */
export function insertContentControl({ document, inside, whole }: Target): Element {
  const { model } = document;
  return document.write([whole], () => {
    const { tree } = model;
    const sdt = tree.create('sdt');
    tree.append(sdt, tree.create('sdtPr'));
    const content = tree.create('sdtContent');
    setProperty(tree, sdt, 'id', String(freeId(model.xml)));
    tree.append(sdt, content);
    const touched = paragraphsIn(whole);
    const [only] = touched;
    const isStretch =
      touched.length === 1 &&
      only !== undefined &&
      comparePlaces(whole.end, { node: only, offset: only.childNodes.length }) <= 0 &&
      contains(only, whole.start.node) &&
      contains(only, whole.end.node);
    if (isStretch) wrapText(document.model.tree, sdt, content, inside);
    else wrapBlocks(document.model.tree, sdt, content, whole, touched);
    model.text.showPlaceholders(content);
    return sdt;
  });
}

type EditTree = Target['document']['model']['tree'];

function wrapText(tree: EditTree, sdt: Element, content: Element, span: Span): void {
  const start = tree.anchor(span.start);
  const end = tree.anchor(span.end);
  tree.place(start, liftOut(tree, splitRun(tree, start)));
  tree.place(end, liftOut(tree, splitRun(tree, end)));
  if (start.node !== end.node) throw generalException('a content control cannot cut into another one');
  const held: Node[] = [];
  for (let at = start.offset; at < end.offset; at++) held.push(start.node.childNodes[at] as Node);
  const { node: parent, offset } = start;
  tree.insert(parent, sdt, offset);
  for (const node of held) tree.move(node, content, null);
}

function wrapBlocks(tree: EditTree, sdt: Element, content: Element, span: Span, touched: readonly Element[]): void {
  const [first] = touched;
  if (!first) throw generalException('there is nothing to put a content control around');
  // The blocks that both ends lie in side by side.
  const around = new Set<Node>();
  for (let at: Node | null = span.start.node; at; at = at.parentNode) around.add(at);
  let common: Node | null = span.end.node;
  while (common && !around.has(common)) common = common.parentNode;
  const parent = paragraphOf(common)?.parentNode ?? common;
  if (!is(parent, 'body', 'tc', 'sdtContent') || !isBlockContainer(parent))
    throw generalException('a content control cannot cut into a table');
  const blocks = childElements(parent).filter((one) => touched.some((paragraph) => contains(one, paragraph)));
  for (const block of blocks)
    if (is(block, 'sdt') && !spanHolds(span, block) && blocks.length > 1 && !touchesWhole(block, touched))
      throw generalException('a content control cannot cut into another one');
  const [top] = blocks;
  if (!top) throw generalException('there is nothing to put a content control around');
  tree.insertBefore(parent, sdt, top);
  for (const block of blocks) tree.move(block, content, null);
}

function touchesWhole(sdt: Element, touched: readonly Element[]): boolean {
  return paragraphsIn(contentSpan(contentOf(sdt))).every((paragraph) => touched.includes(paragraph));
}
