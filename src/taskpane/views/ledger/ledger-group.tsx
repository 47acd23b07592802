import type { ReactElement, ReactNode } from 'react';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
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
  const head = (chevron: ReactElement): ReactElement => (
    <>
      {icon}
      <span className="head-name">{name}</span>
      <span className="head-count">{count}</span>
      {/^\d+$/.test(count) && <span className="unseen">{zhWord.ledger.items}</span>}
      <span className="head-rest">{side}</span>
      {chevron}
    </>
  );
  return (
    <FoldGroup headKey={`head:${id}`} head={head} open={open} onFold={onFold} roving={roving}>
      <ul className="rows">{children}</ul>
    </FoldGroup>
  );
}
