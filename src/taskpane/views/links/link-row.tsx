import { Button } from '@fluentui/react-components';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { LinkRow } from '../../../app/report-session/link-rows';
import type { Roving } from '../../keyboard/use-roving';
import { Confirm } from '../../parts/confirm';
import { CopyButton } from '../../parts/copy-button';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { OverrideBox } from './override-box';
import { StateIcon } from './state-icon';

const words = zhWord.links;

interface Props {
  readonly row: LinkRow;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly roving: Roving;
}

/** A linked figure: its name, state and cell, the new value above the old one. Opened: where it comes from and what can be done. */
export function LinkLine({ row, open, onOpen, roving }: Props): ReactElement {
  const session = useReport();
  const [asking, setAsking] = useState<'stop' | 'override' | null>(null);
  const { label, state, text, next, override, place, value } = row;
  const isStale = state === 'stale' && next !== null;
  const back = (): void => {
    setAsking(null);
    roving.focus(row.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else if (event.key === 'Enter') void session.goTo(row);
    else if (event.key === 'Delete' && state !== 'unlinked') {
      onOpen(true);
      setAsking('stop');
    } else return;
    event.preventDefault();
  };
  return (
    <li className={open ? 'row link-row open' : 'row link-row'}>
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        onClick={() => {
          onOpen(!open);
          if (!open) void session.goTo(row);
        }}
        onKeyDown={onKeyDown}
        {...roving.item(row.key)}
      >
        <StateIcon state={state} />
        <span className="link-name">
          {label}
          <span className="row-sub">
            {place ? words.place(words.states[state], place.address) : words.states[state]}
          </span>
        </span>
        <span className="link-value">
          {isStale ? (
            <>
              <b>{next}</b> <del className="old">{text}</del>
            </>
          ) : (
            text
          )}
        </span>
      </button>
      {open && (
        <div
          className="link-detail"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onOpen(false);
            roving.focus(row.key);
          }}
        >
          {override && text !== override.shown && (
            <p className="hint">{words.override(text, override.shown, override.reason)}</p>
          )}
          <p className="hint">
            {place ? `${place.sheet} ${place.address}` : words.noPlace}
            {value !== null && `，${words.raw(value)}`}{' '}
            {place && (
              <CopyButton text={`${place.sheet}!${place.address}`} label={words.copyPlace} done={words.copied} />
            )}
          </p>
          {asking === 'stop' && (
            <Confirm
              text={words.stopAsk}
              yes={words.doStop}
              onYes={() => void session.changeFigure(row, { kind: 'unlink' }).then(back)}
              onNo={back}
            />
          )}
          {asking === 'override' && <OverrideBox row={row} onClose={back} />}
          {asking === null && (
            <div className="buttons">
              {session.canGoTo && row.range && (
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
                  {row.range && (
                    <Button size="small" onClick={() => setAsking('override')}>
                      {words.writeOther}
                    </Button>
                  )}
                  {override && text !== override.shown && (
                    <Button size="small" onClick={() => void session.changeFigure(row, { kind: 'withdraw' })}>
                      {words.withdraw}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setAsking('stop')}>
                    {words.stop}
                  </Button>
                </>
              )}
            </div>
          )}
        </div>
      )}
    </li>
  );
}
