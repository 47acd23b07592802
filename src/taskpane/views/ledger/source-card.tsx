import { Button } from '@fluentui/react-components';
import { useContext, useState, type ReactElement } from 'react';
import { ChooseWorkbook } from '../../parts/choose-workbook';
import { HandedContext } from '../../handed/handed-place';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { zhWps } from '../../text/zh-wps';
import { PasteBox } from './paste-box';

/** The two ways in: read the saved workbook, or paste what was copied in Excel. */
export function SourceCard({ title, text }: { readonly title: string; readonly text: string }): ReactElement {
  const session = useReport();
  const isInWps = useContext(HandedContext) !== null;
  return (
    <div className="summary source">
      <h1>{title}</h1>
      <p>{isInWps && text === zhWord.source.choose ? zhWps.handed.choose : text}</p>
      <ChooseWorkbook label={zhWord.source.workbook} onChosen={(source) => void session.takeWorkbook(source)}>
        {(choose) => (
          <Button appearance="primary" className="wide" onClick={choose}>
            {zhWord.source.workbook}
          </Button>
        )}
      </ChooseWorkbook>
      <PasteLink isWide />
      <p className="hint">{isInWps ? zhWps.handed.how : zhWord.source.pasteHow}</p>
    </div>
  );
}

/** 粘贴链接数据: a button that opens the box in its place; there in every state, for a workbook that cannot be read as a file. */
export function PasteLink({ isWide = false }: { readonly isWide?: boolean }): ReactElement {
  const [box, setBox] = useState<'unseen' | 'open' | 'closed'>('unseen');
  if (box === 'open') return <PasteBox onDone={() => setBox('closed')} />;
  const open = (): void => setBox('open');
  // The keyboard goes on where it began.
  const isBack = box === 'closed';
  if (isWide)
    return (
      <Button className="wide" autoFocus={isBack} onClick={open}>
        {zhWord.source.paste}
      </Button>
    );
  return (
    <button type="button" className="link small" autoFocus={isBack} onClick={open}>
      {zhWord.source.paste}
    </button>
  );
}
