import type { Fault } from '../../executor/faults';
import type { HostProfile } from '../../profiles/profile';
import { button, element } from '../dom';
import { showMessage } from '../message';
import { PaneFrame } from '../pane-frame';
import { zh as shared } from '../text';
import { TrafficView } from '../traffic/traffic-view';
import { DocumentRibbon, type View } from './document-ribbon';
import './document.css';
import { OpenedDocument, profiles } from './opened-document';
import { paneSplitter } from './pane-width';
import { zh } from './text';

/** The window that plays Word: title, ribbon, page, task pane, traffic, status bar; one document at a time. */
export class DocumentWindow {
  readonly pane: PaneFrame<View>;
  private current: OpenedDocument | null = null;
  private profile: HostProfile;
  private readonly ribbon: DocumentRibbon;
  private readonly traffic = new TrafficView(() => null, {
    title: zh.trafficTitle,
    empty: zh.trafficEmpty,
    root: '文档',
  });
  private readonly place = element('main', { class: 'page-place' });
  private readonly side = element('aside', { class: 'side', attributes: { 'aria-label': zh.paneTitle } });
  private readonly title = element('span', { class: 'file-name' });
  private readonly mode = element('span', { class: 'mode' }, shared.status.ready);
  private readonly counts = element('span', { class: 'counts', title: zh.countsTip });
  private readonly version = element('span', { class: 'version' });

  constructor(root: HTMLElement, paneOrigin: string) {
    const [first] = profiles;
    if (!first) throw new Error('no profile of Word');
    this.profile = first;
    this.pane = new PaneFrame<View>({
      title: zh.paneTitle,
      side: this.side,
      origin: paneOrigin,
      host: () => this.document.asChannelHost(),
      onFocusOut: () => this.document.page.focus(),
      onUnknownCall: (what) => this.traffic.addUnknownCall(what),
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
      onFault: (fault, on) => this.orderFault(fault, on),
      onProfile: (profile) => this.useProfile(profile),
      onReopenPane: () => this.showView(this.pane.view ?? 'ledger'),
      reopenPane: shared.reopenPane,
      profileLabel: shared.profile,
    });
    root.append(this.titleBar(), this.ribbon.root, this.work(), this.statusBar());
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
    this.title.textContent = `${opened.fileName} - Word`;
    this.traffic.clear();
    opened.host.traffic.onExchange((exchange) => {
      this.traffic.add(exchange);
      this.showCounts();
    });
    opened.host.listen((event) => this.traffic.addEvent(event));
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

  private orderFault(fault: Fault, on: boolean): void {
    const { faults } = this.document.host;
    if (!on) faults.clear(fault);
    else faults.order(fault, fault === 'timeout' ? 1 : Infinity);
    // It is used up by one request.
    if (fault === 'timeout' && on) setTimeout(() => this.ribbon.showFault('timeout', faults.has('timeout')), 1000);
  }

  private showState(): void {
    const { tracks, readOnly, marks } = this.document;
    this.ribbon.showState({ tracks, readOnly, profile: this.profile });
    this.ribbon.showMarks(marks);
    this.mode.textContent = [readOnly ? zh.readOnly : shared.status.ready, tracks ? zh.tracking : '']
      .filter((one) => one !== '')
      .join(' · ');
    this.version.textContent = `模拟的 ${this.profile.title}`;
    this.showCounts();
  }

  private showCounts(): void {
    const { traffic } = this.document.host;
    this.counts.textContent = shared.counts(traffic.roundTrips, traffic.writes);
  }

  private titleBar(): HTMLElement {
    const chooser = element('input', {
      attributes: { type: 'file', accept: '.docx', hidden: '', 'aria-label': zh.openDocument },
    });
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) void file.arrayBuffer().then((bytes) => this.openBytes(new Uint8Array(bytes), file.name));
    });
    return element(
      'header',
      { class: 'title-bar' },
      button(zh.newDocument, 'word-new', () => this.openNew()),
      button(shared.openBook, 'word-open', () => chooser.click()),
      button(zh.saveDocument, 'word-save', () => this.document.save()),
      chooser,
      this.title,
      element('span', { class: 'not-excel', title: zh.notWord }, zh.notWord),
    );
  }

  private work(): HTMLElement {
    const close = element(
      'button',
      {
        class: 'pane-close',
        title: shared.closePane,
        attributes: { type: 'button', 'aria-label': shared.closePane },
        onClick: () => this.closePane(),
      },
      '×',
    );
    this.side.append(
      paneSplitter(this.side),
      element('div', { class: 'pane-head' }, element('span', {}, shared.addin), close),
    );
    return element('div', { class: 'work' }, this.place, this.side, this.traffic.root);
  }

  private statusBar(): HTMLElement {
    const reset = button(shared.reset, 'word-reset-counts', () => {
      this.document.host.traffic.reset();
      this.traffic.clear();
      this.showCounts();
    });
    this.traffic.root.hidden = true;
    const open = button(shared.traffic, 'word-traffic', () => {
      this.traffic.root.hidden = !this.traffic.root.hidden;
      open.setAttribute('aria-pressed', String(!this.traffic.root.hidden));
    });
    return element('footer', { class: 'status-bar' }, this.mode, this.version, this.counts, reset, open);
  }
}
