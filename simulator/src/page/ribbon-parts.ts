import type { Fault } from '../executor/faults';
import type { HostProfile } from '../profiles/profile';
import { button, element, setToggle, toggle } from './dom';
import { drawnIcon } from './drawn-icons';
import { zh } from './text';

/** Before the name of each command: both programs' ribbons may stand in one page. */
export type RibbonPrefix = '' | 'word-';

/** The tabs over a ribbon, of which one shows its panel. */
export class RibbonTabs<Tab extends string> {
  readonly list: HTMLElement;
  private readonly buttons: ReadonlyMap<Tab, HTMLButtonElement>;

  constructor(
    prefix: RibbonPrefix,
    names: Readonly<Record<Tab, string>>,
    private readonly panels: ReadonlyMap<Tab, HTMLElement>,
  ) {
    const attributes = (tab: Tab): Record<string, string> => ({ type: 'button', 'data-tab': `${prefix}${tab}` });
    this.buttons = new Map(
      [...panels.keys()].map((tab) => [
        tab,
        element('button', { role: 'tab', attributes: attributes(tab), onClick: () => this.show(tab) }, names[tab]),
      ]),
    );
    this.list = element('div', { class: 'ribbon-tabs', role: 'tablist' }, ...this.buttons.values());
  }

  show(tab: Tab): void {
    for (const [name, one] of this.buttons) one.setAttribute('aria-selected', String(name === tab));
    for (const [name, one] of this.panels) one.hidden = name !== tab;
  }
}

export function panel(...groups: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'ribbon-panel' }, ...groups);
}

export function group(title: string, ...commands: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'ribbon-group', role: 'group', attributes: { 'aria-label': title } },
    element('div', { class: 'ribbon-commands' }, ...commands),
    element('div', { class: 'ribbon-title' }, title),
  );
}

/** The add-in's own buttons, as manifest.xml lists them. */
export function viewButtons<View extends Parameters<typeof drawnIcon>[0]>(
  prefix: RibbonPrefix,
  views: readonly View[],
  words: { readonly views: Readonly<Record<View, string>>; readonly viewTips: Readonly<Record<View, string>> },
  onView: (view: View) => void,
): ReadonlyMap<View, HTMLButtonElement> {
  return new Map(
    views.map((view) => {
      const one = button('', `${prefix}view-${view}`, () => onView(view), words.viewTips[view]);
      one.classList.add('large');
      one.append(drawnIcon(view), words.views[view]);
      return [view, one];
    }),
  );
}

export function faultButtons<Known extends Fault>(
  prefix: RibbonPrefix,
  faults: readonly Known[],
  words: { readonly faults: Readonly<Record<Known, string>>; readonly faultTips: Readonly<Record<Known, string>> },
  onFault: (fault: Fault, on: boolean) => void,
): ReadonlyMap<Fault, HTMLButtonElement> {
  return new Map(
    faults.map((fault) => [
      fault,
      toggle(words.faults[fault], `${prefix}fault-${fault}`, (on) => onFault(fault, on), words.faultTips[fault]),
    ]),
  );
}

/** Which version is imitated. */
export function profileSelect(
  prefix: RibbonPrefix,
  profiles: readonly HostProfile[],
  onProfile: (profile: HostProfile) => void,
): HTMLSelectElement {
  const options = profiles.map(({ title }) => element('option', { attributes: { value: title } }, title));
  const attributes = { 'aria-label': zh.profile, 'data-command': `${prefix}profile` };
  const select = element('select', { title: zh.profileTip, attributes }, ...options);
  select.addEventListener('change', () => {
    const chosen = profiles.find(({ title }) => title === select.value);
    if (chosen) onProfile(chosen);
  });
  return select;
}

/** Shows which of some toggles is down; null: none. */
export function showDown<Key>(toggles: ReadonlyMap<Key, HTMLButtonElement>, down: Key | null): void {
  for (const [key, one] of toggles) setToggle(one, key === down);
}
