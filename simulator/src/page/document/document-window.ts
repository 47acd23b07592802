import type { HostProfile } from '../../profiles/profile';
import { DocumentModel } from '../../word/model/document-model';
import { browserXml } from '../../word/xml-tools';
import { button, element } from '../dom';
import { showMessage } from '../message';
import { PaneFrame } from '../pane-frame';
import { zh as shared } from '../text';
import { TrafficView } from '../traffic/traffic-view';
import { WindowFrame } from '../window-frame';
import { DocumentRibbon, type View } from './document-ribbon';
import './document.css';
import { OpenedDocument, profiles } from './opened-document';
import { zh } from './text';

/** The window that plays Word: title, ribbon, page, task pane, traffic, status bar; one document at a time. */
export class DocumentWindow {
  readonly pane: PaneFrame<View>;
  private current: OpenedDocument | null = null;
  private profile: HostProfile;
  private readonly ribbon: DocumentRibbon;
  private readonly frame: WindowFrame;
  private readonly place = element('main', { class: 'page-place' });
  private readonly switcher = element('div', { class: 'window-switcher', role: 'status' });
  /** Windows behind the one that is seen: documents that an add-in had Word open, and those they were opened from. */
  private behind: { readonly model: DocumentModel; readonly fileName: string }[] = [];
  private made = 1;

  constructor(root: HTMLElement, paneOrigin: string) {
    const [first] = profiles;
    if (!first) throw new Error('no profile of Word');
    this.profile = first;
    const traffic = new TrafficView(() => null, { title: zh.trafficTitle, empty: zh.trafficEmpty, root: '文档' });
    this.frame = new WindowFrame({
      prefix: 'word-',
      program: 'Word',
      place: this.place,
      traffic,
      words: {
        new: zh.newDocument,
        save: zh.saveDocument,
        open: zh.openDocument,
        paneTitle: zh.paneTitle,
        countsTip: zh.countsTip,
        imitation: zh.notWord,
      },
      accepts: '.docx',
      onNew: () => this.openNew(),
      onOpen: (file) => void file.arrayBuffer().then((bytes) => this.openBytes(new Uint8Array(bytes), file.name)),
      onSave: () => this.document.save(),
      onClosePane: () => this.closePane(),
    });
    this.pane = new PaneFrame<View>({
      title: zh.paneTitle,
      side: this.frame.side,
      origin: paneOrigin,
      host: () => this.document.asChannelHost(),
      onFocusOut: () => this.document.page.focus(),
      onUnknownCall: (what) => traffic.addUnknownCall(what),
      onNewLife: () => this.document.forgetHandlers(),
    });
    this.ribbon = new DocumentRibbon({
      profiles,
      onView: (view) => this.showView(view),
      onMark: (mark) => this.document.page.format(mark),
      onUndo: () => this.document.page.undo(),
      onRedo: () => this.document.page.redo(),
      onTrack: (on) => this.setTracking(on),
      onReadOnly: (on) => this.setReadOnly(on),
      onRefuseNew: (on) => (this.document.host.document.refusesNewDocuments = on),
      onFault: (fault, on) => this.frame.orderFault(fault, on, (one, isOn) => this.ribbon.showFault(one, isOn)),
      onProfile: (profile) => this.useProfile(profile),
      onReopenPane: () => this.showView(this.pane.view ?? 'ledger'),
    });
    this.frame.build(root, this.ribbon.root);
    root.querySelector('.title-bar')?.after(this.switcher);
    this.showBehind();
    new ResizeObserver(() => this.current?.page.fit()).observe(this.place);
  }

  get document(): OpenedDocument {
    if (!this.current) throw new Error('no document is open');
    return this.current;
  }

  /** Opens a document in place of the one that is there; a file that cannot be read is told, and what is open stays open. */
  openBytes(bytes: Uint8Array, fileName: string, view: View = 'ledger'): void {
    const read = OpenedDocument.read(bytes);
    if (typeof read === 'string') {
      showMessage(`${shared.cannotOpen}${read}`, () => this.current?.page.focus());
      if (!this.current) this.openNew();
      return;
    }
    this.show(new OpenedDocument(this.place, read, fileName, this.profile, (message) => this.tell(message)), view);
  }

  /** As an add-in has Word open a document: in a window of its own. The one that is seen stays until the user goes there. */
  openBehind(bytes: Uint8Array): void {
    this.behind.push({ model: DocumentModel.open(bytes, browserXml()), fileName: zh.nameOf((this.made += 1)) });
    this.showBehind();
  }

  /** As by 新建. */
  openNew(): void {
    this.show(
      new OpenedDocument(this.place, OpenedDocument.empty(), zh.newName, this.profile, (message) => this.tell(message)),
      'ledger',
    );
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
    this.document.useProfile(profile);
    this.showState();
    if (this.pane.isOpen) this.showView(this.pane.view ?? 'ledger');
  }

  private switchTo(chosen: (typeof this.behind)[number]): void {
    const { model, fileName } = this.document;
    this.behind = this.behind.map((one) => (one === chosen ? { model, fileName } : one));
    this.show(
      new OpenedDocument(this.place, chosen.model, chosen.fileName, this.profile, (message) => this.tell(message)),
      null,
    );
    this.showBehind();
    this.document.page.focus();
  }

  private showBehind(): void {
    this.switcher.hidden = this.behind.length === 0;
    const buttons = this.behind.map((one, at) =>
      button(zh.switchTo(one.fileName), `word-switch-${at + 1}`, () => this.switchTo(one)),
    );
    this.switcher.replaceChildren(zh.otherWindows, ...buttons);
  }

  /** @param view null: no add-in is at work in that window before the user opens its pane */
  private show(opened: OpenedDocument, view: View | null): void {
    if (this.current) {
      this.pane.close();
      this.current.close();
    }
    this.current = opened;
    this.frame.follow(opened.host, opened.fileName);
    opened.host.document.onOpenBeside((bytes) => this.openBehind(bytes));
    opened.onState(() => this.showState());
    opened.page.fit();
    this.showState();
    if (view === null) this.closePane();
    else this.showView(view);
  }

  private tell(message: string): void {
    showMessage(message, () => this.document.page.focus());
  }

  private setTracking(on: boolean): void {
    this.document.setTracking(on);
    this.showState();
    this.document.page.focus();
  }

  private setReadOnly(on: boolean): void {
    this.document.setReadOnly(on);
    this.showState();
  }

  private showState(): void {
    const { tracks, readOnly, marks } = this.document;
    const refusesNew = this.document.host.document.refusesNewDocuments;
    this.ribbon.showState({ tracks, readOnly, refusesNew, profile: this.profile });
    this.ribbon.showMarks(marks);
    const words = [readOnly ? zh.readOnly : shared.status.ready, tracks ? zh.tracking : ''];
    this.frame.showMode(words.filter((one) => one !== '').join(' · '));
    this.frame.showProfile(this.profile);
  }
}
