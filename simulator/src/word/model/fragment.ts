import { childElements, descendants, is } from './dom';
import { contentSpan, isBlockContainer, paragraphEnd, paragraphOf, paragraphsIn } from './blocks';
import { control, freeId } from './control';
import { before, comparePlaces, spanHolds, type Place, type Span } from './place';
import { cutLoose } from './foreign';
import { properties } from './properties';
import { isolateRuns } from './text-edit';
import { renumberRevisions } from './revision';
import { liftOut } from './split';
import { blockContainerOf } from './steps';
import type { EditableDocument } from './editable-document';

/** What was copied: clones, so that they can be pasted any number of times. */
export interface Fragment {
  /** Whole paragraphs, tables and block controls, or runs and controls of one paragraph. */
  readonly kind: 'blocks' | 'text';
  readonly nodes: readonly Element[];
}

const WORD14 = 'http://schemas.microsoft.com/office/word/2010/wordml';

export class Clipboard {
  constructor(private readonly model: EditableDocument) {}

  copy(span: Span): Fragment {
    const paragraphs = paragraphsIn(span);
    if (paragraphs.length <= 1 && !isBlockContainer(span.start.node))
      return { kind: 'text', nodes: this.textNodes(span) };
    const container = blockContainerOf(commonAncestor(span));
    if (!container) return { kind: 'blocks', nodes: [] };
    const blocks = childElements(container).filter((one) => is(one, 'p', 'tbl', 'sdt') && touches(span, one));
    return { kind: 'blocks', nodes: blocks.flatMap((block) => this.cutDown(block, span)) };
  }

  copyBlocks(blocks: readonly Element[]): Fragment {
    return { kind: 'blocks', nodes: blocks.map(clone) };
  }

  removeBlocks(blocks: readonly Element[]): void {
    const { tree } = this.model;
    const parents = new Set(blocks.map((block) => block.parentNode as Element));
    for (const block of blocks) tree.remove(block);
    for (const parent of parents) this.model.text.ensureParagraph(parent);
  }

  paste({ kind, nodes }: Fragment, place: Place): Place {
    const { tree } = this.model;
    if (kind === 'text') {
      const opened = this.model.text.openUp(place);
      const at = tree.anchor(liftOut(tree, opened, ['ins', 'del']));
      for (const node of this.fresh(nodes)) {
        tree.insert(at.node, node, at.offset);
        tree.place(at, { node: at.node, offset: at.offset + 1 });
      }
      return { node: at.node, offset: at.offset };
    }
    const paragraph = paragraphOf(place.node);
    if (!paragraph) throw new Error('a place outside of any paragraph');
    const container = paragraph.parentNode as Element;
    const atEnd =
      comparePlaces(place, contentSpan(paragraph).start) > 0 && comparePlaces(paragraphEnd(paragraph), place) <= 0;
    const pasted = this.pasteBlocks(
      { kind, nodes },
      container,
      atEnd ? (paragraph.nextSibling as Element | null) : paragraph,
    );
    const last = pasted.at(-1);
    if (is(last, 'p')) return paragraphEnd(last);
    return place;
  }

  pasteBlocks({ nodes }: Fragment, container: Element, reference: Element | null): readonly Element[] {
    const { tree } = this.model;
    const pasted = this.fresh(nodes);
    const place = reference ? before(reference) : contentSpan(container).end;
    let offset = place.node === container ? place.offset : before(place.node).offset + 1;
    for (const node of pasted) tree.insert(container, node, offset++);
    return pasted;
  }

  /** Clones with numbers of their own where the document has theirs; a copy has no bookmarks and no paragraph numbers. */
  private fresh(nodes: readonly Element[]): readonly Element[] {
    const { tree } = this.model;
    const copies = nodes.map((node) => {
      if (node.ownerDocument === this.model.xml) return clone(node);
      const copy = this.model.xml.importNode(node, true) as Element;
      cutLoose(copy);
      return copy;
    });
    const used = new Set(this.model.controls().map((sdt) => control.id(sdt)));
    const given = new Set<number>();
    for (const copy of copies) {
      renumberRevisions(tree, copy);
      for (const sdt of [...(is(copy, 'sdt') ? [copy] : []), ...descendants(copy, 'sdt')]) {
        const id = control.id(sdt);
        if (id !== null && !used.has(id)) {
          used.add(id);
          continue;
        }
        const next = freeId(this.model.xml, given);
        given.add(next);
        const stated = childElements(sdt).find((one) => is(one, 'sdtPr'));
        const element = stated && childElements(stated).find((one) => is(one, 'id'));
        element?.setAttributeNS(element.namespaceURI, 'w:val', String(next));
      }
      for (const mark of descendants(copy, 'bookmarkStart', 'bookmarkEnd', 'commentRangeStart', 'commentRangeEnd'))
        mark.parentNode?.removeChild(mark);
      for (const paragraph of [...(is(copy, 'p') ? [copy] : []), ...descendants(copy, 'p')])
        for (const name of ['paraId', 'textId']) paragraph.removeAttributeNS(WORD14, name);
    }
    return copies;
  }

  private textNodes(span: Span): readonly Element[] {
    if (comparePlaces(span.start, span.end) >= 0) return [];
    return this.model.edit('user', () => {
      const runs = isolateRuns(this.model.tree, span);
      const tops = new Set<Element>();
      for (const run of runs) {
        let top: Element = run;
        for (let at = run.parentNode; at && !is(at, 'p'); at = at.parentNode)
          if (is(at, 'sdt') && spanHolds(span, at)) top = at;
        tops.add(top);
      }
      return [...tops].map(clone);
    });
  }

  /** A block as far as the span reaches into it. */
  private cutDown(block: Element, span: Span): readonly Element[] {
    if (!is(block, 'p') || spanHolds(span, block)) return [clone(block)];
    const inside = contentSpan(block);
    const start = comparePlaces(span.start, inside.start) > 0 ? span.start : inside.start;
    const end = comparePlaces(span.end, inside.end) < 0 ? span.end : inside.end;
    const paragraph = block.cloneNode(false) as Element;
    if (childElements(block).some((one) => is(one, 'pPr')))
      paragraph.appendChild(properties(this.model.tree, block).cloneNode(true));
    for (const node of this.textNodes({ start, end })) paragraph.appendChild(node);
    return [paragraph];
  }
}

function clone(node: Element): Element {
  return node.cloneNode(true) as Element;
}

function touches(span: Span, block: Element): boolean {
  const { start, end } = contentSpan(is(block, 'p') ? block : block);
  return comparePlaces(start, span.end) <= 0 && comparePlaces(span.start, end) <= 0;
}

function commonAncestor({ start, end }: Span): Node {
  const around = new Set<Node>();
  for (let at: Node | null = start.node; at; at = at.parentNode) around.add(at);
  for (let at: Node | null = end.node; at; at = at.parentNode) if (around.has(at)) return at;
  throw new Error('two places of different documents');
}
