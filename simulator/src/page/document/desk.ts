import { button, element, setToggle } from '../dom';
import { showMessage } from '../message';
import type { DocumentWindow } from './document-window';
import { drag } from '../pane-width';
import { zh } from './text';

export type Arrangement = keyof typeof zh.show;
const ARRANGEMENTS = Object.keys(zh.show) as Arrangement[];

/** Two windows with a pane each want about this much; below it they take turns. */
const ROOM_FOR_BOTH = 1180;
const LEAST_SHARE = 0.25;

interface Wish {
  readonly paneOrigin: string;
  /** A workbook was dropped. */
  readonly openBook: (file: File) => void;
  /** The grid has the keyboard again. */
  readonly focusBook: () => void;
}

/** What stands around the two imitated windows: which of them is seen, and the way to the second one. Its code is loaded when it is first wanted. */
export class Desk {
  readonly bookRoot = element('div', { class: 'workbench excel' });
  private documentWindow: DocumentWindow | null = null;
  private loading: Promise<DocumentWindow> | null = null;
  private wished: Arrangement = 'book';
  private lastSingle: Arrangement = 'book';
  private readonly windows = element('div', { class: 'desk-windows' });
  private readonly buttons = new Map(
    ARRANGEMENTS.map(
      (one) => [one, button(zh.show[one], `show-${one}`, () => this.arrange(one), zh.showTips[one])] as const,
    ),
  );
  private readonly arrangement = element(
    'div',
    { class: 'arrange', role: 'group', attributes: { 'aria-label': zh.arrange } },
    ...this.buttons.values(),
  );

  constructor(
    private readonly root: HTMLElement,
    private readonly wish: Wish,
  ) {
    this.windows.append(this.bookRoot, this.splitter());
    this.arrangement.hidden = true;
    root.replaceChildren(this.bar(), this.windows);
    root.classList.add('desk');
    this.acceptDrops();
    window.addEventListener('resize', () => this.show());
    this.show();
  }

  /** The Word half; null until it was first opened. */
  get documents(): DocumentWindow | null {
    return this.documentWindow;
  }

  /** Which windows are to be seen; where there is no room for both, the one that was asked for last. */
  arrange(wished: Arrangement): void {
    this.wished = wished;
    if (wished !== 'both') this.lastSingle = wished;
    this.show();
  }

  /** As by 报告 in the workbook's ribbon: the document, where one is open, comes beside it. */
  showBeside(): void {
    if (this.documentWindow) this.arrange('both');
  }

  async openSampleReport(): Promise<void> {
    const answer = await fetch('books/sample.docx');
    if (!answer.ok) throw new Error(`books/sample.docx: ${answer.status}`);
    await this.openDocument(new Uint8Array(await answer.arrayBuffer()), zh.sampleName);
  }

  /** Opens a document in the Word half, beside the workbook. */
  async openDocument(bytes: Uint8Array, fileName: string): Promise<void> {
    const documents = await this.load();
    this.lastSingle = 'document';
    this.arrange('both');
    documents.openBytes(bytes, fileName);
  }

  private async openFile(file: File): Promise<void> {
    await this.openDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  private load(): Promise<DocumentWindow> {
    this.loading ??= import(/* webpackChunkName: "document" */ './document-window').then(({ DocumentWindow }) => {
      const root = element('div', { class: 'workbench word' });
      this.windows.append(root);
      this.documentWindow = new DocumentWindow(root, this.wish.paneOrigin);
      this.arrangement.hidden = false;
      return this.documentWindow;
    });
    return this.loading;
  }

  private show(): void {
    const shown = this.wished === 'both' && window.innerWidth < ROOM_FOR_BOTH ? this.lastSingle : this.wished;
    this.root.setAttribute('data-shown', shown);
    for (const [name, one] of this.buttons) {
      setToggle(one, name === shown);
      one.hidden = name === 'both' && window.innerWidth < ROOM_FOR_BOTH;
    }
  }

  private bar(): HTMLElement {
    const chooser = element('input', {
      attributes: { type: 'file', accept: '.docx', hidden: '', 'aria-label': zh.openDocument },
    });
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) void this.openFile(file);
    });
    const sample = button(zh.openSample, 'open-sample-report', () => void this.openSampleReport(), zh.openSampleTip);
    sample.classList.add('open-sample');
    return element(
      'nav',
      { class: 'desk-bar', attributes: { 'aria-label': zh.desk } },
      element('span', { class: 'desk-name' }, zh.desk),
      this.arrangement,
      sample,
      button(zh.openDocument, 'open-document', () => chooser.click(), zh.openDocumentTip),
      chooser,
    );
  }

  private splitter(): HTMLElement {
    const bar = element('div', {
      class: 'window-splitter',
      title: zh.splitWindows,
      role: 'separator',
      attributes: { 'aria-orientation': 'vertical', 'aria-label': zh.splitWindows },
    });
    drag(bar, (pointer) => {
      const { left, width } = this.windows.getBoundingClientRect();
      const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, (pointer.clientX - left) / width));
      this.windows.style.setProperty('--document-share', String((1 - share) / share));
    });
    return bar;
  }

  /** Files dropped anywhere: documents go to Word, workbooks to Excel. */
  private acceptDrops(): void {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const mark = (on: boolean): void => void this.root.classList.toggle('dropping', on);
    this.root.addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      mark(true);
    });
    this.root.addEventListener('dragleave', (event) => mark(event.relatedTarget !== null));
    this.root.addEventListener('drop', (event) => {
      const file = event.dataTransfer?.files[0];
      mark(false);
      if (!file || !holdsFiles(event)) return;
      event.preventDefault();
      if (/\.xlsx$/i.test(file.name)) this.wish.openBook(file);
      else if (/\.docx$/i.test(file.name)) void this.openFile(file);
      else showMessage(zh.notOffice, this.wish.focusBook);
    });
  }
}
