import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { byHandDone } from '../../../core/rules/by-hand';
import { usePane, useSession, useSessionState } from '../../session-context';
import { zh } from '../../text/zh';
import { usePreferences } from '../../use-preferences';

interface Props {
  /** Id of the duty. */
  readonly check: string;
  readonly title: string;
  readonly done: boolean;
  /** Its state in words: 待人工核对, or who ticked it off and when. */
  readonly words: string;
  /** Ticked off or taken back: the line now stands in another group. */
  readonly onMoved: () => void;
}

/** 已人工核对: ticked off under a name, with the day (Enter does, Esc leaves it); taken back with one click. */
export function ByHand({ check, title, done, words, onMoved }: Props): ReactElement {
  const session = useSession();
  const { activity } = useSessionState();
  const { preferences } = usePane();
  const { checker } = usePreferences();
  const [asking, setAsking] = useState(false);
  const [who, setWho] = useState(checker);
  const opener = useRef<HTMLButtonElement | null>(null);
  const box = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (asking) box.current?.focus();
  }, [asking]);

  const ask = (): void => {
    setWho(checker);
    setAsking(true);
  };
  const tick = async (): Promise<void> => {
    const name = who.trim();
    if (name === '') return;
    preferences.set({ checker: name });
    if (await session.tickOff(check, name, today())) onMoved();
  };
  const takeBack = async (): Promise<void> => {
    if (await session.tickOff(check, '', '')) onMoved();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that takes a word from an input method ticks nothing off yet.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void tick();
    if (event.key !== 'Escape') return;
    setAsking(false);
    setTimeout(() => opener.current?.focus());
  };
  return (
    <span className="by-hand">
      <span className="state">{words}</span>
      {done && (
        <button
          type="button"
          className="link"
          aria-label={`${zh.check.byHandUndo}：${title}`}
          onClick={() => void takeBack()}
        >
          {zh.check.byHandUndo}
        </button>
      )}
      {!done && !asking && (
        <button ref={opener} type="button" className="link" aria-label={`${byHandDone}：${title}`} onClick={ask}>
          {byHandDone}
        </button>
      )}
      {!done && asking && (
        <span className="by-hand-form">
          <input
            ref={box}
            className="text-line"
            value={who}
            maxLength={20}
            aria-label={zh.check.byHandWho}
            placeholder={zh.check.byHandWho}
            onChange={(event) => setWho(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Button
            size="small"
            appearance="primary"
            disabledFocusable={who.trim() === '' || activity === 'writing'}
            onClick={() => void tick()}
          >
            {byHandDone}
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
