import { childAt, contains, indexOf, is } from './dom';
import type { Place } from './place';

/** One primitive change and how to take it back. */
type Mutation =
  | { readonly kind: 'insert'; readonly node: Node; readonly parent: Element; readonly index: number }
  | { readonly kind: 'remove'; readonly node: Node; readonly parent: Element; readonly index: number }
  | { readonly kind: 'text'; readonly node: Text; readonly old: string; readonly text: string }
  | {
      readonly kind: 'attribute';
      readonly element: Element;
      readonly namespace: string | null;
      readonly name: string;
      readonly old: string | null;
      readonly value: string | null;
    };

/** A place that stays where it is while the tree changes around it. */
export class Anchor implements Place {
  constructor(
    public node: Element,
    public offset: number,
  ) {}
}

/**
 * The only hand that changes the XML. It writes a journal (undo, what to draw anew, how much was written) and keeps anchors in place:
 * elements stay the same objects, whatever is done and undone.
 */
export class Tree {
  private journal: Mutation[] = [];
  /** Grows when a content control comes or goes: what was looked up of them is out of date then. */
  controlsVersion = 0;
  /** Weak: an anchor that nobody holds any more is forgotten. */
  private readonly anchors = new Map<Element, Set<WeakRef<Anchor>>>();

  constructor(readonly document: Document) {}

  anchor({ node, offset }: Place): Anchor {
    const anchor = new Anchor(node, offset);
    this.hold(anchor);
    return anchor;
  }

  /** Puts an anchor somewhere else. */
  place(anchor: Anchor, { node, offset }: Place): void {
    if (anchor.node !== node) {
      const found = [...(this.anchors.get(anchor.node) ?? [])].find((one) => one.deref() === anchor);
      if (found) this.anchors.get(anchor.node)?.delete(found);
      anchor.node = node;
      this.hold(anchor);
    }
    anchor.offset = offset;
  }

  /** Changes since the last call, for undo; the journal is empty after it. */
  takeJournal(): Step {
    const step = this.journal;
    this.journal = [];
    return { mutations: step };
  }

  get isDirty(): boolean {
    return this.journal.length > 0;
  }

  create(name: string, namespace = this.document.documentElement.namespaceURI ?? '', prefix = 'w'): Element {
    return this.document.createElementNS(namespace, `${prefix}:${name}`);
  }

  insert(parent: Element, node: Node, index: number): void {
    if (node.parentNode) throw new Error('a node that stands somewhere is moved, not inserted');
    parent.insertBefore(node, childAt(parent, index));
    this.shift(parent, (offset) => (offset > index ? offset + 1 : offset));
    this.journal.push({ kind: 'insert', node, parent, index });
    if (holdsControl(node)) this.controlsVersion += 1;
  }

  insertBefore(parent: Element, node: Node, reference: Node | null): void {
    this.insert(parent, node, reference ? indexOf(reference) : parent.childNodes.length);
  }

  append(parent: Element, node: Node): void {
    this.insert(parent, node, parent.childNodes.length);
  }

  /** Anchors inside the removed node fall to its place. */
  remove(node: Node): void {
    const index = this.take(node);
    if (index) this.sink(node, index.parent, index.index);
  }

  /** Takes a node elsewhere; anchors inside stay with it. */
  move(node: Node, parent: Element, reference: Node | null): void {
    this.take(node);
    this.insertBefore(parent, node, reference);
  }

  setText(node: Text, text: string): void {
    if (node.data === text) return;
    this.journal.push({ kind: 'text', node, old: node.data, text });
    node.data = text;
  }

  setAttribute(element: Element, namespace: string | null, name: string, value: string | null): void {
    const local = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
    const old = element.hasAttributeNS(namespace, local) ? element.getAttributeNS(namespace, local) : null;
    if (old === value) return;
    this.journal.push({ kind: 'attribute', element, namespace, name, old, value });
    write(element, namespace, name, value);
  }

  /** Takes a step back; what it did is in the journal as any other change, so that it can be redone. */
  revert(step: Step): void {
    for (const mutation of [...step.mutations].reverse()) this.revertOne(mutation);
  }

  /** Moves things about; anchors of the element stand afterwards where their old offsets are mapped to. */
  carry(node: Element, to: (offset: number) => Place, work: () => void = () => undefined): void {
    const carried = this.anchorsAt(node).map((anchor) => [anchor, to(anchor.offset)] as const);
    work();
    for (const [anchor, place] of carried) this.place(anchor, place);
  }

  private revertOne(mutation: Mutation): void {
    switch (mutation.kind) {
      case 'insert':
        return this.remove(mutation.node);
      case 'remove':
        return this.insert(mutation.parent, mutation.node, mutation.index);
      case 'text':
        return this.setText(mutation.node, mutation.old);
      case 'attribute':
        return this.setAttribute(mutation.element, mutation.namespace, mutation.name, mutation.old);
    }
  }

  private take(node: Node): { parent: Element; index: number } | null {
    const parent = node.parentNode as Element | null;
    if (!parent) return null;
    const index = indexOf(node);
    parent.removeChild(node);
    this.shift(parent, (offset) => (offset > index ? offset - 1 : offset));
    this.journal.push({ kind: 'remove', node, parent, index });
    if (holdsControl(node)) this.controlsVersion += 1;
    return { parent, index };
  }

  private sink(node: Node, parent: Element, index: number): void {
    for (let at: Node | null = node; at; at = nextWithin(at, node))
      for (const anchor of this.anchorsAt(at as Element)) this.place(anchor, { node: parent, offset: index });
  }

  private shift(parent: Element, move: (offset: number) => number): void {
    // Offsets in a run count characters, not children.
    if (is(parent, 'r')) return;
    for (const anchor of this.anchorsAt(parent)) anchor.offset = move(anchor.offset);
  }

  private hold(anchor: Anchor): void {
    const here = this.anchors.get(anchor.node);
    if (here) here.add(new WeakRef(anchor));
    else this.anchors.set(anchor.node, new Set([new WeakRef(anchor)]));
  }

  private anchorsAt(node: Element): readonly Anchor[] {
    const here = this.anchors.get(node);
    if (!here) return [];
    const alive: Anchor[] = [];
    for (const reference of here) {
      const anchor = reference.deref();
      if (anchor) alive.push(anchor);
      else here.delete(reference);
    }
    if (here.size === 0) this.anchors.delete(node);
    return alive;
  }
}

function holdsControl(node: Node): boolean {
  for (let at: Node | null = node; at; at = nextWithin(at, node)) if (is(at, 'sdt', 'sdtContent')) return true;
  return false;
}

function nextWithin(at: Node, root: Node): Node | null {
  if (at.firstChild) return at.firstChild;
  for (let up: Node | null = at; up && up !== root; up = up.parentNode) if (up.nextSibling) return up.nextSibling;
  return null;
}

/** The changes of one edit, oldest first. */
export interface Step {
  readonly mutations: readonly Mutation[];
}

function write(element: Element, namespace: string | null, name: string, value: string | null): void {
  const local = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
  if (value === null) element.removeAttributeNS(namespace, local);
  else element.setAttributeNS(namespace, name, value);
}

/** Elements that a step touched and that still stand under the root, none inside another. */
export function touchedElements({ mutations }: Step, root: Node): readonly Element[] {
  const touched = new Set<Element>();
  for (const mutation of mutations) {
    const at =
      mutation.kind === 'attribute'
        ? mutation.element
        : mutation.kind === 'text'
          ? mutation.node.parentNode
          : mutation.parent;
    if (at && contains(root, at)) touched.add(at as Element);
  }
  return [...touched].filter((one) => {
    for (let at = one.parentNode; at; at = at.parentNode) if (touched.has(at as Element)) return false;
    return true;
  });
}
