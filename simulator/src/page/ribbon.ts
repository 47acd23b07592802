import type { Fault } from '../executor/faults';
import type { HostProfile } from '../profiles/profile';
import { button, element, setToggle } from './dom';
import { VIEWS, type View } from './pane-frame';
import { faultButtons, group, panel, profileSelect, RibbonTabs, showDown, viewButtons } from './ribbon-parts';
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
}

/** Excel's ribbon, as far as the forms need one. */
export class Ribbon {
  readonly root: HTMLElement;
  private readonly faults: ReadonlyMap<Fault, HTMLButtonElement>;
  private readonly protect: HTMLButtonElement;
  private readonly views: ReadonlyMap<View, HTMLButtonElement>;
  private readonly select: HTMLSelectElement;

  constructor(wish: RibbonWish) {
    this.views = viewButtons('', VIEWS, zh, wish.onView);
    this.faults = faultButtons('', FAULTS, zh, wish.onFault);
    this.protect = button(zh.faults.protect, 'protect', wish.onProtect, zh.faultTips.protect);
    this.select = profileSelect('', wish.profiles, wish.onProfile);
    const panels = new Map<Tab, HTMLElement>([
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
    const tabs = new RibbonTabs('', zh.tabs, panels);
    this.root = element('div', { class: 'ribbon' }, tabs.list, ...panels.values());
    tabs.show('addin');
  }

  showView(view: View | null): void {
    showDown(this.views, view);
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
}
