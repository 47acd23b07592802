import type { HostEvent } from '../../channel/protocol';
import type { Exchange } from '../../executor/traffic';
import { element } from '../dom';
import { zh } from '../text';
import { exchangeWords, hostEventWords, type SheetName } from './words';

const KEPT = 300;
const LONGEST_DETAIL = 6000;

const arrows = { read: '读', write: '写', listen: '听', 'give-back': '还', failure: '错' } as const;

/** The list of everything that passed between add-in and host, newest at the bottom; each row opens to what was really said. */
export class TrafficView {
  readonly root: HTMLElement;
  private readonly list = element('ol', { class: 'traffic-list' });
  private readonly empty = element('p', { class: 'traffic-empty' }, zh.trafficEmpty);

  constructor(private readonly sheetName: SheetName) {
    this.root = element('section', { class: 'traffic', attributes: { 'aria-label': zh.trafficTitle } }, element('h2', {}, zh.trafficTitle), this.empty, this.list);
  }

  add(exchange: Exchange): void {
    const { kind, asked, answered } = exchangeWords(exchange, this.sheetName);
    const { request, answer } = exchange;
    const first = asked.length > 1 ? `${asked[0] ?? ''} …等 ${asked.length} 样` : (asked[0] ?? '（只有内部动作）');
    const detail = element('details', {}, element('summary', {}, element('span', { class: 'ask' }, first), element('span', { class: 'answer' }, answered)));
    detail.addEventListener('toggle', () => {
      if (!detail.open || detail.childElementCount > 1) return;
      const json = JSON.stringify({ request, answer }, null, 1);
      detail.append(
        element('ul', {}, ...asked.map((line) => element('li', {}, line))),
        element('pre', {}, json.length > LONGEST_DETAIL ? `${json.slice(0, LONGEST_DETAIL)}\n…` : json),
      );
    });
    this.push(kind, arrows[kind], detail);
  }

  addEvent(event: HostEvent): void {
    this.push('event', '通知', element('span', { class: 'ask' }, hostEventWords(event, this.sheetName)));
  }

  addUnknownCall(what: string): void {
    this.push('failure', '错', element('span', { class: 'ask' }, `${what} 没有模拟，加载项得到的是错误`));
  }

  clear(): void {
    this.list.replaceChildren();
    this.empty.hidden = false;
  }

  private push(kind: string, sign: string, content: HTMLElement): void {
    this.empty.hidden = true;
    const time = new Date().toLocaleTimeString('zh-CN', { hour12: false });
    const atEnd = this.list.scrollTop + this.list.clientHeight >= this.list.scrollHeight - 4;
    this.list.append(element('li', { class: `traffic-${kind}` }, element('time', {}, time), element('b', {}, sign), content));
    while (this.list.childElementCount > KEPT) this.list.firstElementChild?.remove();
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }
}
