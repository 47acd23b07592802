import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
import type { SenderState } from '../../hosts/port/report-relay';
import { useLasting } from '../parts/after';
import { ArrowSync16Regular, CheckmarkCircle16Regular, Warning16Filled } from '../parts/icons';
import { clockText } from '../text/time';
import { zh } from '../text/zh';
import { zhRelay } from '../text/zh-relay';
import { PlugConnected16Regular } from './icons';
import { Digits, LinkLine } from './parts';
import type { Sending } from './sending';

const words = zhRelay.excel;
/** Longer than a letter takes on a slow network; after that people should look at Word. */
const SLOW_MS = 5000;

interface Props {
  readonly sending: Sending;
  /** Id of the report that is shown. */
  readonly report: string;
}

/** 自动送到 Word: number, digits, the question, then one line. */
export function SendPanel({ sending, report }: Props): ReactElement {
  const { sender, offered } = useSyncExternalStore(sending.subscribe, sending.getSnapshot);
  const box = useRef<HTMLElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => sending.choose(report), [sending, report]);
  useEffect(() => {
    // What was pressed is gone: the keyboard stays here.
    if (wasPressed.current && !box.current?.contains(document.activeElement)) box.current?.focus();
    wasPressed.current = false;
  }, [sender.step]);
  const pressed = (work: () => unknown) => (): void => {
    wasPressed.current = true;
    void work();
  };
  return (
    <section
      className="pairing"
      aria-label={words.name}
      ref={box}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isPairing(sender)) pressed(() => sending.stop())();
      }}
    >
      <Step sender={sender} offered={offered} sending={sending} pressed={pressed} />
    </section>
  );
}

const isPairing = ({ step }: SenderState): boolean => ['opening', 'waiting', 'comparing'].includes(step);

interface StepProps {
  readonly sender: SenderState;
  readonly offered: string | null;
  readonly sending: Sending;
  readonly pressed: (work: () => unknown) => () => void;
}

function Step({ sender, offered, sending, pressed }: StepProps): ReactElement {
  const isSlow = useLasting(sender.step === 'linked' && sender.delivered !== offered, SLOW_MS);
  const stop = pressed(() => sending.stop());
  if (sender.step === 'idle' || sender.step === 'ended') {
    const problem = sender.step === 'ended' ? sender.problem : null;
    return (
      <>
        {problem && (
          <p className="pair-trouble" role="alert">
            <Warning16Filled className="icon explain" aria-hidden="true" />
            <span>{problem.message}</span>
          </p>
        )}
        {sender.step === 'ended' && !problem && (
          <p className="hint" role="status">
            {zhRelay.ended}
          </p>
        )}
        <p className="copy-link small">
          <PlugConnected16Regular className="icon" aria-hidden="true" />
          <button type="button" className="link" onClick={pressed(() => sending.pair())}>
            {problem ? zhRelay.again : words.offer}
          </button>
        </p>
      </>
    );
  }
  if (sender.step === 'linked') {
    const { connection, delivered, trouble } = sender;
    const isThere = connection === 'up' && delivered === offered;
    const isOdd = connection !== 'up' || isSlow;
    return (
      <>
        <LinkLine
          icon={
            isThere ? (
              <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
            ) : isOdd ? (
              <Warning16Filled className="icon explain" aria-hidden="true" />
            ) : (
              <ArrowSync16Regular className="icon" aria-hidden="true" />
            )
          }
          onStop={stop}
        >
          {connection !== 'up'
            ? words.retrying
            : isThere
              ? words.delivered
              : isSlow
                ? words.notDelivered
                : words.preparing}
        </LinkLine>
        {trouble && <p role="alert">{trouble.message}</p>}
      </>
    );
  }
  return (
    <div className="confirm">
      {sender.step === 'opening' && <p role="status">{words.opening}</p>}
      {sender.step === 'waiting' && (
        <div role="status">
          <Digits label={words.number} digits={sender.number} />
          <p>{words.how(clockText(sender.expiresAt))}</p>
          <p className="hint">{words.secret}</p>
        </div>
      )}
      {sender.step === 'comparing' && (
        <div role="status">
          <Digits label={words.digits} digits={sender.digits} />
          <p>{words.digitsHow}</p>
          <p>
            <strong>{words.ask}</strong>
          </p>
        </div>
      )}
      <div className="buttons">
        {sender.step === 'comparing' && (
          <Button size="small" appearance="primary" onClick={pressed(() => sending.confirm())}>
            {words.yes}
          </Button>
        )}
        <Button key="stop" size="small" onClick={stop}>
          {sender.step === 'comparing' ? words.no : zh.cancel}
        </Button>
      </div>
    </div>
  );
}
