import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { LinkRow } from '../../../app/report-session/link-rows';
import type { Roving } from '../../keyboard/use-roving';
import { Confirm } from '../../parts/confirm';
import { CopyButton } from '../../parts/copy-button';
import { useReport } from '../../report-context';
import { zhLinks as words } from '../../text/zh-links';
import { LinkLine } from './link-line';
import type { LinkFigureLine } from './link-table';
import { OverrideBox } from './override-box';
import { StateWord } from './state-word';

type Asked = 'stop' | 'override' | null;

interface Props {
  readonly line: LinkFigureLine;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly roving: Roving;
}

/** A linked figure: its name, its cell, the new value above the old one. Opened: where it comes from and what can be done. */
export function FigureLine({ line, open, onOpen, roving }: Props): ReactElement {
  const session = useReport();
  const [asking, setAsking] = useState<Asked>(null);
  const { row, isAgain, place, saysState } = line;
  const { label, state, text, around } = row;
  const next = state === 'stale' ? row.next : null;
  const back = (): void => {
    setAsking(null);
    roving.focus(row.key);
  };
  const [before, after] = [`…${around[0]}`, `${around[1].slice(0, 4)}…`];
  const isQuoted = isAgain && text !== '';
  const heard = [
    label,
    ...(isQuoted ? [before + text + after] : []),
    ...(row.place ? [words.cell(row.place.sheet, row.place.address)] : []),
    words.states[state],
    next === null ? text : `${words.old} ${text}，${words.now} ${next}`,
  ];
  return (
    <LinkLine
      id={row.key}
      name={
        isQuoted ? (
          <span className="link-again">
            {before}
            <b>{text}</b>
            {after}
          </span>
        ) : (
          label
        )
      }
      label={heard.filter((one) => one !== '').join('，')}
      place={
        <>
          <span className="whole">{place}</span>
          {saysState && <StateWord state={state} />}
        </>
      }
      value={
        next === null ? (
          text
        ) : (
          <>
            <b>{next}</b> <del className="old">{text}</del>
          </>
        )
      }
      open={open}
      onOpen={onOpen}
      onGo={() => void session.goTo(row)}
      {...(state !== 'unlinked' && {
        onDelete: () => {
          onOpen(true);
          setAsking('stop');
        },
      })}
      roving={roving}
    >
      <Source row={row} />
      {asking === 'stop' && (
        <Confirm
          text={words.stopAsk}
          yes={words.doStop}
          onYes={() => void session.changeFigure(row, { kind: 'unlink' }).then(back)}
          onNo={back}
        />
      )}
      {asking === 'override' && <OverrideBox row={row} onClose={back} />}
      {asking === null && <Commands row={row} onAsk={setAsking} />}
    </LinkLine>
  );
}

/** Why it is written otherwise, and the cell it comes from. */
function Source({ row: { override, text, place, value } }: { readonly row: LinkRow }): ReactElement {
  return (
    <>
      {override && text !== override.shown && (
        <p className="hint">{words.override(text, override.shown, override.reason)}</p>
      )}
      <p className="hint">
        {place ? words.cell(place.sheet, place.address) : words.noPlace}
        {value !== null && `，${words.raw(value)}`}{' '}
        {place && <CopyButton text={`${place.sheet}!${place.address}`} label={words.copyPlace} done={words.copied} />}
      </p>
    </>
  );
}

function Commands({ row, onAsk }: { readonly row: LinkRow; readonly onAsk: (asked: Asked) => void }): ReactElement {
  const session = useReport();
  const { state, range, override, text } = row;
  return (
    <div className="buttons">
      {session.canGoTo && range && (
        <Button size="small" onClick={() => void session.goTo(row)}>
          {words.goTo}
        </Button>
      )}
      {state === 'unlinked' ? (
        <Button size="small" onClick={() => void session.changeFigure(row, { kind: 'relink' })}>
          {words.resume}
        </Button>
      ) : (
        <>
          {range && (
            <Button size="small" onClick={() => onAsk('override')}>
              {words.writeOther}
            </Button>
          )}
          {override && text !== override.shown && (
            <Button size="small" onClick={() => void session.changeFigure(row, { kind: 'withdraw' })}>
              {words.withdraw}
            </Button>
          )}
          <Button size="small" onClick={() => onAsk('stop')}>
            {words.stop}
          </Button>
        </>
      )}
    </div>
  );
}
