import type { ReactElement } from 'react';
import type { ReportState } from '../../app/report-session/report-state';
import { MoreHorizontal16Regular } from '../parts/icons';
import { zhRelayFrame } from '../text/zh-relay-frame';
import { zhWord } from '../text/zh-word';

interface Props {
  readonly state: ReportState;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Where the figures come from, and ⋯. */
export function WordContextLine({ state: { source, stage }, open, onToggle }: Props): ReactElement {
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
      <button type="button" className="icon-button" aria-label={zhWord.menu} aria-expanded={open} onClick={onToggle}>
        <MoreHorizontal16Regular aria-hidden="true" />
      </button>
    </header>
  );
}
