import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Roving } from '../../keyboard/use-roving';
import { Confirm } from '../../parts/confirm';
import { useReport } from '../../report-context';
import { zhLinks as words } from '../../text/zh-links';
import { LinkLine } from './link-line';
import type { LinkParagraph } from './link-table';
import { StateWord } from './state-word';

interface Props {
  readonly paragraph: LinkParagraph;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly roving: Roving;
  readonly onLedger: () => void;
}

/** A linked text or table: how it begins where it lists no figures, what is wrong with its link and where to mend it, a way to let it go. */
export function ParagraphLine({ paragraph, open, onOpen, roving, onLedger }: Props): ReactElement {
  const session = useReport();
  const [asking, setAsking] = useState(false);
  const { group, name, sheet, saysState, figures } = paragraph;
  const { title, state, question, control, cells, rows, text } = group;
  const key = `text:${group.key}`;
  const value = cells ? words.cells(cells.all, cells.stale) : rows.length > 0 ? '' : text.trim().split('\n')[0]!;
  const trouble = state === 'linked' ? '' : (question?.reason ?? words.groups[state]);
  const back = (): void => {
    setAsking(false);
    onOpen(false);
    roving.focus(key);
  };
  return (
    <LinkLine
      id={key}
      className={figures.length > 0 ? 'paragraph over' : 'paragraph'}
      name={name}
      label={[name, name === title ? '' : title, sheet, trouble, value.slice(0, 40)].filter(Boolean).join('，')}
      place={
        <>
          {sheet}
          {trouble !== '' && saysState && <StateWord state={state} />}
        </>
      }
      value={cells ? value : <span className="link-text">{value}</span>}
      open={open}
      onOpen={onOpen}
      onGo={() => void session.goTo({ control })}
      {...(control !== null && {
        onDelete: () => {
          onOpen(true);
          setAsking(true);
        },
      })}
      roving={roving}
    >
      {trouble !== '' && <p className="hint">{trouble}</p>}
      {asking ? (
        <Confirm
          text={words.stopGroupAsk}
          yes={words.doStop}
          onYes={() => void session.unlinkGroup(group)}
          onNo={back}
        />
      ) : (
        <div className="buttons">
          {question && (
            <Button size="small" onClick={onLedger}>
              {words.toLedger}
            </Button>
          )}
          {control !== null && session.canGoTo && (
            <Button size="small" onClick={() => void session.goTo({ control })}>
              {words.goTo}
            </Button>
          )}
          {control !== null && (
            <Button size="small" onClick={() => setAsking(true)}>
              {words.stopGroup}
            </Button>
          )}
        </div>
      )}
    </LinkLine>
  );
}
