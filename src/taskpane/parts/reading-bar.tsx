import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactElement } from 'react';
import { problemText } from '../../core/problem/further-problem';
import type { FileDoor } from '../reading/file-door';
import { zh } from '../text/zh';
import { zhReading } from '../text/zh-reading';

/** Most files are read before anybody could read this. */
const showAfterMs = 300;
/** What is told of a file that takes longer than any form of the field. */
const slowAfterMs = 10_000;
const saidForMs = 10_000;

interface Props {
  /** undefined: files are read without one, and only `before` can be said. */
  readonly door: FileDoor | undefined;
  /** What stands here until there is something to tell. */
  readonly before?: ReactElement;
}

/** The file that is being read: how far, and the way to call it off. Stands where it can be heard before there is anything to say. */
export function ReadingBar({ door, before }: Props): ReactElement | null {
  return door ? <Bar door={door} before={before} /> : (before ?? null);
}

function Bar({ door, before }: { readonly door: FileDoor; readonly before: Props['before'] }): ReactElement {
  const reading = useSyncExternalStore(door.subscribe, door.getSnapshot);
  const isReading = reading !== null;
  const [since, setSince] = useState<'begun' | 'shown' | 'slow'>('begun');
  const [cancelled, setCancelled] = useState('');
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    setSince('begun');
    if (!isReading) return;
    setCancelled('');
    opener.current = document.activeElement;
    const timers = [setTimeout(() => setSince('shown'), showAfterMs), setTimeout(() => setSince('slow'), slowAfterMs)];
    return () => timers.forEach(clearTimeout);
  }, [isReading]);
  useEffect(() => {
    if (cancelled === '') return;
    const timer = setTimeout(() => setCancelled(''), saidForMs);
    return () => clearTimeout(timer);
  }, [cancelled]);
  const { file = '', progress = null, canCancel = false } = reading ?? {};
  const share = progress?.share ?? 0;
  const cancel = (): void => {
    door.cancel();
    setCancelled(problemText('input.cancelled', { file }));
    // The button goes: the keyboard is back where the file was asked for.
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };
  // Where the page itself reads, nothing is drawn once it has begun.
  const isShown = reading !== null && (since !== 'begun' || !reading.canCancel);
  return (
    <div className={isShown || cancelled !== '' ? 'reading' : undefined}>
      {!isShown && before}
      <div role="status">
        <p>
          {isShown ? zhReading.now(file) : cancelled}
          {isShown && progress && `：${zhReading.phase(progress)}`}
        </p>
        {isShown && !canCancel && <p className="hint">{zhReading.here}</p>}
        {isShown && canCancel && since === 'slow' && <p className="hint">{zhReading.slow(slowAfterMs / 1000)}</p>}
      </div>
      {isShown && canCancel && (
        <section className="reading-line" aria-label={zhReading.now(file)}>
          <progress aria-label={zhReading.share} max={1} value={share} />
          <span className="reading-share" aria-hidden="true">
            {zhReading.percent(share)}
          </span>
          <Button size="small" onClick={cancel}>
            {zh.cancel}
          </Button>
        </section>
      )}
    </div>
  );
}
