import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';

interface Props {
  /** Taken, or called off. */
  readonly onDone: () => void;
}

/** A text box rather than the clipboard: web views ask for permission to read that, or refuse it. */
export function PasteBox({ onDone }: Props): ReactElement {
  const session = useReport();
  const id = useId();
  const [text, setText] = useState('');
  const take = async (whole: string): Promise<void> => {
    await session.paste(whole);
    if (session.getSnapshot().refusal === null) onDone();
  };
  return (
    <div className="paste">
      <label htmlFor={id}>{zhWord.source.pasteHere}</label>
      <textarea
        id={id}
        className="text-box"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          // A whole package is taken at once; a part is left for the user to complete.
          const pasted = event.clipboardData.getData('text/plain');
          if (text !== '' || pasted === '') return;
          event.preventDefault();
          setText(pasted);
          void take(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          else if (event.key === 'Enter' && event.ctrlKey) void take(text);
        }}
      />
      <div className="buttons">
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={text.trim() === ''}
          onClick={() => void take(text)}
        >
          {zhWord.source.take}
        </Button>
        <Button size="small" onClick={onDone}>
          {zhWord.source.cancel}
        </Button>
      </div>
    </div>
  );
}
