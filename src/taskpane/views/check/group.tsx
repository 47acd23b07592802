import type { ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
import { LevelIcon } from '../../parts/level-icon';
import { levelNames, zh } from '../../text/zh';
import { ByHand } from './by-hand';
import { FindingRow } from './finding-row';
import { headKey, type CheckGroup } from './groups';

interface Props {
  readonly group: CheckGroup;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  /** Id of the one finding that is open. */
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly book: CheckedBook;
  readonly roving: Roving;
}

export function Group({ group, open, onFold, opened, onOpen, book, roving }: Props): ReactElement {
  const head = (chevron: ReactElement): ReactElement => (
    <>
      <LevelIcon level={group.id} />
      <span className={group.id === 'passed' ? 'head-name light' : 'head-name'}>{levelNames[group.id]}</span>
      <span className="head-count">{group.count}</span>
      <span className="unseen">{zh.check.items}</span>
      <span className="head-rest">{group.rest}</span>
      {chevron}
    </>
  );
  // The line that had the focus is gone from here: to the head, of 通过 where it was the last line of this group.
  const stay = (): void => [headKey('passed'), headKey(group.id)].forEach((key) => roving.focus(key));
  return (
    <FoldGroup headKey={headKey(group.id)} head={head} open={open} onFold={onFold} roving={roving}>
      <ul className="rows">
        {group.cards.map((card) => (
          <FindingRow
            key={card.finding.id}
            card={card}
            open={opened === card.finding.id}
            onOpen={(isOpen) => onOpen(isOpen ? card.finding.id : null)}
            book={book}
            roving={roving}
          />
        ))}
        {group.lines.map((line) => (
          <li key={line.id} className="plain-row">
            {line.text}
            {line.byHand && <ByHand check={line.id} title={line.text} {...line.byHand} onMoved={stay} />}
          </li>
        ))}
      </ul>
    </FoldGroup>
  );
}
