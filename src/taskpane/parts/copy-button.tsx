import { useState, type ReactElement } from 'react';
import { zh } from '../text/zh';

interface Props {
  readonly text: string;
  readonly label?: string;
  readonly done?: string;
}

/** Copies text; where the clipboard is refused (some web views) the text is shown selected instead. */
export function CopyButton({ text, label = zh.trouble.copy, done = zh.trouble.copied }: Props): ReactElement {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const copy = (): void => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const written = clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setState('copied'),
      () => setState('shown'),
    );
  };
  if (state === 'shown')
    return (
      <textarea
        className="copy-text"
        readOnly
        value={text}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
    );
  return (
    <button type="button" className="link" onClick={copy}>
      {state === 'copied' ? done : label}
    </button>
  );
}
