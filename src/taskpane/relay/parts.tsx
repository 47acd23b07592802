import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { Button } from '@fluentui/react-components';
import { zh } from '../text/zh';
import { zhRelay } from '../text/zh-relay';

/** Six digits to read off, in halves; a screen reader says them one by one. */
export function Digits({ label, digits }: { readonly label: string; readonly digits: string }): ReactElement {
  return (
    <p className="pair-number">
      <span className="small">{label}</span>{' '}
      <b aria-hidden="true">
        {digits.slice(0, 3)} {digits.slice(3)}
      </b>
      <span className="unseen">{[...digits].join(' ')}</span>
    </p>
  );
}

interface TypedDigits {
  readonly label: string;
  readonly button: string;
  readonly hint?: string;
  /** What was wrong with the last try. */
  readonly trouble: string;
  readonly onDone: (typed: string) => void;
  readonly onCancel: () => void;
}

/** Six digits to type: Enter goes on, Esc gives up. */
export function DigitsBox({ label, button, hint, trouble, onDone, onCancel }: TypedDigits): ReactElement {
  const id = useId();
  const [typed, setTyped] = useState('');
  const done = (): void => {
    if (typed.trim() !== '') onDone(typed);
  };
  return (
    <div
      className="pair-box"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {hint !== undefined && <p className="hint">{hint}</p>}
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="text-line"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        aria-invalid={trouble !== ''}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter that ends an input method's composition is no answer yet.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) done();
        }}
      />
      {trouble !== '' && <p role="alert">{trouble}</p>}
      <div className="buttons">
        <Button size="small" appearance="primary" disabledFocusable={typed.trim() === ''} onClick={done}>
          {button}
        </Button>
        <Button size="small" onClick={onCancel}>
          {zh.cancel}
        </Button>
      </div>
    </div>
  );
}

interface Line {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly onStop: () => void;
}

/** How the link stands, and the way out of it. */
export function LinkLine({ icon, children, onStop }: Line): ReactElement {
  return (
    <div className="pair-line small">
      {icon}
      <span className="line-name" role="status">
        {children}
      </span>
      <button type="button" className="link" onClick={onStop}>
        {zhRelay.disconnect}
      </button>
    </div>
  );
}
