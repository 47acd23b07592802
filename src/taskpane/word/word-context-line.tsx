import type { ReactElement } from 'react';
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
}

/** Where the figures come from, and ⋯. */
export function WordContextLine({ state: { source, stage }, open, onToggle, helped, onHelp }: Props): ReactElement {
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
    </header>
  );
}
