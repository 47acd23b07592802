import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import { zh } from '../text/zh';

interface Props {
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A question in place, never a dialog: says what follows, Esc is no. Focus comes to it and goes back by the caller. */
export function Confirm({ text, yes, onYes, onNo }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div
      className="confirm"
      ref={box}
      role="group"
      aria-label={yes}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onNo();
      }}
    >
      <p>{text}</p>
      <div className="buttons">
        <Button size="small" onClick={onYes}>
          {yes}
        </Button>
        <Button size="small" appearance="subtle" onClick={onNo}>
          {zh.cancel}
        </Button>
      </div>
    </div>
  );
}
