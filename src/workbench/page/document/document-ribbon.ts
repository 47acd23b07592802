import type { Fault } from '../../executor/faults';
import type { HostProfile } from '../../profiles/profile';
import { button, element, setToggle, toggle } from '../dom';
import { drawnIcon } from '../drawn-icons';
import { MARKS, type Mark } from '../../word/page/marks';
import { zh } from './text';

/** The views that the buttons of Word's ribbon open (manifest.xml), as the pane's address names them. */
export const VIEWS = ['ledger', 'links'] as const;
export type View = (typeof VIEWS)[number];

const FAULTS = ['connection-lost', 'busy', 'timeout', 'no-permission', 'payload-too-large'] as const;
type Tab = keyof typeof zh.tabs;

export interface RibbonWish {
  readonly profiles: readonly HostProfile[];
  readonly onView: (view: View) => void;
  readonly onMark: (mark: Mark) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onTrack: (on: boolean) => void;
  readonly onReadOnly: (on: boolean) => void;
  readonly onFault: (fault: Fault, on: boolean) => void;
  readonly onProfile: (profile: HostProfile) => void;
  readonly onReopenPane: () => void;
  readonly reopenPane: string;
  readonly profileLabel: string;
}

const letters: Readonly<Record<Mark, string>> = { bold: 'B', italic: 'I', underline: 'U' };

/** Word's ribbon, as far as a report needs one. */
export class DocumentRibbon {
  readonly root: HTMLElement;
  private readonly panels: ReadonlyMap<Tab, HTMLElement>;
  private readonly tabs: ReadonlyMap<Tab, HTMLButtonElement>;
  private readonly views: ReadonlyMap<View, HTMLButtonElement>;
  private readonly marks: ReadonlyMap<Mark, HTMLButtonElement>;
  private readonly faults: ReadonlyMap<Fault, HTMLButtonElement>;
  private readonly track: HTMLButtonElement;
  private readonly readOnly: HTMLButtonElement;
  private readonly select: HTMLSelectElement;

  constructor(private readonly wish: RibbonWish) {
    this.views = new Map(VIEWS.map((view) => [view, this.viewButton(view)]));
    this.marks = new Map(MARKS.map((mark) => [mark, this.markButton(mark)]));
    this.faults = new Map(
      FAULTS.map((fault) => [
        fault,
        toggle(zh.faults[fault], `word-fault-${fault}`, (on) => wish.onFault(fault, on), zh.faultTips[fault]),
      ]),
    );
    this.track = toggle(zh.track, 'word-track', wish.onTrack, zh.trackTip);
    this.readOnly = toggle(zh.readOnly, 'word-read-only', wish.onReadOnly, zh.readOnlyTip);
    this.select = this.profileSelect();
    const undo = button(zh.undo, 'word-undo', wish.onUndo, zh.undoTip);
    const redo = button(zh.redo, 'word-redo', wish.onRedo, zh.redoTip);
    this.panels = new Map<Tab, HTMLElement>([
      ['home', panel(group(zh.groups.edit, undo, redo), group(zh.groups.font, ...this.marks.values()))],
      ['review', panel(group(zh.groups.revisions, this.track), group(zh.groups.protect, this.readOnly))],
      ['addin', panel(group('部门整体支出绩效自评', ...this.views.values()))],
      [
        'simulate',
        panel(
          group(zh.groups.faults, ...this.faults.values()),
          group(zh.groups.version, this.select),
          group(zh.groups.pane, button(wish.reopenPane, 'word-reopen-pane', wish.onReopenPane)),
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
  }

  showView(view: View | null): void {
    for (const [name, one] of this.views) setToggle(one, name === view);
  }

  showMarks(on: Readonly<Record<Mark, boolean>>): void {
    for (const [mark, one] of this.marks) setToggle(one, on[mark]);
  }

  showFault(fault: Fault, on: boolean): void {
    const one = this.faults.get(fault);
    if (one) setToggle(one, on);
  }

  showState(state: { readonly tracks: boolean; readonly readOnly: boolean; readonly profile: HostProfile }): void {
    setToggle(this.track, state.tracks);
    setToggle(this.readOnly, state.readOnly);
    this.select.value = state.profile.title;
  }

  private tabButton(tab: Tab): HTMLButtonElement {
    return element(
      'button',
      { role: 'tab', attributes: { type: 'button', 'data-tab': `word-${tab}` }, onClick: () => this.show(tab) },
      zh.tabs[tab],
    );
  }

  private viewButton(view: View): HTMLButtonElement {
    const one = button('', `word-view-${view}`, () => this.wish.onView(view), zh.viewTips[view]);
    one.classList.add('large');
    one.append(drawnIcon(view), zh.views[view]);
    return one;
  }

  private markButton(mark: Mark): HTMLButtonElement {
    const one = button(letters[mark], `word-${mark}`, () => this.wish.onMark(mark), zh[`${mark}Tip`]);
    one.classList.add('letter', mark);
    one.setAttribute('aria-label', zh[mark]);
    setToggle(one, false);
    return one;
  }

  private profileSelect(): HTMLSelectElement {
    const { profiles, onProfile, profileLabel } = this.wish;
    const options = profiles.map(({ title }) => element('option', { attributes: { value: title } }, title));
    const select = element(
      'select',
      { attributes: { 'aria-label': profileLabel, 'data-command': 'word-profile' } },
      ...options,
    );
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
  return element(
    'div',
    { class: 'ribbon-group', role: 'group', attributes: { 'aria-label': title } },
    element('div', { class: 'ribbon-commands' }, ...commands),
    element('div', { class: 'ribbon-title' }, title),
  );
}
