import type { Fault } from '../executor/faults';
import type { HostProfile } from '../profiles/profile';
import { button, element, setToggle, toggle } from './dom';
import { drawnIcon } from './drawn-icons';
import { VIEWS, type View } from './pane-frame';
import { zh } from './text';

const FAULTS = ['cell-edit', 'connection-lost', 'busy', 'timeout', 'no-permission', 'payload-too-large'] as const;
type Tab = keyof typeof zh.tabs;

export interface RibbonWish {
  readonly profiles: readonly HostProfile[];
  readonly onView: (view: View) => void;
  readonly onProfile: (profile: HostProfile) => void;
  readonly onFault: (fault: Fault, on: boolean) => void;
  readonly onProtect: () => void;
  readonly onReopenPane: () => void;
  /** The grid's own toolbar is shown only on 开始. */
  readonly onTab: (tab: Tab) => void;
}

export class Ribbon {
  readonly root: HTMLElement;
  private readonly tabs: ReadonlyMap<Tab, HTMLButtonElement>;
  private readonly panels: ReadonlyMap<Tab, HTMLElement>;
  private readonly faults: ReadonlyMap<Fault, HTMLButtonElement>;
  private readonly protect: HTMLButtonElement;
  private readonly views: ReadonlyMap<View, HTMLButtonElement>;
  private readonly select: HTMLSelectElement;

  constructor(private readonly wish: RibbonWish) {
    this.views = new Map(VIEWS.map((view) => [view, this.viewButton(view)]));
    this.faults = new Map(FAULTS.map((fault) => [fault, toggle(zh.faults[fault], `fault-${fault}`, (on) => wish.onFault(fault, on), zh.faultTips[fault])]));
    this.protect = button(zh.faults.protect, 'protect', wish.onProtect, zh.faultTips.protect);
    this.select = this.profileSelect();
    this.panels = new Map<Tab, HTMLElement>([
      ['home', element('div', { class: 'ribbon-panel', attributes: { 'data-panel': 'home' } })],
      ['addin', panel(group(zh.addinGroup, ...this.views.values()))],
      [
        'simulate',
        panel(
          group(zh.groups.faults, ...this.faults.values()),
          group(zh.groups.book, this.protect),
          group(zh.groups.version, this.select),
          group(zh.groups.pane, button(zh.reopenPane, 'reopen-pane', wish.onReopenPane)),
        ),
      ],
    ]);
    this.tabs = new Map((Object.keys(zh.tabs) as Tab[]).map((tab) => [tab, this.tabButton(tab)]));
    const list = element('div', { class: 'ribbon-tabs', role: 'tablist' }, ...this.tabs.values());
    this.root = element('div', { class: 'ribbon' }, list, ...this.panels.values());
    this.show('addin');
  }

  show(tab: Tab): void {
    for (const [name, one] of this.tabs) one.setAttribute('aria-selected', String(name === tab));
    for (const [name, one] of this.panels) one.hidden = name !== tab;
    this.wish.onTab(tab);
  }

  showView(view: View | null): void {
    for (const [name, one] of this.views) setToggle(one, name === view);
  }

  showFault(fault: Fault, on: boolean): void {
    const one = this.faults.get(fault);
    if (one) setToggle(one, on);
  }

  showProtected(isProtected: boolean): void {
    this.protect.textContent = isProtected ? zh.faults.unprotect : zh.faults.protect;
  }

  showProfile(profile: HostProfile): void {
    this.select.value = profile.title;
  }

  private tabButton(tab: Tab): HTMLButtonElement {
    return element('button', { role: 'tab', attributes: { type: 'button', 'data-tab': tab }, onClick: () => this.show(tab) }, zh.tabs[tab]);
  }

  private viewButton(view: View): HTMLButtonElement {
    const one = button('', `view-${view}`, () => this.wish.onView(view), zh.viewTips[view]);
    one.classList.add('large');
    one.append(drawnIcon(view), zh.views[view]);
    return one;
  }

  private profileSelect(): HTMLSelectElement {
    const { profiles, onProfile } = this.wish;
    const options = profiles.map(({ title }) => element('option', { attributes: { value: title } }, title));
    const select = element('select', { title: zh.profileTip, attributes: { 'aria-label': zh.profile, 'data-command': 'profile' } }, ...options);
    select.addEventListener('change', () => {
      const chosen = profiles.find(({ title }) => title === select.value);
      if (chosen) onProfile(chosen);
    });
    return select;
  }
}

function panel(...groups: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'ribbon-panel' }, ...groups);
}

function group(title: string, ...commands: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'ribbon-group', role: 'group', attributes: { 'aria-label': title } }, element('div', { class: 'ribbon-commands' }, ...commands), element('div', { class: 'ribbon-title' }, title));
}
