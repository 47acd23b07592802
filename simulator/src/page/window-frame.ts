import type { Fault } from '../executor/faults';
import type { SimulatedHost } from '../executor/simulated-host';
import type { HostProfile } from '../profiles/profile';
import { paneSplitter } from './pane-width';
import { button, element } from './dom';
import { zh } from './text';
import type { TrafficView } from './traffic/traffic-view';

interface FrameWish {
  /** Before the name of each command: both programs' windows may stand in one page. */
  readonly prefix: '' | 'word-';
  readonly program: 'Excel' | 'Word';
  /** Where the file is shown. */
  readonly place: HTMLElement;
  readonly traffic: TrafficView;
  readonly words: {
    readonly new: string;
    readonly save: string;
    /** What the chooser of files is called. */
    readonly open: string;
    readonly paneTitle: string;
    readonly countsTip: string;
    /** That this is no Office. */
    readonly imitation: string;
  };
  readonly accepts: '.xlsx' | '.docx';
  readonly onNew: () => void;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
  readonly onClosePane: () => void;
}

/** What is alike around both imitated programs: title bar, the pane's place, the list of traffic, the status bar. */
export class WindowFrame {
  /** Where the pane's frame comes. */
  readonly side: HTMLElement;
  private host: SimulatedHost | null = null;
  private readonly title = element('span', { class: 'file-name' });
  private readonly mode = element('span', { class: 'mode' }, zh.status.ready);
  private readonly counts: HTMLElement;
  private readonly version = element('span', { class: 'version' });

  constructor(private readonly wish: FrameWish) {
    this.side = element('aside', { class: 'side', attributes: { 'aria-label': wish.words.paneTitle } });
    this.counts = element('span', { class: 'counts', title: wish.words.countsTip });
  }

  /** Puts the window into the page, once. */
  build(root: HTMLElement, ribbon: HTMLElement): void {
    root.append(this.titleBar(), ribbon, this.work(), this.statusBar());
  }

  /** Follows the host of the file that was opened. */
  follow(host: SimulatedHost, fileName: string): void {
    const { traffic, program } = this.wish;
    this.host = host;
    this.title.textContent = `${fileName} - ${program}`;
    traffic.clear();
    host.traffic.onExchange((exchange) => {
      traffic.add(exchange);
      this.showCounts();
    });
    host.listen((event) => traffic.addEvent(event));
    this.showProfile(host.profile);
    this.showCounts();
  }

  showMode(text: string): void {
    this.mode.textContent = text;
  }

  showProfile({ title }: HostProfile): void {
    this.version.textContent = `模拟的 ${title}`;
  }

  /** Orders a fault of the host, or takes it back. */
  orderFault(fault: Fault, on: boolean, show: (fault: Fault, on: boolean) => void): void {
    const faults = this.host?.faults;
    if (!faults) return;
    if (!on) faults.clear(fault);
    else faults.order(fault, fault === 'timeout' ? 1 : Infinity);
    // It is used up by one request.
    if (fault === 'timeout' && on) setTimeout(() => show('timeout', faults.has('timeout')), 1000);
  }

  private showCounts(): void {
    const { roundTrips = 0, writes = 0 } = this.host?.traffic ?? {};
    this.counts.textContent = zh.counts(roundTrips, writes);
  }

  private titleBar(): HTMLElement {
    const { prefix, words, accepts, onNew, onOpen, onSave } = this.wish;
    const attributes = { type: 'file', accept: accepts, hidden: '', 'aria-label': words.open };
    const chooser = element('input', { attributes });
    chooser.addEventListener('change', () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) onOpen(file);
    });
    return element(
      'header',
      { class: 'title-bar' },
      button(words.new, `${prefix}new`, onNew),
      button(zh.openBook, `${prefix}open`, () => chooser.click()),
      button(words.save, `${prefix}save`, onSave),
      chooser,
      this.title,
      element('span', { class: 'not-excel', title: words.imitation }, words.imitation),
    );
  }

  private work(): HTMLElement {
    const { place, traffic, onClosePane } = this.wish;
    const attributes = { type: 'button', 'aria-label': zh.closePane };
    const close = element(
      'button',
      { class: 'pane-close', title: zh.closePane, attributes, onClick: onClosePane },
      '×',
    );
    const head = element('div', { class: 'pane-head' }, element('span', {}, zh.addin), close);
    this.side.append(paneSplitter(this.side), head);
    return element('div', { class: 'work' }, place, this.side, traffic.root);
  }

  private statusBar(): HTMLElement {
    const { prefix, traffic } = this.wish;
    const reset = button(zh.reset, `${prefix}reset-counts`, () => {
      this.host?.traffic.reset();
      traffic.clear();
      this.showCounts();
    });
    traffic.root.hidden = true;
    const open = button(zh.traffic, `${prefix}traffic`, () => {
      traffic.root.hidden = !traffic.root.hidden;
      open.setAttribute('aria-pressed', String(!traffic.root.hidden));
    });
    return element('footer', { class: 'status-bar' }, this.mode, this.version, this.counts, reset, open);
  }
}
