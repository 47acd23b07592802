import type { HostEvent } from '../../channel/protocol';
import type { Exchange } from '../../executor/traffic';
import { element } from '../dom';
import { zh } from '../text';
import { exchangeWords, hostEventWords, type SheetName } from './words';

const KEPT = 300;
const LONGEST_DETAIL = 6000;
/** Longer than an add-in takes from an edit to its answer. */
const LATER_MS = 150;

const arrows = { read: '读', write: '写', listen: '听', 'give-back': '还', failure: '错' } as const;

/** The list of everything that passed between add-in and host, newest at the bottom; each row opens to what was really said. */
export class TrafficView {
  readonly root: HTMLElement;
  private readonly list = element('ol', { class: 'traffic-list' });
  private readonly waiting: { readonly row: () => HTMLElement; readonly at: Date }[] = [];
  private readonly empty: HTMLElement;

  constructor(
    private readonly sheetName: SheetName,
    /** Of which channel; `root` is what its root object is called. */
    private readonly channel: { readonly title: string; readonly empty: string; readonly root?: string } = {
      title: zh.trafficTitle,
      empty: zh.trafficEmpty,
    },
  ) {
    const { title, empty } = channel;
    this.empty = element('p', { class: 'traffic-empty' }, empty);
    this.root = element(
      'section',
      { class: 'traffic', attributes: { 'aria-label': title } },
      element('h2', {}, title),
      this.empty,
      this.list,
    );
  }

  add(exchange: Exchange): void {
    this.later(() => this.exchangeRow(exchange));
  }

  addEvent(event: HostEvent): void {
    this.later(() => rowOf('event', '通知', element('span', { class: 'ask' }, hostEventWords(event, this.sheetName))));
  }

  addUnknownCall(what: string): void {
    this.later(() => rowOf('failure', '错', element('span', { class: 'ask' }, `${what} 没有模拟，加载项得到的是错误`)));
  }

  clear(): void {
    this.waiting.length = 0;
    this.list.replaceChildren();
    this.empty.hidden = false;
  }

  private exchangeRow(exchange: Exchange): HTMLElement {
    const { kind, asked, answered } = exchangeWords(exchange, this.sheetName, this.channel.root);
    const { request, answer } = exchange;
    const first = asked.length > 1 ? `${asked[0] ?? ''} …等 ${asked.length} 样` : (asked[0] ?? '（只有内部动作）');
    const detail = element(
      'details',
      {},
      element('summary', {}, element('span', { class: 'ask' }, first), element('span', { class: 'answer' }, answered)),
    );
    detail.addEventListener('toggle', () => {
      if (!detail.open || detail.childElementCount > 1) return;
      const json = JSON.stringify({ request, answer }, null, 1);
      detail.append(
        element('ul', {}, ...asked.map((line) => element('li', {}, line))),
        element('pre', {}, json.length > LONGEST_DETAIL ? `${json.slice(0, LONGEST_DETAIL)}\n…` : json),
      );
    });
    return rowOf(kind, arrows[kind], detail);
  }

  /** The add-in must not wait for its answer because of the list. */
  private later(row: () => HTMLElement): void {
    this.waiting.push({ row, at: new Date() });
    if (this.waiting.length === 1) setTimeout(() => this.draw(), LATER_MS);
  }

  private draw(): void {
    if (this.waiting.length === 0) return;
    this.empty.hidden = true;
    // Where nobody looks, nothing is measured: it would lay out the whole page.
    const atEnd = !this.root.hidden && this.list.scrollTop + this.list.clientHeight >= this.list.scrollHeight - 4;
    for (const { row, at } of this.waiting.splice(0)) {
      const one = row();
      one.prepend(element('time', {}, at.toLocaleTimeString('zh-CN', { hour12: false })));
      this.list.append(one);
    }
    while (this.list.childElementCount > KEPT) this.list.firstElementChild?.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }
}

function rowOf(kind: string, sign: string, content: HTMLElement): HTMLElement {
  return element('li', { class: `traffic-${kind}` }, element('b', {}, sign), content);
}
