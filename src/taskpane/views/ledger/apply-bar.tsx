import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Ledger } from '../../../app/report-session/ledger';
import { Confirm } from '../../parts/confirm';
import { useReport, useReportState } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { putsOldBack } from './sentence';

const words = zhWord.ledger;

/**
 * What will happen in numbers, and the button that carries the number. Never blocked by what is not chosen; old data is asked about once
 * more, since one press would put old figures back.
 */
export function ApplyBar({ ledger }: { readonly ledger: Ledger }): ReactElement {
  const session = useReport();
  const state = useReportState();
  const { activity, refreshed } = state;
  const [asked, setAsked] = useState(false);
  const { writes, untouched, open, canApply } = ledger;
  const isOld = writes > 0 && putsOldBack(state);
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
          <Button
            appearance="primary"
            disabledFocusable={isWriting}
            onClick={() => (isOld ? setAsked(true) : void session.apply())}
          >
            {isWriting ? words.updating : writes > 0 ? words.update(writes) : words.remember}
          </Button>
        )}
        <Button disabledFocusable={isWriting} onClick={() => session.putAside()}>
          {words.putAside}
        </Button>
      </div>
      {asked && isOld && (
        <Confirm
          text={words.oldSure(writes)}
          yes={words.putOldBack}
          onYes={() => {
            setAsked(false);
            void session.apply();
          }}
          onNo={() => setAsked(false)}
        />
      )}
    </div>
  );
}
