import { child, descendants, type XmlTools } from './dom';
import { DocumentParts } from './document-parts';
import type { ChangeSource, EditableDocument } from './editable-document';
import { Clipboard, type Fragment } from './fragment';
import { bold } from './run-format';
import { contentSpan, paragraphOf } from './blocks';
import { control, defaultPlaceholder, numberControls } from './control';
import { LockedError, Locks } from './locks';
import { behind, before, comparePlaces, samePlace, type Place, type Span } from './place';
import type { Reviser } from './revision';
import { isolateRuns, nextParagraph, TextEdit } from './text-edit';
import { placeAfter, placeBefore } from './steps';
import { touchedElements, Tree, type Anchor, type Step } from './tree';

/** One finished edit, told after it: the tree is whole again. */
export interface DocumentChange {
  readonly source: ChangeSource;
  /**
   * Elements that are still in the document and whose children, text or attributes changed, each once, none inside another of them.
   * Draw the nearest drawn element around each anew. Elements stay the same objects through every edit and undo.
   */
  readonly elements: readonly Element[];
}

/**
 * A .docx that is open: the parsed word/document.xml itself, changed in place, and its other parts as they came. Everything that changes it
 * goes through `edit`, as one step to undo and one notice to the listeners.
 *
 * The user's edits answer with where the caret stands afterwards, or null where Word would refuse them (a locked control, a protected
 * document); then nothing has changed.
 */
export class DocumentModel implements EditableDocument {
  readonly xml: Document;
  readonly body: Element;
  readonly tree: Tree;
  readonly text: TextEdit;
  readonly locks: Locks;
  /** Placeholder texts that were set, by control. */
  readonly placeholders = new WeakMap<Element, string>();
  /** Who tracked changes are signed by. */
  reviser: Reviser = { author: '用户', now: () => '2026-01-01T00:00:00Z' };
  /** Finished edits so far. */
  writes = 0;
  private readonly clipboard: Clipboard;
  private readonly listeners = new Set<(change: DocumentChange) => void>();
  private readonly selectionListeners = new Set<(selection: Span) => void>();
  private readonly caret: { readonly start: Anchor; readonly end: Anchor };
  private undoSteps: Step[] = [];
  private redoSteps: Step[] = [];
  private depth = 0;
  private known: { readonly version: number; readonly controls: readonly Element[] } | null = null;

  constructor(
    readonly parts: DocumentParts,
    readonly tools: XmlTools,
  ) {
    this.xml = parts.mainDocument();
    const body = child(this.xml.documentElement, 'body');
    if (!body) throw new Error('word/document.xml has no body');
    this.body = body;
    numberControls(body);
    parts.keepAsOpened(this.xml);
    this.tree = new Tree(this.xml);
    this.locks = new Locks(this);
    this.text = new TextEdit(
      this.tree,
      () => (this.tracksChanges ? this.reviser : null),
      (sdt) => this.placeholders.get(sdt) ?? defaultPlaceholder,
    );
    this.clipboard = new Clipboard(this);
    const { start } = contentSpan(body);
    this.caret = { start: this.tree.anchor(start), end: this.tree.anchor(start) };
  }

  /** @param bytes of a .docx; throws where it is none */
  static open(bytes: Uint8Array, tools: XmlTools): DocumentModel {
    return new DocumentModel(DocumentParts.unzip(bytes, tools), tools);
  }

  /** The .docx as it stands; parts that nobody touched are byte for byte what they were. */
  save(): Uint8Array {
    return this.parts.zip(this.xml);
  }

  /** Told after every edit, by whomever. Gives the way to stop. */
  onChange(listener: (change: DocumentChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Told when the selection was moved by `select`, not when an edit carried it along. */
  onSelection(listener: (selection: Span) => void): () => void {
    this.selectionListeners.add(listener);
    return () => this.selectionListeners.delete(listener);
  }

  /** Where the user's caret or selection is; it keeps its place while the add-in writes elsewhere. */
  get selection(): Span {
    const { start, end } = this.caret;
    return { start: { node: start.node, offset: start.offset }, end: { node: end.node, offset: end.offset } };
  }

  select(span: Span): void {
    const isSame = samePlace(span.start, this.caret.start) && samePlace(span.end, this.caret.end);
    this.tree.place(this.caret.start, span.start);
    this.tree.place(this.caret.end, span.end);
    if (!isSame) for (const listener of this.selectionListeners) listener(this.selection);
  }

  /** Whether what is written now is marked as a change to be accepted (w:trackRevisions). */
  get tracksChanges(): boolean {
    return this.parts.setting('trackRevisions');
  }

  set tracksChanges(on: boolean) {
    this.parts.setSetting('trackRevisions', on);
  }

  /** Runs an edit of any kind as one step. Edits inside edits belong to the outermost. */
  edit<Result>(source: ChangeSource, work: () => Result): Result {
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
      if (this.depth === 0) this.finish(source);
    }
  }

  /** Types (or pastes) text over a selection. Line ends become paragraphs. */
  typeText(span: Span, text: string): Place | null {
    return this.asUser([span], () => {
      if (comparePlaces(span.start, span.end) >= 0) return this.text.insert(span.start, text).end;
      return this.text.replace(span, text).end;
    });
  }

  /** Deletes a selection, also across paragraphs and the borders of controls: a control that is only cut into stays. */
  deleteSpan(span: Span): Place | null {
    return this.asUser([span], () => this.text.delete(span));
  }

  /** Backspace at a caret: the letter before it, or the end of the paragraph before. null also where there is nothing to delete. */
  deleteBackward(place: Place): Place | null {
    const from = placeBefore(place);
    return from && this.deleteStep(from, place);
  }

  /** Delete at a caret. */
  deleteForward(place: Place): Place | null {
    const to = placeAfter(place);
    return to && this.deleteStep(place, to);
  }

  /** Enter. In a control amid other text, where no paragraph fits, it is a line break. */
  pressEnter(span: Span): Place | null {
    return this.asUser([span], () => {
      const anchor = this.tree.anchor(this.text.delete(span));
      return this.text.splitParagraph(anchor) ?? this.text.insert(anchor, '\v').end;
    });
  }

  /** Joins a paragraph with the next one of the same container; null where there is none. */
  joinWithNext(paragraph: Element): Place | null {
    const following = nextParagraph(paragraph);
    if (!following) return null;
    return this.asUser([contentSpan(paragraph), contentSpan(following)], () => this.text.join(paragraph));
  }

  /** Bold where any letter is not, else plain. */
  toggleBold(span: Span): Span | null {
    if (this.locks.refuseUser([span])) return null;
    return this.edit('user', () => {
      const start = this.tree.anchor(span.start);
      const end = this.tree.anchor(span.end);
      const runs = isolateRuns(this.tree, span);
      const on = !runs.every((run) => bold.read(this, run));
      for (const run of runs) bold.write(this.tree, run, on);
      return { start: { node: start.node, offset: start.offset }, end: { node: end.node, offset: end.offset } };
    });
  }

  /** Copies what is selected: whole paragraphs and controls where their borders are inside, else a stretch of text. Changes nothing. */
  copy(span: Span): Fragment {
    return this.peek(() => this.clipboard.copy(span));
  }

  /** Copies whole blocks (paragraphs, tables, block controls) that stand side by side. */
  copyBlocks(blocks: readonly Element[]): Fragment {
    return this.clipboard.copyBlocks(blocks);
  }

  cut(span: Span): Fragment | null {
    const fragment = this.copy(span);
    return this.deleteSpan(span) && fragment;
  }

  /** Takes whole blocks out; a container that would be left without a paragraph gets an empty one. */
  cutBlocks(blocks: readonly Element[]): Fragment | null {
    if (this.locks.refuseUser(blocks.map((block) => ({ start: before(block), end: behind(block) })))) return null;
    const fragment = this.copyBlocks(blocks);
    this.edit('user', () => this.clipboard.removeBlocks(blocks));
    return fragment;
  }

  /**
   * Pastes at a caret, over a selection. Blocks stand before the paragraph of the caret, or behind it where the caret is at its end.
   * Controls keep their tags; a number that the document has already is replaced, as Word does.
   */
  paste(fragment: Fragment, span: Span): Place | null {
    return this.asUser([span], () => this.clipboard.paste(fragment, this.text.delete(span)));
  }

  /** Pastes blocks before a block of a container, or at its end. */
  pasteBlocks(fragment: Fragment, container: Element, before: Element | null): readonly Element[] | null {
    const place = before
      ? { node: container, offset: [...container.childNodes].indexOf(before) }
      : contentSpan(container).end;
    if (this.locks.refuseUser([{ start: place, end: place }])) return null;
    return this.edit('user', () => this.clipboard.pasteBlocks(fragment, container, before));
  }

  /** Takes back the last step, the user's or the add-in's; false: there is none. */
  undo(): boolean {
    return this.revert(this.undoSteps, this.redoSteps);
  }

  redo(): boolean {
    return this.revert(this.redoSteps, this.undoSteps);
  }

  /** All controls of the text in document order. */
  controls(): readonly Element[] {
    const { controlsVersion } = this.tree;
    if (this.known?.version !== controlsVersion)
      this.known = { version: controlsVersion, controls: descendants(this.body, 'sdt') };
    return this.known.controls;
  }

  /** The first control with a tag: for tests and for going to a fragment. */
  controlByTag(tag: string): Element | null {
    return this.controls().find((sdt) => control.tag(sdt) === tag) ?? null;
  }

  /** Cuts runs to look at them and puts them together again: no step to undo, no notice, the caret where it was. */
  private peek<Result>(work: () => Result): Result {
    if (this.depth > 0) return work();
    const { selection } = this;
    this.depth += 1;
    try {
      return work();
    } finally {
      this.tree.revert(this.tree.takeJournal());
      this.tree.takeJournal();
      this.tree.place(this.caret.start, selection.start);
      this.tree.place(this.caret.end, selection.end);
      this.depth -= 1;
    }
  }

  private deleteStep(start: Place, end: Place): Place | null {
    const paragraph = paragraphOf(start.node);
    if (paragraph === paragraphOf(end.node) || !paragraph) return this.deleteSpan({ start, end });
    return this.joinWithNext(paragraph);
  }

  private asUser(spans: readonly Span[], work: () => Place | null): Place | null {
    if (this.locks.refuseUser(spans)) return null;
    try {
      return this.edit('user', () => {
        const place = work();
        if (place) this.locks.unwrapTemporary(place);
        return place;
      });
    } catch (error) {
      if (error instanceof LockedError) return null;
      throw error;
    }
  }

  private revert(from: Step[], to: Step[]): boolean {
    const step = from.pop();
    if (!step) return false;
    this.tree.revert(step);
    const back = this.tree.takeJournal();
    to.push(back);
    this.writes += 1;
    if (!this.holds(this.caret.start.node) || !this.holds(this.caret.end.node)) {
      const { start } = contentSpan(this.body);
      this.tree.place(this.caret.start, start);
      this.tree.place(this.caret.end, start);
    }
    this.tell({ source: 'undo', elements: touchedElements(back, this.body) });
    return true;
  }

  private holds(node: Node): boolean {
    for (let at: Node | null = node; at; at = at.parentNode) if (at === this.body) return true;
    return false;
  }

  private finish(source: ChangeSource): void {
    if (!this.tree.isDirty) return;
    const step = this.tree.takeJournal();
    this.undoSteps.push(step);
    this.redoSteps = [];
    this.writes += 1;
    this.tell({ source, elements: touchedElements(step, this.body) });
  }

  private tell(change: DocumentChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
