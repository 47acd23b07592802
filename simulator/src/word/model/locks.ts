import { contains, is } from './dom';
import { contentOf, controlsAround } from './blocks';
import { control } from './control';
import { comparePlaces, nodesIn, spanHolds, type Place, type Span } from './place';
import type { EditableDocument } from './editable-document';

/** Thrown where Word refuses an edit midway. */
export class LockedError extends Error {}

/** What Word does not let anybody change: locked controls, a protected document. */
export class Locks {
  /** Ordered by a tester: the whole document is read-only, whatever its settings say. */
  readOnly = false;

  constructor(private readonly model: EditableDocument) {}

  get isProtected(): boolean {
    return this.readOnly || this.model.parts.protection() !== null;
  }

  /** The control whose lock forbids changing a span, innermost first; null: none does. */
  lockedControl(span: Span): Element | null {
    for (const place of [span.start, span.end]) {
      const locked = controlsAround(place.node).find((sdt) => control.isContentLocked(sdt));
      if (locked) return locked;
    }
    for (const node of nodesIn(span)) {
      if (!is(node, 'sdt')) continue;
      if (control.isContentLocked(node) && !isEmptySpan(span)) return node;
      if (control.isFixed(node) && spanHolds(span, node)) return node;
    }
    return null;
  }

  refuseUser(spans: readonly Span[]): boolean {
    return this.isProtected || spans.some((span) => this.lockedControl(span) !== null);
  }

  /** A control that goes away with the first edit of its content is gone. */
  unwrapTemporary({ node }: Place): void {
    for (const sdt of controlsAround(node))
      if (control.isTemporary(sdt) && contains(this.model.body, sdt)) unwrap(this.model, sdt);
  }
}

function isEmptySpan({ start, end }: Span): boolean {
  return comparePlaces(start, end) >= 0;
}

/** Takes a control away around its content. */
export function unwrap({ tree }: EditableDocument, sdt: Element): void {
  const content = contentOf(sdt);
  const parent = sdt.parentNode as Element;
  const held: Node[] = [];
  for (let node = content.firstChild; node; node = node.nextSibling) held.push(node);
  let offset = 0;
  for (let node = sdt.previousSibling; node; node = node.previousSibling) offset += 1;
  tree.carry(
    content,
    (old) => ({ node: parent, offset: offset + old }),
    () => {
      for (const node of held) tree.move(node, parent, sdt);
      tree.remove(sdt);
    },
  );
}
