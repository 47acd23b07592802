import { useEffect, useRef, useState, type ReactElement } from 'react';
import { zh } from '../text/zh';

interface Props {
  readonly text: string;
  readonly label?: string;
  readonly done?: string;
}

/** Copies text; where the clipboard is refused (no permission, no https, some web views) the text is shown selected, and what to press. */
export function CopyButton({ text, label = zh.trouble.copy, done = zh.trouble.copied }: Props): ReactElement {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = (): void => {
    // Absent on a page that did not come by https; some web views throw at once.
    const write = async (): Promise<void> => {
      const clipboard = navigator.clipboard as Clipboard | undefined;
      if (!clipboard) throw new Error('no clipboard');
      await clipboard.writeText(text);
    };
    write().then(
      () => setState('copied'),
      () => setState('shown'),
    );
  };
  useEffect(() => {
    if (state !== 'shown') return;
    box.current?.focus();
    box.current?.select();
  }, [state]);
  if (state === 'shown')
    return (
      <span className="copy-by-hand">
        <span role="status">{zh.copyByHand}</span>
        <textarea
          ref={box}
          className="copy-text"
          readOnly
          value={text}
          aria-label={label}
          onFocus={(event) => event.target.select()}
          // The browser copies what is selected once this handler is through.
          onCopy={() => setTimeout(() => setState('copied'))}
          onKeyDown={(event) => event.key === 'Escape' && setState('idle')}
        />
      </span>
    );
  return (
    <button type="button" className="link" onClick={copy}>
      {state === 'copied' ? done : label}
    </button>
  );
}
