import type { HostProfile } from '../../profiles/profile';
import { element } from '../dom';
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
      onFault: (fault, on) => this.frame.orderFault(fault, on, (one, isOn) => this.ribbon.showFault(one, isOn)),
      onProfile: (profile) => this.useProfile(profile),
      onReopenPane: () => this.showView(this.pane.view ?? 'ledger'),
    });
    this.frame.build(root, this.ribbon.root);
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

  private show(opened: OpenedDocument, view: View): void {
    if (this.current) {
      this.pane.close();
      this.current.close();
    }
    this.current = opened;
    this.frame.follow(opened.host, opened.fileName);
    opened.onState(() => this.showState());
    opened.page.fit();
    this.showState();
    this.showView(view);
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
    this.ribbon.showState({ tracks, readOnly, profile: this.profile });
    this.ribbon.showMarks(marks);
    const words = [readOnly ? zh.readOnly : shared.status.ready, tracks ? zh.tracking : ''];
    this.frame.showMode(words.filter((one) => one !== '').join(' · '));
    this.frame.showProfile(this.profile);
  }
}
