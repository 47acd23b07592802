import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import { ChooseWorkbook } from '../../parts/choose-workbook';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';

/** The two ways in: read the saved workbook, or paste what was copied in Excel. */
export function SourceCard({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  const session = useReport();
  return (
    <div className="summary source">
      <h1>{title}</h1>
      <p>{text}</p>
      <ChooseWorkbook label={zhWord.source.workbook} onChosen={(source) => void session.takeWorkbook(source)}>
        {(choose) => (
          <Button appearance="primary" className="wide" onClick={choose}>
            {zhWord.source.workbook}
          </Button>
        )}
      </ChooseWorkbook>
      <PasteLink isWide />
      <p className="hint">{zhWord.source.pasteHow}</p>
    </div>
  );
}

/** 粘贴链接数据: a button that opens the box in its place; there in every state, for a workbook that cannot be read as a file. */
export function PasteLink({ isWide = false }: { readonly isWide?: boolean }): ReactElement {
  const [pasting, setPasting] = useState(false);
  if (pasting) return <PasteBox onDone={() => setPasting(false)} />;
  if (isWide)
    return (
      <Button className="wide" onClick={() => setPasting(true)}>
        {zhWord.source.paste}
      </Button>
    );
  return (
    <button type="button" className="link small" onClick={() => setPasting(true)}>
      {zhWord.source.paste}
    </button>
  );
}

/** A text box rather than the clipboard: web views ask for permission to read that, or refuse it. */
function PasteBox({ onDone }: { readonly onDone: () => void }): ReactElement {
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
