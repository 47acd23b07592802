import { after, ancestor, contains, is } from '../model/dom';
import { before, behind, type Place, type Span } from '../model/place';
import type { DocumentModel } from '../model/document-model';
import type { Fragment } from '../model/fragment';
import { runText } from '../model/run-text';
import { hasMark, isCaret, setMark, type Mark } from './marks';
import type { UndoBursts } from './undo-bursts';

/** Where copied pieces with their controls wait; the system's clipboard only carries their text and this key. */
const copied = new Map<string, Fragment>();
const FRAGMENT = 'application/x-workbench-fragment';
let copies = 0;

/** Why an edit was not made. */
export type Refusal = 'read-only' | 'locked';

/** What the keyboard, the mouse and the clipboard do to the document. Knows the model, not how it is drawn. */
export class Input {
  /** Marks that the next typed letters get, chosen at a caret. */
  private pending: ReadonlyMap<Mark, boolean> = new Map();

  constructor(
    private readonly model: DocumentModel,
    private readonly bursts: UndoBursts,
    private readonly refuse: (why: Refusal) => void,
  ) {}

  /** `span` differs from the selection where the browser says what a key means (a whole word). */
  type(text: string, span = this.model.selection): void {
    const { pending } = this;
    const isLetter = text.length === 1 && isCaret(span);
    this.done(span, () => {
      if (pending.size === 0)
        return isLetter ? this.bursts.typing(() => this.model.typeText(span, text)) : this.model.typeText(span, text);
      return this.model.edit('user', () => {
        const end = this.model.typeText(span, text);
        if (!end) return null;
        let typed: Span = { start: { node: end.node, offset: end.offset - text.length }, end };
        for (const [mark, on] of pending) typed = setMark(this.model, typed, mark, on) ?? typed;
        return typed.end;
      });
    });
  }

  enter(): void {
    const span = this.model.selection;
    this.done(span, () => this.model.pressEnter(span));
  }

  backspace(): void {
    this.erase((place) => this.model.deleteBackward(place), isLowSurrogateBefore);
  }

  delete(): void {
    this.erase((place) => this.model.deleteForward(place), isHighSurrogateBehind);
  }

  deleteSpan(span: Span): void {
    this.done(span, () => this.model.deleteSpan(span));
  }

  copy(data: DataTransfer): void {
    const { selection } = this.model;
    if (isCaret(selection)) return;
    this.keep(this.model.copy(selection), data);
  }

  cut(data: DataTransfer): void {
    const { selection } = this.model;
    if (isCaret(selection)) return;
    const fragment = this.model.copy(selection);
    this.done(selection, () => this.model.deleteSpan(selection));
    this.keep(fragment, data);
  }

  /** What was copied on a page keeps its controls; anything else comes as its text. */
  paste(data: DataTransfer): void {
    const fragment = copied.get(data.getData(FRAGMENT));
    const span = this.model.selection;
    if (fragment) return this.done(span, () => this.model.paste(fragment, span));
    const text = data
      .getData('text/plain')
      .replace(/\r\n|\r|\n/g, '\n')
      .replace(/\n$/, '');
    if (text !== '') this.type(text);
  }

  /** On a selection at once; at a caret, for what is typed next. */
  format(mark: Mark): void {
    const { selection } = this.model;
    const on = !this.isOn(mark);
    if (isCaret(selection)) {
      this.pending = new Map([...this.pending, [mark, on]]);
      return;
    }
    const kept = setMark(this.model, selection, mark, on);
    if (kept) this.model.select(kept);
    else this.refuse(this.reason());
  }

  isOn(mark: Mark): boolean {
    return this.pending.get(mark) ?? hasMark(this.model, this.model.selection, mark);
  }

  /** The caret went elsewhere. */
  forgetPending(): void {
    this.bursts.interrupt();
    this.pending = new Map();
  }

  /** A step of the caret that the browser cannot show: over the edge of a control amid text. true: the step was taken. */
  stepOut(direction: 'right' | 'left'): boolean {
    const { selection } = this.model;
    if (!isCaret(selection)) return false;
    const { node, offset } = selection.start;
    const control = ancestor(node, 'sdt');
    const paragraph = ancestor(node, 'p');
    if (!control || !paragraph || !contains(paragraph, control) || !is(node, 'r')) return false;
    const atEdge =
      direction === 'right'
        ? offset === runText(node).length && !hasTextBehind(node, control)
        : offset === 0 && !hasTextBefore(node, control);
    if (!atEdge) return false;
    const place = direction === 'right' ? behind(control) : before(control);
    this.model.select({ start: place, end: place });
    return true;
  }

  private erase(step: (place: Place) => Place | null, isHalf: (place: Place) => boolean): void {
    const { selection } = this.model;
    if (!isCaret(selection)) return this.deleteSpan(selection);
    this.done(selection, () =>
      this.model.edit('user', () => {
        // A letter of two halves goes whole.
        const half = isHalf(selection.start) ? step(selection.start) : selection.start;
        return step(half ?? selection.start) ?? half;
      }),
    );
  }

  private done(span: Span, work: () => Place | null): void {
    const place = work();
    this.pending = new Map();
    if (place) this.model.select({ start: place, end: place });
    else if (this.model.locks.refuseUser([span])) this.refuse(this.reason());
  }

  private reason(): Refusal {
    return this.model.locks.isProtected ? 'read-only' : 'locked';
  }

  private keep(fragment: Fragment, data: DataTransfer): void {
    const key = `piece-${++copies}`;
    copied.clear();
    copied.set(key, fragment);
    data.setData(FRAGMENT, key);
    data.setData('text/plain', textOf(fragment));
  }
}

function textOf({ kind, nodes }: Fragment): string {
  if (kind === 'text') return nodes.map(textIn).join('');
  return nodes
    .flatMap((node) => (is(node, 'p') ? [node] : paragraphs(node)))
    .map(textIn)
    .join('\n');
}

function paragraphs(node: Element): Element[] {
  const found: Element[] = [];
  for (let at = node.firstChild; at; at = at.nextSibling) {
    if (is(at, 'p')) found.push(at);
    else if (at.nodeType === Node.ELEMENT_NODE && !is(at, 'r')) found.push(...paragraphs(at as Element));
  }
  return found;
}

function textIn(node: Element): string {
  if (is(node, 'r')) return runText(node).replaceAll('\v', '\n');
  let text = '';
  for (let at = node.firstChild; at; at = at.nextSibling)
    if (at.nodeType === Node.ELEMENT_NODE) text += textIn(at as Element);
  return text;
}

function hasTextBehind(run: Element, control: Element): boolean {
  for (
    let node = after(run);
    node && contains(control, node);
    node = node.firstChild && !is(node, 'r') ? node.firstChild : after(node)
  )
    if (is(node, 'r') && runText(node) !== '') return true;
  return false;
}

function hasTextBefore(run: Element, control: Element): boolean {
  for (let node: Node | null = run; node && node !== control; node = node.parentNode)
    for (let at = node.previousSibling; at; at = at.previousSibling)
      if (at.nodeType === Node.ELEMENT_NODE && textIn(at as Element) !== '') return true;
  return false;
}

const letter = ({ node, offset }: Place): string => (is(node, 'r') ? (runText(node)[offset] ?? '') : '');
const isLowSurrogateBefore = ({ node, offset }: Place): boolean =>
  /[\udc00-\udfff]/.test(letter({ node, offset: offset - 1 }));
const isHighSurrogateBehind = (place: Place): boolean => /[\ud800-\udbff]/.test(letter(place));
