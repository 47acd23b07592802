import { excel2019, ltsc2021, subscription } from '../profiles/excel';
import type { HostProfile } from '../profiles/profile';
import type { Fault } from '../executor/faults';
import { EventType } from '../excel/book';
import { PROTECTION_OPTIONS, type ProtectionOptions } from '../excel/extras';
import type { BookFile } from '../files/book-file';
import { emptyBook, readBook, saveBook } from './book-files';
import { paneSplitter } from './document/pane-width';
import { button, element } from './dom';
import type { GridLibrary } from './grid/open-grid';
import { showMessage } from './message';
import { OpenedBook } from './opened-book';
import { PaneFrame, type View } from './pane-frame';
import { Ribbon } from './ribbon';
import { zh } from './text';
import { TrafficView } from './traffic/traffic-view';

export const profiles: readonly HostProfile[] = [ltsc2021, subscription, excel2019];

/** What protection allows when a user protects a sheet without ticking anything. */
const plainProtection: ProtectionOptions = {
  ...(Object.fromEntries(PROTECTION_OPTIONS.map((name) => [name, false])) as Record<(typeof PROTECTION_OPTIONS)[number], boolean>),
  selectionMode: 'Normal',
};

/** The window: title, ribbon, grid, task pane, traffic, status bar; one workbook at a time. */
export class Workbench {
  readonly pane: PaneFrame;
  private current: OpenedBook | null = null;
  private profile: HostProfile = ltsc2021;
  private readonly ribbon: Ribbon;
  private readonly traffic: TrafficView;
  private readonly grid = element('main', { class: 'grid-place' });
  private readonly side = element('aside', { class: 'side', attributes: { 'aria-label': zh.paneTitle } });
  private readonly title = element('span', { class: 'file-name' });
  private readonly mode = element('span', { class: 'mode' }, zh.status.ready);
  private readonly counts = element('span', { class: 'counts', title: zh.countsTip });
  private readonly version = element('span', { class: 'version' });

  constructor(
    root: HTMLElement,
    private readonly library: GridLibrary,
    paneOrigin: string,
    /** The user opened the pane at a view. */
    onView: (view: View) => void = () => {},
  ) {
    this.traffic = new TrafficView((key) => this.current?.sheetName(key) ?? null);
    this.pane = new PaneFrame({
      side: this.side,
      origin: paneOrigin,
      host: () => this.book.asChannelHost(),
      onFocusOut: () => this.focusGrid(),
      onUnknownCall: (what) => this.traffic.addUnknownCall(what),
      onNewLife: () => this.book.host.book.events.forgetAll(),
    });
    this.ribbon = new Ribbon({
      profiles,
      onView: (view) => {
        this.showView(view);
        onView(view);
      },
      onProfile: (profile) => this.useProfile(profile),
      onFault: (fault, on) => this.orderFault(fault, on),
      onProtect: () => this.toggleProtection(),
      onReopenPane: () => this.showView(this.pane.view ?? 'check'),
      onTab: (tab) => root.setAttribute('data-tab', tab),
    });
    root.append(this.titleBar(), this.ribbon.root, this.work(), this.statusBar());
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      this.pane.focus();
    });
  }

  get book(): OpenedBook {
    if (!this.current) throw new Error('no workbook is open');
    return this.current;
  }

  /** Opens a workbook in place of the one that is there, with the pane at a view. */
  async open(file: BookFile, fileName: string, view: View = 'check', prepare: (book: OpenedBook) => void = () => {}): Promise<OpenedBook> {
    if (this.current) {
      this.pane.close();
      this.current.close();
    }
    const book = new OpenedBook(this.library, this.grid, file, fileName, this.profile, {
      refuse: (message) => showMessage(message, () => this.focusGrid()),
      onEditing: (editing) => this.showEditing(editing),
      onAddinSelects: () => this.focusGrid(),
    });
    this.current = book;
    this.title.textContent = `${fileName} - Excel`;
    document.title = `${fileName} - ${zh.notExcel}`;
    this.traffic.clear();
    book.host.traffic.onExchange((exchange) => {
      this.traffic.add(exchange);
      this.showCounts();
    });
    book.host.listen((event) => this.traffic.addEvent(event));
    book.model.onChange(({ kind }) => {
      if (kind === 'activated' || kind === 'structure') this.showProtection();
    });
    this.showCounts();
    this.showProtection();
    prepare(book);
    await book.host.book.settle();
    this.showView(view);
    return book;
  }

  /** As by 打开: a file that cannot be read is told, and what is open stays open. */
  async openFile(file: File): Promise<void> {
    const read = await readBook(new Uint8Array(await file.arrayBuffer()), file.name);
    if (typeof read === 'string') return showMessage(`${zh.cannotOpen}${read}`, () => this.focusGrid());
    await this.open(read, file.name);
  }

  showView(view: View): void {
    this.side.hidden = false;
    this.pane.open(view);
    this.ribbon.showView(view);
  }

  closePane(): void {
    this.pane.close();
    this.side.hidden = true;
    this.ribbon.showView(null);
  }

  useProfile(profile: HostProfile): void {
    this.profile = profile;
    this.book.host.book.profile = profile;
    this.ribbon.showProfile(profile);
    this.showCounts();
    if (this.pane.isOpen) this.showView(this.pane.view ?? 'check');
  }

  private orderFault(fault: Fault, on: boolean): void {
    const { faults } = this.book.host;
    if (!on) faults.clear(fault);
    else faults.order(fault, fault === 'timeout' ? 1 : Infinity);
    // It is used up by one request.
    if (fault === 'timeout' && on) setTimeout(() => this.ribbon.showFault('timeout', faults.has('timeout')), 1000);
  }

  private toggleProtection(): void {
    const { book } = this.book.host;
    const sheet = book.model.active();
    const extras = book.extras.of(sheet);
    extras.protection = extras.protection ? null : { options: plainProtection, password: null };
    book.raise(EventType.ProtectionChanged, sheet, { isProtected: extras.protection !== null, source: 'Local' });
    this.showProtection();
  }

  private showProtection(): void {
    const { book } = this.book.host;
    this.ribbon.showProtected(book.extras.of(book.model.active()).protection !== null);
  }

  private showEditing(editing: boolean): void {
    this.mode.textContent = editing ? zh.status.editing : zh.status.ready;
    this.ribbon.showFault('cell-edit', editing);
  }

  private showCounts(): void {
    const { traffic } = this.book.host;
    this.counts.textContent = zh.counts(traffic.roundTrips, traffic.writes);
    this.version.textContent = `模拟的 ${this.profile.title}`;
  }

  focusGrid(): void {
    window.focus();
    this.grid.querySelector<HTMLElement>('[data-u-comp="editor"], canvas')?.focus();
  }

  private titleBar(): HTMLElement {
    const chooser = element('input', { attributes: { type: 'file', accept: '.xlsx', hidden: '', 'aria-label': zh.openBook } });
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) void this.openFile(file);
    });
    return element(
      'header',
      { class: 'title-bar' },
      button(zh.newBook, 'new', () => void this.open(emptyBook(), `${zh.newName}.xlsx`)),
      button(zh.openBook, 'open', () => chooser.click()),
      button(zh.saveBook, 'save', () => void saveBook(this.book)),
      chooser,
      this.title,
      element('span', { class: 'not-excel' }, zh.notExcel),
    );
  }

  private work(): HTMLElement {
    const close = element('button', { class: 'pane-close', title: zh.closePane, attributes: { type: 'button', 'aria-label': zh.closePane }, onClick: () => this.closePane() }, '×');
    this.side.append(paneSplitter(this.side), element('div', { class: 'pane-head' }, element('span', {}, zh.addin), close));
    return element('div', { class: 'work' }, this.grid, this.side, this.traffic.root);
  }

  private statusBar(): HTMLElement {
    const reset = button(zh.reset, 'reset-counts', () => {
      this.book.host.traffic.reset();
      this.traffic.clear();
      this.showCounts();
    });
    this.traffic.root.hidden = true;
    const open = button(zh.traffic, 'traffic', () => {
      this.traffic.root.hidden = !this.traffic.root.hidden;
      open.setAttribute('aria-pressed', String(!this.traffic.root.hidden));
    });
    return element('footer', { class: 'status-bar' }, this.mode, this.version, this.counts, reset, open);
  }
}
