import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Ledger } from '../../../app/report-session/ledger';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';

const words = zhWord.ledger;

/** What will happen in numbers, and the button that carries the number. Never blocked by what is not chosen. */
export function ApplyBar({ ledger }: { readonly ledger: Ledger }): ReactElement {
  const session = useReport();
  const { activity, refreshed } = useReportState();
  const { writes, untouched, open, canApply } = ledger;
  const isWriting = activity === 'writing';
  return (
    <div className="apply-bar">
      <p className="hint">
        {words.summary(writes, untouched - open, open)}
        {writes > 0 && refreshed?.tracksChanges === true && ` ${words.tracked}`}
        {writes > 0 && refreshed?.tracksChanges === null && ` ${words.maybeTracked}`}
      </p>
      <div className="buttons">
        {canApply && (
          <Button appearance="primary" disabledFocusable={isWriting} onClick={() => void session.apply()}>
            {isWriting ? words.updating : writes > 0 ? words.update(writes) : words.remember}
          </Button>
        )}
        <Button disabledFocusable={isWriting} onClick={() => session.putAside()}>
          {words.putAside}
        </Button>
      </div>
    </div>
  );
}
