import { isElement, is } from '../model/dom';
import { controlsAround } from '../model/blocks';
import type { DocumentChange, DocumentModel } from '../model/document-model';
import { before, behind, comparePlaces, type Place, type Span } from '../model/place';
import { Caret } from './caret';
import { ControlLabel } from './control-label';
import { Drawing } from './drawing';
import { Input, type Refusal } from './input';
import { commandOf } from './keys';
import { Looks } from './look';
import type { Mark } from './marks';
import { UndoBursts } from './undo-bursts';

export interface PageWish {
  readonly refuse: (why: Refusal) => void;
  /** The selection or the document changed. */
  readonly onState: () => void;
}

/** Room beside the text where the window is narrow, and how small a page may be drawn. */
const NARROW_MARGIN = 18;
const GUTTER = 8;
const SMALLEST = 0.3;

/**
 * The drawn page. The XML is the document: keys are turned into edits of it and what changed is drawn anew, by whomever it was changed.
 * Only while an input method composes does the browser write into the page; what came of it is then typed like any other text.
 */
export class DocumentPage {
  readonly pages = document.createElement('div');
  private readonly drawing: Drawing;
  private readonly caret: Caret;
  private readonly input: Input;
  private readonly bursts: UndoBursts;
  private readonly label: ControlLabel;
  private composing: Span | null = null;
  private waiting = false;
  private isOwnSelection = false;
  private readonly stops: (() => void)[];

  constructor(
    private readonly place: HTMLElement,
    private readonly model: DocumentModel,
    private readonly wish: PageWish,
  ) {
    this.drawing = new Drawing(new Looks(model.parts.related('styles')));
    this.caret = new Caret(this.pages, this.drawing);
    this.bursts = new UndoBursts(model);
    this.input = new Input(model, this.bursts, wish.refuse);
    Object.assign(this.pages, { className: 'pages', contentEditable: 'true', spellcheck: false });
    this.pages.setAttribute('role', 'textbox');
    this.pages.setAttribute('aria-multiline', 'true');
    this.pages.setAttribute('aria-label', '文档');
    this.drawAll();
    place.append(this.pages);
    this.label = new ControlLabel(place, this.pages, (control) => this.choose(control));
    this.listen();
    const follow = (): void => this.readSelection();
    document.addEventListener('selectionchange', follow);
    this.stops = [
      () => document.removeEventListener('selectionchange', follow),
      model.onChange((change) => {
        this.bursts.note(change);
        this.draw(change);
      }),
      model.onSelection(() => this.showSelection()),
    ];
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.pages.remove();
    this.label.element.remove();
  }

  focus(): void {
    window.focus();
    this.pages.focus({ preventScroll: true });
    this.showCaret();
  }

  format(mark: Mark): void {
    this.input.format(mark);
    this.focus();
    this.wish.onState();
  }

  isOn(mark: Mark): boolean {
    return this.input.isOn(mark);
  }

  undo(): void {
    this.bursts.undo();
    this.focus();
  }

  redo(): void {
    this.bursts.redo();
    this.focus();
  }

  /** Every sheet as large as the window lets it: margins shrink first, then the letters. */
  fit(): void {
    const room = this.place.clientWidth - 2 * GUTTER;
    if (room <= 0) return;
    for (const sheet of this.pages.querySelectorAll<HTMLElement>('.sheet')) {
      sheet.style.setProperty('zoom', '1');
      sheet.style.removeProperty('--most-margin');
      const isNarrow = sheet.offsetWidth > room;
      sheet.classList.toggle('narrow', isNarrow);
      if (!isNarrow) continue;
      sheet.style.setProperty('--most-margin', `${NARROW_MARGIN}px`);
      const needed = sheet.offsetWidth;
      if (needed > room)
        sheet.style.setProperty('zoom', String(Math.max(SMALLEST, Math.floor((room / needed) * 100) / 100)));
    }
    this.label.show();
  }

  private listen(): void {
    const { pages } = this;
    pages.addEventListener('beforeinput', (event) => this.onInput(event));
    pages.addEventListener('keydown', (event) => this.onKey(event));
    pages.addEventListener('compositionstart', () => {
      this.readSelection();
      this.composing = this.model.selection;
    });
    pages.addEventListener('compositionend', (event) => this.onComposed(event.data));
    pages.addEventListener('focus', () => this.showCaret());
    for (const kind of ['copy', 'cut', 'paste'] as const) {
      pages.addEventListener(kind, (event) => {
        event.preventDefault();
        this.readSelection();
        if (event.clipboardData) this.input[kind](event.clipboardData);
      });
    }
    pages.addEventListener('dragstart', (event) => event.preventDefault());
  }

  private onInput(event: InputEvent): void {
    if (this.composing || event.isComposing) return;
    event.preventDefault();
    this.readSelection();
    const { inputType, data } = event;
    if (inputType === 'insertText' || inputType === 'insertReplacementText') {
      const text = data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (text !== '')
        this.input.type(text, inputType === 'insertText' ? undefined : (this.targetOf(event) ?? undefined));
    } else if (inputType === 'insertParagraph') this.input.enter();
    else if (inputType === 'insertLineBreak') this.input.type('\v');
    else if (inputType === 'deleteContentBackward') this.input.backspace();
    else if (inputType === 'deleteContentForward') this.input.delete();
    else if (/^delete(Word|SoftLine|HardLine|Entire)/.test(inputType)) {
      const span = this.targetOf(event);
      if (span) this.input.deleteSpan(span);
    } else if (inputType === 'historyUndo') this.undo();
    else if (inputType === 'historyRedo') this.redo();
  }

  /** What the browser means by "a word". */
  private targetOf(event: InputEvent): Span | null {
    const [range] = event.getTargetRanges();
    const start = range && this.caret.placeOf(range.startContainer, range.startOffset);
    const end = range && this.caret.placeOf(range.endContainer, range.endOffset);
    return start && end ? { start, end } : null;
  }

  private onKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === null || this.composing) return;
    this.readSelection();
    if (command === 'step-out-right' || command === 'step-out-left') {
      if (!this.input.stepOut(command === 'step-out-right' ? 'right' : 'left')) return;
    } else if (command === 'tab') this.input.type('\t');
    else if (command === 'undo') this.undo();
    else if (command === 'redo') this.redo();
    else this.format(command);
    event.preventDefault();
  }

  private onComposed(text: string): void {
    const span = this.composing;
    this.composing = null;
    if (!span) return;
    // The browser wrote into the page; what stood there comes back, then the text is typed.
    this.drawAll();
    this.waiting = false;
    this.model.select(span);
    if (text !== '') this.input.type(text);
    else if (comparePlaces(span.start, span.end) < 0) this.input.deleteSpan(span);
    this.showCaret();
  }

  private draw({ source, elements }: DocumentChange): void {
    if (this.composing) {
      this.waiting = true;
      return;
    }
    const blocks = new Set(elements.map((element) => this.blockAround(element)));
    if (blocks.has(null)) this.drawAll();
    else for (const block of blocks) if (block) this.drawBlock(block);
    if (this.hasFocus) this.showCaret();
    if (source === 'user' && this.hasFocus) this.reveal();
    this.wish.onState();
  }

  private drawBlock(block: Element): void {
    const old = this.drawing.drawnFor(block);
    const made = this.drawing.block(block);
    if (old && made) old.replaceWith(made);
    else this.drawAll();
  }

  private drawAll(): void {
    // Whole reports bring their styles along.
    this.drawing.restyle(new Looks(this.model.parts.related('styles')));
    this.pages.replaceChildren(...this.drawing.body(this.model.body));
    if (this.pages.isConnected) this.fit();
  }

  /** The smallest block around an element that can be drawn by itself; null: all has to be. */
  private blockAround(element: Element): Element | null {
    for (let at: Node | null = element; at && at !== this.model.body; at = at.parentNode) {
      if (!isElement(at) || !is(at, 'p', 'tbl', 'sdt')) continue;
      const drawn = this.drawing.drawnFor(at);
      const isBlock = drawn && this.pages.contains(drawn) && ['P', 'TABLE', 'DIV'].includes(drawn.tagName);
      if (isBlock) return at;
    }
    return null;
  }

  private get hasFocus(): boolean {
    return document.activeElement === this.pages;
  }

  private readSelection(): void {
    if (this.composing || !this.hasFocus) return;
    const read = this.caret.read();
    if (!read) return;
    const { anchor, focus } = read;
    const span = comparePlaces(anchor, focus) <= 0 ? { start: anchor, end: focus } : { start: focus, end: anchor };
    this.isOwnSelection = true;
    const { selection } = this.model;
    if (comparePlaces(selection.start, span.start) !== 0 || comparePlaces(selection.end, span.end) !== 0)
      this.input.forgetPending();
    this.model.select(span);
    this.isOwnSelection = false;
    this.mark();
    this.wish.onState();
  }

  /** Somebody else moved the selection: the add-in, or an edit that says where the caret is now. */
  private showSelection(): void {
    if (this.isOwnSelection || this.composing) return;
    if (!this.hasFocus) this.focus();
    this.showCaret();
    this.reveal();
  }

  private showCaret(): void {
    if (this.composing) return;
    const { start, end } = this.model.selection;
    this.caret.show(start, end);
    this.mark();
  }

  /** The control that the caret is in. */
  private mark(): void {
    const around = controlsAround(this.model.selection.start.node);
    for (const one of this.pages.querySelectorAll('.control.on')) one.classList.remove('on');
    const drawn = around.flatMap((control) => this.drawing.drawnFor(control) ?? []);
    for (const one of drawn) one.classList.add('on');
    this.label.set(drawn[0] ?? null);
  }

  /** Selects a control with its borders: copying it copies the control. */
  private choose(drawn: HTMLElement): void {
    const control = this.drawing.sourceOf(drawn);
    if (!control) return;
    this.model.select({ start: before(control), end: behind(control) });
    this.focus();
    for (const one of this.pages.querySelectorAll('.control.chosen')) one.classList.remove('chosen');
    drawn.classList.add('chosen');
    const forget = (): void => {
      drawn.classList.remove('chosen');
      document.removeEventListener('selectionchange', forget);
    };
    setTimeout(() => document.addEventListener('selectionchange', forget), 0);
  }

  private reveal(): void {
    const rect = this.rectOf(this.model.selection.start);
    const around = this.place.getBoundingClientRect();
    if (!rect || (rect.top >= around.top && rect.bottom <= around.bottom)) return;
    this.place.scrollTop += rect.top - around.top - around.height / 3;
  }

  private rectOf(place: Place): DOMRect | null {
    const point = this.caret.pointOf(place);
    if (!point) return null;
    const element = isElement(point.node) ? point.node : point.node.parentElement;
    const range = document.createRange();
    range.setStart(point.node, point.offset);
    const [exact] = range.getClientRects();
    return exact ?? element?.getBoundingClientRect() ?? null;
  }
}
