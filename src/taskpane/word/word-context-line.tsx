import type { ReactElement, ReactNode } from 'react';
import type { ReportState } from '../../app/report-session/report-state';
import { HelpButton } from '../help/help-button';
import { MoreHorizontal16Regular } from '../parts/icons';
import { zhRelayFrame } from '../text/zh-relay-frame';
import { zhWord } from '../text/zh-word';

interface Props {
  readonly state: ReportState;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** 帮助 is open. */
  readonly helped: boolean;
  readonly onHelp: () => void;
  /** Puts the pane away, where its program does not. */
  readonly corner?: ReactNode;
}

/** Where the figures come from, and ⋯. */
export function WordContextLine({ state, open, onToggle, helped, onHelp, corner }: Props): ReactElement {
  const { source, stage } = state;
  const text = source
    ? source.kind === 'paste'
      ? zhWord.pasted
      : source.kind === 'relay'
        ? zhRelayFrame.source
        : zhWord.from(source.name)
    : stage === 'linked' || stage === 'planned'
      ? zhWord.notRead
      : zhWord.unlinked;
  return (
    <header className="context">
      <span className="context-unit" title={text}>
        {text}
      </span>
      <HelpButton open={helped} onToggle={onHelp} />
      <button type="button" className="icon-button" aria-label={zhWord.menu} aria-expanded={open} onClick={onToggle}>
        <MoreHorizontal16Regular aria-hidden="true" />
      </button>
      {corner}
    </header>
  );
}
