import type { KeyboardEvent, ReactElement } from 'react';
import type { CheckedBook } from '../../../app/session/session-state';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { LevelIcon } from '../../parts/level-icon';
import { levelNames, zh } from '../../text/zh';
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
  const name = levelNames[group.id];
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
          {...roving.item(headKey(group.id))}
        >
          <LevelIcon level={group.id} />
          <span className={group.id === 'passed' ? 'head-name light' : 'head-name'}>{name}</span>
          <span className="head-count">{group.count}</span>
          <span className="unseen">{zh.check.items}</span>
          <span className="head-rest">{group.rest}</span>
          <Chevron className="chevron" aria-hidden="true" />
        </button>
      </h2>
      {open && (
        <ul className="rows">
          {group.findings.map((finding) => (
            <FindingRow
              key={finding.id}
              finding={finding}
              open={opened === finding.id}
              onOpen={(isOpen) => onOpen(isOpen ? finding.id : null)}
              book={book}
              roving={roving}
            />
          ))}
          {group.lines.map((line) => (
            <li key={line.id} className="plain-row">
              {line.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
