import { child, childElements, contains, descendants, is, isElement, next, after, XML } from './dom';
import {
  contentOf,
  contentSpan,
  controlsAround,
  isBlockContainer,
  isBlockControl,
  paragraphOf,
  paragraphEnd,
  paragraphStart,
} from './blocks';
import { control, defaultPlaceholder, dropPlaceholder, isEmptied, showPlaceholder } from './control';
import { before, behind, comparePlaces, isInside, nodeBehind, runsIn, type Place, type Span } from './place';
import { cleanFormat, formatAt, sameFormat } from './look-at';
import { properties } from './properties';
import {
  insertion,
  isDeleted,
  isOwnMark,
  revisionMark,
  trackDeletion,
  trackParagraphMark,
  type Reviser,
} from './revision';
import { pieceText, runLength, signs } from './run-text';
import { cutParagraph, hasContent, joinParagraphs, liftOut, raiseControl, setPieceText, splitRun } from './split';
import type { Tree } from './tree';

/** Paragraph ends in a text that is written: any of the three line endings. */
const paragraphBreak = /\r\n|\r|\n/;

/** Writes and deletes text. Knows nothing of locks, undo or selections. */
export class TextEdit {
  constructor(
    private readonly tree: Tree,
    /** null: changes are not tracked. */
    private readonly reviser: () => Reviser | null,
    private readonly placeholderOf: (sdt: Element) => string = () => defaultPlaceholder,
  ) {}

  /**
   * Writes a text; line ends become paragraphs where there is room for one, else line breaks. It looks like its neighbour on the left, or like
   * `format` (an rPr; null: plain). Gives what was written, without a paragraph mark at its end.
   */
  insert(at: Place, text: string, format: Element | null | undefined = undefined): Span {
    if (text === '') return { start: at, end: at };
    const place = this.openUp(at);
    const look = format === undefined ? formatAt(place) : format;
    const [first = '', ...more] = text.split(paragraphBreak);
    const span = this.insertLine(place, first, look);
    const start = this.tree.anchor(span.start);
    let end = span.end;
    for (const line of more) {
      const cut = this.splitParagraph(end);
      end = this.insertLine(cut ?? this.insertLine(end, signs.lineBreak, look).end, line, look).end;
    }
    return { start: { node: start.node, offset: start.offset }, end };
  }

  /** Deletes a span and writes a text in its place, which looks as the first deleted letter did. */
  replace(span: Span, text: string): Span {
    const first = [...runsIn(span)].find(({ from, to }) => to > from)?.run ?? null;
    const format = first ? cleanFormat(child(first, 'rPr')) : undefined;
    const end = this.tree.anchor(span.end);
    const left = this.delete(span);
    // Tracked, the old text stays; the new one comes behind it.
    return this.insert(this.reviser() ? end : left, text, format);
  }

  /** Deletes what is between two places; gives the place that is left. */
  delete({ start, end }: Span): Place {
    if (comparePlaces(start, end) >= 0) return start;
    const from = this.tree.anchor(start);
    const to = this.tree.anchor(end);
    this.tree.place(from, splitRun(this.tree, from));
    this.tree.place(to, splitRun(this.tree, to));
    const reviser = this.reviser();
    if (reviser) this.markDeleted(from, to, reviser);
    else this.remove(from, to);
    this.showPlaceholders(from.node);
    return { node: from.node, offset: from.offset };
  }

  /** Enter. null where there is no room for a second paragraph: in a control amid other text, or in one for plain text. */
  splitParagraph(at: Place): Place | null {
    const anchor = this.tree.anchor(liftOut(this.tree, at));
    const paragraph = paragraphOf(anchor.node);
    if (!paragraph) throw new Error('a place outside of any paragraph');
    const around = controlsAround(anchor.node).filter((sdt) => contains(paragraph, sdt));
    if (around.some((sdt) => control.isPlainText(sdt))) return null;
    if (!around.every((_, index) => canRaise(around[around.length - 1 - index], around.slice(around.length - index))))
      return null;
    for (const sdt of [...around].reverse()) if (!raiseControl(this.tree, sdt)) return null;
    const place = liftOut(this.tree, anchor);
    const first = paragraphOf(place.node);
    if (!first || place.node !== first) return null;
    const look = formatAt(place);
    const second = cutParagraph(this.tree, place);
    const reviser = this.reviser();
    if (reviser) trackParagraphMark(this.tree, properties(this.tree, first), 'ins', reviser);
    if (!hasContent(second)) this.markFormat(second, look);
    return paragraphStart(second);
  }

  /** Joins a paragraph with the next of the same container; null where there is none. */
  join(first: Element): Place | null {
    const second = nextParagraph(first);
    if (!second) return null;
    const reviser = this.reviser();
    if (!reviser) return joinParagraphs(this.tree, first, second);
    if (isOwnMark(first, reviser)) return joinParagraphs(this.tree, first, second);
    trackParagraphMark(this.tree, properties(this.tree, first), 'del', reviser);
    return paragraphEnd(first);
  }

  /** The body, a cell and a block control each need a paragraph; a cell one at its end. */
  ensureParagraph(container: Element): void {
    if (!isBlockContainer(container)) return;
    const blocks = childElements(container).filter((one) => is(one, 'p', 'tbl', 'sdt'));
    if (blocks.length > 0 && !(is(container, 'tc') && is(blocks.at(-1), 'tbl'))) return;
    const { end } = contentSpan(container);
    this.tree.insert(container, this.tree.create('p'), end.offset);
  }

  /** Controls that were emptied show their placeholder. */
  showPlaceholders(at: Node): void {
    for (const sdt of controlsAround(at)) {
      if (!control.showsPlaceholder(sdt) && isEmptied(sdt)) showPlaceholder(this.tree, sdt, this.placeholderOf(sdt));
    }
  }

  /** A place in a placeholder is one in the empty control. */
  openUp(at: Place): Place {
    const shown = controlsAround(at.node).find((sdt) => control.showsPlaceholder(sdt));
    if (!shown) return at;
    dropPlaceholder(this.tree, shown);
    return contentSpan(isBlockControl(shown) ? (child(contentOf(shown), 'p') ?? contentOf(shown)) : contentOf(shown))
      .start;
  }

  private insertLine(at: Place, text: string, format: Element | null): Span {
    if (text === '') return { start: at, end: at };
    const reviser = this.reviser();
    const typed = reviser ? null : this.intoRun(at, text, format);
    if (typed) return typed;
    let place = splitRun(this.tree, at);
    const inserted = insertion(place.node);
    const isOwn =
      reviser !== null &&
      inserted !== null &&
      inserted.getAttributeNS(inserted.namespaceURI, 'author') === reviser.author;
    place = liftOut(this.tree, place, isOwn ? ['del', 'moveFrom'] : ['ins', 'del', 'moveFrom', 'moveTo']);
    place = this.intoParagraph(place);
    const run = this.makeRun(text, format);
    let node: Element = run;
    if (reviser && !isOwn) {
      node = revisionMark(this.tree, 'ins', reviser);
      this.tree.append(node, run);
    }
    this.tree.insert(place.node, node, place.offset);
    return { start: { node: run, offset: 0 }, end: { node: run, offset: runLength(run) } };
  }

  /** Plain letters amid the letters of a run that looks the same stay in that run. */
  private intoRun(at: Place, text: string, format: Element | null): Span | null {
    const { node: run, offset } = at;
    if (!is(run, 'r') || /[\t\v\f]/.test(text) || insertion(run) || isDeleted(run)) return null;
    if (!sameFormat(cleanFormat(child(run, 'rPr')), format)) return null;
    let start = 0;
    for (const piece of childElements(run)) {
      const letters = pieceText(piece);
      if (is(piece, 't') && offset >= start && offset <= start + letters.length && letters !== '') {
        setPieceText(this.tree, piece, letters.slice(0, offset - start) + text + letters.slice(offset - start));
        this.tree.carry(run, (old) => ({ node: run, offset: old > offset ? old + text.length : old }));
        return { start: { node: run, offset }, end: { node: run, offset: offset + text.length } };
      }
      start += letters.length;
    }
    return null;
  }

  /** A place between blocks becomes one in the nearest paragraph, which is made where there is none. */
  private intoParagraph(place: Place): Place {
    if (!isBlockContainer(place.node) && !is(place.node, 'tbl', 'tr', 'sdt')) return place;
    const following = nodeBehind(place);
    if (is(following, 'p') && following.parentNode === place.node) return paragraphStart(following);
    const previous = place.node.childNodes[place.offset - 1] ?? null;
    if (is(previous, 'p')) return paragraphEnd(previous);
    if (!isBlockContainer(place.node)) throw new Error('there is no paragraph at this place');
    const paragraph = this.tree.create('p');
    this.tree.insert(place.node, paragraph, place.offset);
    return { node: paragraph, offset: 0 };
  }

  private makeRun(text: string, format: Element | null): Element {
    const run = this.tree.create('r');
    if (format) this.tree.append(run, format.cloneNode(true));
    for (const part of text.split(/([\t\v\f])/)) {
      if (part === '') continue;
      const piece = this.tree.create(part === '\t' ? 'tab' : part === '\v' || part === '\f' ? 'br' : 't');
      if (part === '\f') this.tree.setAttribute(piece, piece.namespaceURI, 'w:type', 'page');
      if (is(piece, 't')) {
        this.tree.setAttribute(piece, XML, 'xml:space', 'preserve');
        this.tree.append(piece, this.tree.document.createTextNode(part));
      }
      this.tree.append(run, piece);
    }
    return run;
  }

  /** What is typed into an empty paragraph looks as its mark does. */
  private markFormat(paragraph: Element, format: Element | null): void {
    if (!format || child(child(paragraph, 'pPr'), 'rPr')) return;
    const own = properties(this.tree, paragraph);
    this.tree.insertBefore(own, format.cloneNode(true), child(own, 'sectPr') ?? child(own, 'pPrChange'));
  }

  private markDeleted(from: Place, to: Place, reviser: Reviser): void {
    const runs = [...runsIn({ start: from, end: to })]
      .filter(({ from: first, to: last }) => last > first)
      .map(({ run }) => run);
    const first = paragraphOf(from.node);
    const marks = new Set<Element>(first && crossesEnd(first, to) ? [first] : []);
    for (
      let node = nodeBehind(from);
      node && comparePlaces(before(node), to) < 0;
      node = is(node, 'r') ? after(node) : next(node)
    )
      if (is(node, 'p') && crossesEnd(node, to)) marks.add(node);
    for (const run of runs) trackDeletion(this.tree, run, reviser);
    // The last one first: what joins has its next one's end then.
    for (const paragraph of [...marks].reverse()) {
      const following = nextParagraph(paragraph);
      if (!following) continue;
      if (isOwnMark(paragraph, reviser)) joinParagraphs(this.tree, paragraph, following);
      else trackParagraphMark(this.tree, properties(this.tree, paragraph), 'del', reviser);
    }
  }

  private remove(from: Place, to: Place): void {
    const first = paragraphOf(from.node);
    const startsFirst = first !== null && !hasContentBefore(first, from);
    for (const node of wholeNodes(from, to)) {
      if (is(node, 'p') && isOnlyParagraph(node)) {
        for (const held of childElements(node)) if (!is(held, 'pPr')) this.tree.remove(held);
        continue;
      }
      const parent = node.parentNode as Element;
      this.tree.remove(node);
      this.ensureParagraph(parent);
    }
    const last = paragraphOf(to.node);
    if (!first || first === last || !first.parentNode) return;
    if (last) {
      if (last.parentNode === first.parentNode) joinParagraphs(this.tree, first, last);
      return;
    }
    // The span ends behind a paragraph's own mark.
    if (!crossesEnd(first, to)) return;
    const following = nextParagraph(first);
    if (startsFirst && !hasContent(first)) {
      if (!isOnlyParagraph(first) && (following || is(first.nextSibling, 'sdt', 'tbl'))) this.tree.remove(first);
    } else if (following) joinParagraphs(this.tree, first, following);
  }
}

/** Nodes that lie whole between two places and go with them. Of a table that is cut into, cells are emptied; markers stay. */
function wholeNodes(from: Place, to: Place): readonly Element[] {
  const found: Element[] = [];
  let node = from.node.childNodes[from.offset] ?? after(from.node);
  while (node && comparePlaces(before(node), to) < 0) {
    const isWhole = !isInside(to, node as Element);
    if (
      isWhole &&
      is(node, 'r', 'sdt', 'hyperlink', 'ins', 'del', 'moveFrom', 'moveTo', 'smartTag', 'fldSimple', 'tbl', 'p')
    ) {
      found.push(node);
      node = after(node);
    } else node = next(node);
  }
  return found;
}

/** Whether a place lies behind the paragraph's mark. */
function crossesEnd(paragraph: Element, place: Place): boolean {
  return comparePlaces(behind(paragraph), place) <= 0;
}

/** A cell, a control, the body: each needs a paragraph. */
function isOnlyParagraph(paragraph: Element): boolean {
  const parent = paragraph.parentNode;
  if (!parent) return false;
  const blocks = childElements(parent).filter((one) => is(one, 'p', 'tbl', 'sdt'));
  if (is(parent, 'tc')) return blocks.at(-1) === paragraph && !is(blocks.at(-2), 'p');
  return blocks.length === 1;
}

/** The paragraph that follows at once in the same container. */
export function nextParagraph(paragraph: Element): Element | null {
  for (let node = paragraph.nextSibling; node; node = node.nextSibling) {
    if (is(node, 'p')) return node;
    if (is(node, 'tbl', 'sdt')) return null;
  }
  return null;
}

function hasContentBefore(paragraph: Element, place: Place): boolean {
  for (const { from, to } of runsIn({ start: paragraphStart(paragraph), end: place })) if (to > from) return true;
  return false;
}

function canRaise(sdt: Element | undefined, outer: readonly Element[]): boolean {
  if (!sdt) return true;
  // Controls around it are raised first; then it stands in the paragraph itself.
  const holder = outer.length > 0 ? contentOf(outer[0] as Element) : paragraphOf(sdt);
  if (sdt.parentNode !== holder) return false;
  for (let node = holder?.firstChild ?? null; node; node = node.nextSibling) {
    if (node === sdt || !isElement(node) || is(node, 'pPr')) continue;
    if (is(node, 'sdt') || runsOf(node).some((run) => runLength(run) > 0)) return false;
  }
  return true;
}

function runsOf(node: Element): readonly Element[] {
  return is(node, 'r') ? [node] : descendants(node, 'r');
}

/** Every run with letters in a span, cut so that it lies in the span whole. */
export function isolateRuns(tree: Tree, { start, end }: Span): readonly Element[] {
  const from = tree.anchor(start);
  const to = tree.anchor(end);
  tree.place(from, splitRun(tree, from));
  tree.place(to, splitRun(tree, to));
  return [...runsIn({ start: from, end: to })].filter((piece) => piece.to > piece.from).map(({ run }) => run);
}
