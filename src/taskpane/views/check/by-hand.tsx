import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { usePane, useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { usePreferences } from '../../use-preferences';

interface Props {
  /** Id of the duty. */
  readonly check: string;
  readonly done: boolean;
  /** Its state in words: 待人工核对, or who ticked it off and when. */
  readonly words: string;
}

/** 已人工核对: ticked off under a name, with the day; taken back with one click. */
export function ByHand({ check, done, words }: Props): ReactElement {
  const session = useSession();
  const { preferences } = usePane();
  const { checker } = usePreferences();
  const [asking, setAsking] = useState(false);
  const [who, setWho] = useState(checker);
  const tick = async (): Promise<void> => {
    const name = who.trim();
    if (name === '') return;
    preferences.set({ checker: name });
    if (await session.tickOff(check, name, today())) setAsking(false);
  };
  return (
    <span className="by-hand">
      <span className="state">{words}</span>
      {done && (
        <button type="button" className="link" onClick={() => void session.tickOff(check, '', '')}>
          {zh.check.byHandUndo}
        </button>
      )}
      {!done && !asking && (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {zh.check.byHand}
        </button>
      )}
      {asking && (
        <span className="by-hand-form">
          <input
            className="text-line"
            value={who}
            aria-label={zh.check.byHandWho}
            placeholder={zh.check.byHandWho}
            onChange={(event) => setWho(event.target.value)}
          />
          <Button size="small" appearance="primary" disabledFocusable={who.trim() === ''} onClick={() => void tick()}>
            {zh.check.byHand}
          </Button>
        </span>
      )}
    </span>
  );
}

/** The user's own day, "2026-03-15". */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
