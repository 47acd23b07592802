import { excel2019, ltsc2021, subscription } from '../profiles/excel';
import type { HostProfile } from '../profiles/profile';
import { EventType } from '../excel/book';
import { PROTECTION_OPTIONS, type ProtectionOptions } from '../excel/extras';
import type { BookFile } from '../files/book-file';
import { emptyBook, readBook, saveBook } from './book-files';
import { element } from './dom';
import type { GridLibrary } from './grid/open-grid';
import { showMessage } from './message';
import { OpenedBook } from './opened-book';
import { PaneFrame, type View } from './pane-frame';
import { Ribbon } from './ribbon';
import { zh } from './text';
import { TrafficView } from './traffic/traffic-view';
import { WindowFrame } from './window-frame';

const profiles: readonly HostProfile[] = [ltsc2021, subscription, excel2019];

/** What protection allows when a user protects a sheet without ticking anything. */
const plainProtection: ProtectionOptions = {
  ...(Object.fromEntries(PROTECTION_OPTIONS.map((name) => [name, false])) as Record<
    (typeof PROTECTION_OPTIONS)[number],
    boolean
  >),
  selectionMode: 'Normal',
};

/** The window: title, ribbon, grid, task pane, traffic, status bar; one workbook at a time. */
export class Workbench {
  readonly pane: PaneFrame;
  private current: OpenedBook | null = null;
  private profile: HostProfile = ltsc2021;
  private readonly ribbon: Ribbon;
  private readonly frame: WindowFrame;
  private readonly grid = element('main', { class: 'grid-place' });

  constructor(
    root: HTMLElement,
    private readonly library: GridLibrary,
    paneOrigin: string,
    /** The user opened the pane at a view. */
    onView: (view: View) => void = () => {},
  ) {
    const traffic = new TrafficView((key) => this.current?.sheetName(key) ?? null);
    this.frame = new WindowFrame({
      prefix: '',
      program: 'Excel',
      place: this.grid,
      traffic,
      words: {
        new: zh.newBook,
        save: zh.saveBook,
        open: zh.openBook,
        paneTitle: zh.paneTitle,
        countsTip: zh.countsTip,
        imitation: zh.notExcel,
      },
      accepts: '.xlsx',
      onNew: () => void this.open(emptyBook(), `${zh.newName}.xlsx`),
      onOpen: (file) => void this.openFile(file),
      onSave: () => void saveBook(this.book),
      onClosePane: () => this.closePane(),
    });
    this.pane = new PaneFrame({
      side: this.frame.side,
      origin: paneOrigin,
      host: () => this.book.asChannelHost(),
      onFocusOut: () => this.focusGrid(),
      onUnknownCall: (what) => traffic.addUnknownCall(what),
      onNewLife: () => this.book.host.book.events.forgetAll(),
    });
    this.ribbon = new Ribbon({
      profiles,
      onView: (view) => {
        this.showView(view);
        onView(view);
      },
      onProfile: (profile) => this.useProfile(profile),
      onFault: (fault, on) => this.frame.orderFault(fault, on, (one, isOn) => this.ribbon.showFault(one, isOn)),
      onProtect: () => this.toggleProtection(),
      onReopenPane: () => this.showView(this.pane.view ?? 'check'),
    });
    this.frame.build(root, this.ribbon.root);
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

  /** Opens a workbook in place of the one that is there, with the pane at a view, or closed. */
  async open(
    file: BookFile,
    fileName: string,
    view: View | null = 'check',
    prepare: (book: OpenedBook) => void = () => {},
  ): Promise<OpenedBook> {
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
    document.title = `${fileName} - ${zh.notExcel}`;
    this.frame.follow(book.host, fileName);
    book.model.onChange(({ kind }) => {
      if (kind === 'activated' || kind === 'structure') this.showProtection();
    });
    this.showProtection();
    prepare(book);
    await book.host.book.settle();
    if (view === null) this.closePane();
    else this.showView(view);
    return book;
  }

  /** As by 打开: a file that cannot be read is told, and what is open stays open. */
  async openFile(file: File): Promise<void> {
    const read = await readBook(new Uint8Array(await file.arrayBuffer()), file.name);
    if (typeof read === 'string') return showMessage(`${zh.cannotOpen}${read}`, () => this.focusGrid());
    await this.open(read, file.name);
  }

  showView(view: View): void {
    this.frame.side.hidden = false;
    this.pane.open(view);
    this.ribbon.showView(view);
  }

  closePane(): void {
    this.pane.close();
    this.frame.side.hidden = true;
    this.ribbon.showView(null);
  }

  useProfile(profile: HostProfile): void {
    this.profile = profile;
    this.book.host.book.profile = profile;
    this.ribbon.showProfile(profile);
    this.frame.showProfile(profile);
    if (this.pane.isOpen) this.showView(this.pane.view ?? 'check');
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
    this.frame.showMode(editing ? zh.status.editing : zh.status.ready);
    this.ribbon.showFault('cell-edit', editing);
  }

  focusGrid(): void {
    window.focus();
    this.grid.querySelector<HTMLElement>('[data-u-comp="editor"], canvas')?.focus();
  }
}
