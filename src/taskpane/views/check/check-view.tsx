import { Button } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import { isUnfinished } from '../../../core/derive/unfilled';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { useRoving } from '../../keyboard/use-roving';
import { Meter } from '../../parts/meter';
import { usePreferences } from '../../use-preferences';
import { zh } from '../../text/zh';
import type { View } from '../../view';
import { CheckTools } from './check-tools';
import { Group } from './group';
import { groupsOf, rowsShown, type GroupId } from './groups';
import { NextBlank } from './next-blank';
import { openCounts, sentenceOf } from './open-counts';

interface Props {
  readonly book: CheckedBook;
  readonly onView: (view: View) => void;
}

const openAtFirst: ReadonlySet<GroupId> = new Set<GroupId>(['error', 'explain']);

/** 校验: what to do next, how much is checked, and every finding by 级别, with the cell, the reason and the answer in place. */
export function CheckView({ book, onView }: Props): ReactElement {
  const { onlyOpen } = usePreferences();
  const [query, setQuery] = useState('');
  const [unfolded, setUnfolded] = useState(openAtFirst);
  const [opened, setOpened] = useState<string | null>(null);
  const { run } = book;
  const { decided, applicable } = run.coverage;
  const counts = openCounts(run);
  const groups = useMemo(() => groupsOf(book, { onlyOpen, query }), [book, onlyOpen, query]);
  const searching = query.trim() !== '';
  const isUnfolded = (id: GroupId): boolean => searching || unfolded.has(id);
  const roving = useRoving(rowsShown(groups, isUnfolded));
  const allDone = counts.errors === 0 && counts.explains === 0 && counts.waiting === 0 && !isUnfinished(book.filling);

  const fold = (id: GroupId, open: boolean): void => {
    const next = new Set(unfolded);
    if (open) next.add(id);
    else next.delete(id);
    setUnfolded(next);
  };
  return (
    <>
      <div className="summary">
        <h1>{sentenceOf(counts, book.filling)}</h1>
        <p className="measure">
          <span>
            {zh.check.decided(decided, applicable)}
            <span className="wide-only">{zh.check.passed(run.passed.length)}</span>
          </span>
          {applicable > decided && (
            <span className="measure-right">
              {counts.waiting > 0 ? zh.check.readingLeft(counts.waiting) : zh.check.undecided(applicable - decided)}
            </span>
          )}
        </p>
        <Meter value={decided} of={applicable} />
        {isUnfinished(book.filling) && (
          <p className="measure">
            <NextBlank />
          </p>
        )}
        {allDone && (
          <div className="buttons">
            <Button appearance="primary" onClick={() => onView('score')}>
              {zh.check.toScore}
            </Button>
          </div>
        )}
      </div>
      <CheckTools query={query} onQuery={setQuery} />
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            open={isUnfolded(group.id)}
            onFold={(open) => fold(group.id, open)}
            opened={opened}
            onOpen={setOpened}
            book={book}
            roving={roving}
          />
        ))}
        {groups.length === 0 && (
          <p className="waiting">{searching ? zh.check.nothingFound(query.trim()) : zh.check.nothingOpen}</p>
        )}
      </div>
    </>
  );
}
