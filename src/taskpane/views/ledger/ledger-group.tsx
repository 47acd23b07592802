import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { zhWord } from '../../text/zh-word';

interface Props {
  readonly id: string;
  readonly icon: ReactElement;
  readonly name: string;
  /** "1 段", or a bare number. */
  readonly count: string;
  readonly side: string;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly roving: Roving;
  readonly children: ReactNode;
}

export function LedgerGroup({ id, icon, name, count, side, open, onFold, roving, children }: Props): ReactElement {
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onFold(true);
    if (event.key === 'ArrowLeft') onFold(false);
  };
  return (
    <section className="group">
      <h2 className="head">
        <button
          type="button"
          className="head-button"
          aria-expanded={open}
          onClick={() => onFold(!open)}
          onKeyDown={onKeyDown}
          {...roving.item(`head:${id}`)}
        >
          {icon}
          <span className="head-name">{name}</span>
          <span className="head-count">{count}</span>
          {/^\d+$/.test(count) && <span className="unseen">{zhWord.ledger.items}</span>}
          <span className="head-rest">{side}</span>
          <Chevron className="chevron" aria-hidden="true" />
        </button>
      </h2>
      {open && <ul className="rows">{children}</ul>}
    </section>
  );
}
