import { Button } from '@fluentui/react-components';
import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { LinkGroup } from '../../../app/report-session/link-rows';
import type { Roving } from '../../keyboard/use-roving';
import { Confirm } from '../../parts/confirm';
import { useReport } from '../../report-context';
import { zhWord } from '../../text/zh-word';
import { StateIcon } from './state-icon';

const words = zhWord.links;

interface Props {
  readonly group: LinkGroup;
  readonly roving: Roving;
  readonly onLedger: () => void;
  readonly children: ReactNode;
}

/** A linked text or table: its name as a band, what is wrong with its link and where to mend it, a way to let it go. */
export function LinkSection({ group, roving, onLedger, children }: Props): ReactElement {
  const session = useReport();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { title, state, question, control, cells } = group;
  const key = `group:${group.key}`;
  const back = (): void => {
    setAsking(false);
    setOpen(false);
    roving.focus(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') setOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter') void session.goTo({ control });
    else if (event.key === 'Delete' && control !== null) {
      setOpen(true);
      setAsking(true);
    } else return;
    event.preventDefault();
  };
  return (
    <section>
      <h2 className="band">
        <button
          type="button"
          className="band-button"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            if (!open) void session.goTo({ control });
          }}
          onKeyDown={onKeyDown}
          {...roving.item(key)}
        >
          {state !== 'linked' && <StateIcon state={state} />}
          <span className="band-name">{title}</span>
          {cells && <span className="line-side">{words.cells(cells.all, cells.stale)}</span>}
        </button>
      </h2>
      {state !== 'linked' && (
        <p className="band-state">
          {question?.reason ?? words.groups[state]}
          {question && (
            <button type="button" className="link small" onClick={onLedger}>
              {words.toLedger}
            </button>
          )}
        </p>
      )}
      {open && control !== null && (
        <div
          className="link-detail"
          onKeyDown={(event) => {
            if (event.key === 'Escape') back();
          }}
        >
          {asking ? (
            <Confirm
              text={words.stopGroupAsk}
              yes={words.doStop}
              onYes={() => void session.unlinkGroup(group)}
              onNo={back}
            />
          ) : (
            <div className="buttons">
              {session.canGoTo && (
                <Button size="small" onClick={() => void session.goTo({ control })}>
                  {words.goTo}
                </Button>
              )}
              <Button size="small" onClick={() => setAsking(true)}>
                {words.stopGroup}
              </Button>
            </div>
          )}
        </div>
      )}
      {children}
    </section>
  );
}
