import type { ReactElement } from 'react';
import type { GroupState, LinkState } from '../../../app/report-session/link-rows';
import { ArrowSync16Regular, CheckmarkCircle16Regular, Info16Regular, Warning16Filled } from '../../parts/icons';
import { zhLinks as words } from '../../text/zh-links';
import { Clock16Regular, Edit16Regular, LinkDismiss16Regular, Prohibited16Regular } from '../ledger/icons';

const icons = {
  same: [CheckmarkCircle16Regular, 'passed'],
  stale: [ArrowSync16Regular, 'explain'],
  yours: [Edit16Regular, 'notice'],
  override: [Info16Regular, 'notice'],
  lost: [LinkDismiss16Regular, 'error'],
  unlinked: [Prohibited16Regular, 'unverifiable'],
  written: [Clock16Regular, 'unverifiable'],
  missing: [LinkDismiss16Regular, 'error'],
  damaged: [LinkDismiss16Regular, 'error'],
  duplicated: [Warning16Filled, 'explain'],
  unknown: [LinkDismiss16Regular, 'error'],
  moved: [Info16Regular, 'notice'],
  linked: [CheckmarkCircle16Regular, 'passed'],
} as const satisfies Readonly<Record<LinkState | GroupState, readonly [unknown, string]>>;

const names = { ...words.groups, ...words.states };

/** Shape and word tell the state; the colour only underlines it. */
export function StateWord({ state }: { readonly state: LinkState | GroupState }): ReactElement {
  const [Icon, tone] = icons[state];
  return (
    <span className="link-state">
      <Icon className={`icon ${tone}`} aria-hidden="true" />
      {names[state]}
    </span>
  );
}
