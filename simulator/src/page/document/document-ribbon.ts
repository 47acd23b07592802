import type { Fault } from '../../executor/faults';
import type { HostProfile } from '../../profiles/profile';
import { button, element, setToggle, toggle } from '../dom';
import { faultButtons, group, panel, profileSelect, RibbonTabs, showDown, viewButtons } from '../ribbon-parts';
import { zh as shared } from '../text';
import { MARKS, type Mark } from '../../word/page/marks';
import { zh } from './text';

/** The views that the buttons of Word's ribbon open (manifest.xml), as the pane's address names them. */
export const VIEWS = ['ledger', 'links', 'audit'] as const;
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
  readonly onRefuseNew: (on: boolean) => void;
  readonly onProfile: (profile: HostProfile) => void;
  readonly onReopenPane: () => void;
}

const letters: Readonly<Record<Mark, string>> = { bold: 'B', italic: 'I', underline: 'U' };

/** Word's ribbon, as far as a report needs one. */
export class DocumentRibbon {
  readonly root: HTMLElement;
  private readonly views: ReadonlyMap<View, HTMLButtonElement>;
  private readonly marks: ReadonlyMap<Mark, HTMLButtonElement>;
  private readonly faults: ReadonlyMap<Fault, HTMLButtonElement>;
  private readonly track: HTMLButtonElement;
  private readonly readOnly: HTMLButtonElement;
  private readonly refuseNew: HTMLButtonElement;
  private readonly select: HTMLSelectElement;

  constructor(wish: RibbonWish) {
    this.views = viewButtons('word-', VIEWS, zh, wish.onView);
    this.marks = new Map(MARKS.map((mark) => [mark, markButton(mark, wish.onMark)]));
    this.faults = faultButtons('word-', FAULTS, zh, wish.onFault);
    this.track = toggle(zh.track, 'word-track', wish.onTrack, zh.trackTip);
    this.readOnly = toggle(zh.readOnly, 'word-read-only', wish.onReadOnly, zh.readOnlyTip);
    this.refuseNew = toggle(zh.refuseNew, 'word-refuse-new', wish.onRefuseNew, zh.refuseNewTip);
    this.select = profileSelect('word-', wish.profiles, wish.onProfile);
    const undo = button(zh.undo, 'word-undo', wish.onUndo, zh.undoTip);
    const redo = button(zh.redo, 'word-redo', wish.onRedo, zh.redoTip);
    const panels = new Map<Tab, HTMLElement>([
      ['home', panel(group(zh.groups.edit, undo, redo), group(zh.groups.font, ...this.marks.values()))],
      ['review', panel(group(zh.groups.revisions, this.track), group(zh.groups.protect, this.readOnly))],
      ['addin', panel(group(shared.addinGroup, ...this.views.values()))],
      [
        'simulate',
        panel(
          group(zh.groups.faults, ...this.faults.values(), this.refuseNew),
          group(zh.groups.version, this.select),
          group(zh.groups.pane, button(shared.reopenPane, 'word-reopen-pane', wish.onReopenPane)),
        ),
      ],
    ]);
    const tabs = new RibbonTabs('word-', zh.tabs, panels);
    this.root = element('div', { class: 'ribbon' }, tabs.list, ...panels.values());
    tabs.show('addin');
  }

  showView(view: View | null): void {
    showDown(this.views, view);
  }

  showMarks(on: Readonly<Record<Mark, boolean>>): void {
    for (const [mark, one] of this.marks) setToggle(one, on[mark]);
  }

  showFault(fault: Fault, on: boolean): void {
    const one = this.faults.get(fault);
    if (one) setToggle(one, on);
  }

  showState(state: {
    readonly tracks: boolean;
    readonly readOnly: boolean;
    readonly refusesNew: boolean;
    readonly profile: HostProfile;
  }): void {
    setToggle(this.refuseNew, state.refusesNew);
    setToggle(this.track, state.tracks);
    setToggle(this.readOnly, state.readOnly);
    this.select.value = state.profile.title;
  }
}

function markButton(mark: Mark, onMark: (mark: Mark) => void): HTMLButtonElement {
  const one = button(letters[mark], `word-${mark}`, () => onMark(mark), zh[`${mark}Tip`]);
  one.classList.add('letter', mark);
  one.setAttribute('aria-label', zh[mark]);
  setToggle(one, false);
  return one;
}
