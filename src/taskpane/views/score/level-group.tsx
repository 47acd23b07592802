import type { ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { trimmed } from '../../../core/quantity/format';
import type { Roving } from '../../keyboard/use-roving';
import { FoldGroup } from '../../parts/fold-group';
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
  const head = (chevron: ReactElement): ReactElement => (
    <>
      {chevron}
      <span className="head-name">{level.label}</span>
      <span className="head-points">
        <b>{trimmed(level.scored, 2)}</b> <span className="unseen">{zhScore.pointsOf}</span>
        <span className="grey">/ {trimmed(level.full, 2)}</span>
      </span>
    </>
  );
  return (
    <FoldGroup headKey={`head:${level.id}`} head={head} open={open} onFold={onFold} roving={roving}>
      {level.children.map((child) => (
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
    </FoldGroup>
  );
}
