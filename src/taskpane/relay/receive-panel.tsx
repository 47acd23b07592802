import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import type { ReceiverState } from '../../hosts/port/report-relay';
import { CheckmarkCircle16Regular, Warning16Filled } from '../parts/icons';
import { useReportState } from '../report-context';
import { zh } from '../text/zh';
import { zhRelay } from '../text/zh-relay';
import { PlugConnected16Regular } from './icons';
import { DigitsBox, LinkLine } from './parts';
import type { Receiving } from './receiving';

const words = zhRelay.word;

interface Props {
  readonly receiving: Receiving;
  /** One of the main ways in: nothing is at hand yet. */
  readonly isWide: boolean;
}

/** 与 Excel 配对: type the number, type the digits, wait for the yes in Excel, then one line. */
export function ReceivePanel({ receiving, isWide }: Props): ReactElement {
  const { receiver } = useSyncExternalStore(receiving.subscribe, receiving.getSnapshot);
  const { stage, link } = useReportState();
  const [typing, setTyping] = useState(false);
  const box = useRef<HTMLElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    // What was pressed is gone: the keyboard stays here.
    if (wasPressed.current && !box.current?.contains(document.activeElement)) box.current?.focus();
    wasPressed.current = false;
    if (receiver.step === 'linked') setTyping(false);
  }, [receiver.step, typing]);
  const pressed = (work: () => unknown) => (): void => {
    wasPressed.current = true;
    void work();
  };
  const stop = pressed(() => {
    setTyping(false);
    return receiving.stop();
  });
  const isLost = stage === 'unlinked' && receiver.step === 'linked' && link !== null;
  return (
    <section className="pairing" aria-label={words.name} ref={box} tabIndex={-1}>
      {receiver.step === 'idle' || receiver.step === 'ended' ? (
        <Begin
          receiver={receiver}
          isWide={isWide}
          typing={typing}
          onType={pressed(() => setTyping(true))}
          onCancel={stop}
          onJoin={(number) => pressed(() => receiving.join(number))()}
        />
      ) : (
        <Step receiver={receiver} receiving={receiving} onStop={stop} />
      )}
      {isLost && <p>{words.noReport}</p>}
    </section>
  );
}

interface BeginProps {
  readonly receiver: Extract<ReceiverState, { step: 'idle' | 'ended' }>;
  readonly isWide: boolean;
  readonly typing: boolean;
  readonly onType: () => void;
  readonly onCancel: () => void;
  readonly onJoin: (number: string) => void;
}

function Begin({ receiver, isWide, typing, onType, onCancel, onJoin }: BeginProps): ReactElement {
  const message = receiver.step === 'ended' ? (receiver.problem?.message ?? '') : '';
  if (typing)
    return (
      <DigitsBox
        label={words.number}
        hint={words.hint}
        button={words.join}
        trouble={message}
        onDone={onJoin}
        onCancel={onCancel}
      />
    );
  return (
    <>
      {message !== '' && (
        <p className="pair-trouble" role="alert">
          <Warning16Filled className="icon explain" aria-hidden="true" />
          <span>{message}</span>
        </p>
      )}
      {receiver.step === 'ended' && message === '' && (
        <p className="hint" role="status">
          {zhRelay.ended}
        </p>
      )}
      {isWide ? (
        <Button className="wide" onClick={onType}>
          {words.name}
        </Button>
      ) : (
        <p className="copy-link small">
          <PlugConnected16Regular className="icon" aria-hidden="true" />
          <button type="button" className="link" onClick={onType}>
            {message === '' ? words.name : zhRelay.again}
          </button>
        </p>
      )}
    </>
  );
}

interface StepProps {
  readonly receiver: Exclude<ReceiverState, { step: 'idle' | 'ended' }>;
  readonly receiving: Receiving;
  readonly onStop: () => void;
}

function Step({ receiver, receiving, onStop }: StepProps): ReactElement {
  if (receiver.step === 'comparing')
    return (
      <DigitsBox
        label={words.digits}
        button={words.check}
        trouble={receiver.trouble?.message ?? ''}
        onDone={(digits) => receiving.check(digits)}
        onCancel={onStop}
      />
    );
  if (receiver.step === 'linked') {
    const { connection, link, trouble } = receiver;
    const isUp = connection === 'up';
    return (
      <>
        <LinkLine
          icon={
            isUp ? (
              <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" />
            ) : (
              <Warning16Filled className="icon explain" aria-hidden="true" />
            )
          }
          onStop={onStop}
        >
          {isUp ? (link === null ? words.waiting : words.up) : words[connection]}
        </LinkLine>
        {trouble && <p role="alert">{trouble.message}</p>}
      </>
    );
  }
  return (
    <div className="confirm">
      <p role="status">
        {receiver.step === 'joining' ? (
          words.joining
        ) : (
          <>
            <CheckmarkCircle16Regular className="icon passed" aria-hidden="true" /> <strong>{words.checked}</strong>
            {'。'}
            {words.checkedHow}
          </>
        )}
      </p>
      <div className="buttons">
        <Button size="small" onClick={onStop}>
          {zh.cancel}
        </Button>
      </div>
    </div>
  );
}
