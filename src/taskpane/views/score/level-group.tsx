import type { KeyboardEvent, ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { trimmed } from '../../../core/quantity/format';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { zhScore } from '../../text/zh-score';
import { ScoreRow } from './score-row';
import type { ScoreLevel } from './score-rows';

interface Props {
  readonly level: ScoreLevel;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly table: FieldTable;
  readonly roving: Roving;
}

export function LevelGroup({ level, open, onFold, opened, onOpen, table, roving }: Props): ReactElement {
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onFold(true);
    if (event.key === 'ArrowLeft') onFold(false);
  };
  const points = (part: { scored: ScoreLevel['scored']; full: ScoreLevel['full'] }): ReactElement => (
    <>
      <b>{trimmed(part.scored, 2)}</b> <span className="unseen">{zhScore.pointsOf}</span>
      <span className="grey">/ {trimmed(part.full, 2)}</span>
    </>
  );
  return (
    <section className="group">
      <h2 className="head">
        <button
          type="button"
          className="head-button"
          aria-expanded={open}
          onClick={() => onFold(!open)}
          onKeyDown={onKeyDown}
          {...roving.item(`head:${level.id}`)}
        >
          <Chevron className="chevron" aria-hidden="true" />
          <span className="head-name">{level.label}</span>
          <span className="head-points">{points(level)}</span>
        </button>
      </h2>
      {open &&
        level.children.map((child) => (
          <div key={child.id}>
            <h3 className="child-head">
              <span>{child.label}</span>
              <span>{zhScore.of(trimmed(child.scored, 2), trimmed(child.full, 2))}</span>
            </h3>
            <ul>
              {child.lines.map((line) => (
                <ScoreRow
                  key={line.id}
                  line={line}
                  open={opened === line.id}
                  onOpen={(isOpen) => onOpen(isOpen ? line.id : null)}
                  table={table}
                  roving={roving}
                />
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
