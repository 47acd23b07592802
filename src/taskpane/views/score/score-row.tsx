import type { KeyboardEvent, ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { trimmed } from '../../../core/quantity/format';
import type { Roving } from '../../keyboard/use-roving';
import { ChevronDown16Regular, ChevronRight16Regular } from '../../parts/icons';
import { useSession } from '../../session-context';
import { zhScore } from '../../text/zh-score';
import { Bar } from './bar';
import { isLost, marksText, type ScoreLine } from './score-rows';
import { Trace } from './trace';
import { scoreField } from '../../../core/pack/generated-fields';

const pxAPoint = 4.4;

interface Props {
  readonly line: ScoreLine;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly table: FieldTable;
  readonly roving: Roving;
}

/** name · rate · bar · score/full; lost points make the name semibold. */
export function ScoreRow({ line, open, onOpen, table, roving }: Props): ReactElement {
  const session = useSession();
  const { outcome, name, figure } = line;
  const Chevron = open ? ChevronDown16Regular : ChevronRight16Regular;
  const full = marksText(outcome);
  const score = outcome.score === null ? null : trimmed(outcome.score, 2);
  const place = table.place(scoreField(line.id));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') onOpen(true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') onOpen(false);
    else if (event.key === 'Enter' && place) void session.goTo(place);
    else return;
    event.preventDefault();
  };
  const back = (): void => {
    onOpen(false);
    roving.focus(line.id);
  };
  return (
    <li className={open ? 'score-row open' : 'score-row'}>
      <button
        type="button"
        className="score-button"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
        onKeyDown={onKeyDown}
        {...roving.item(line.id)}
      >
        <Chevron className="chevron" aria-hidden="true" />
        <span className={isLost(line) && score !== null ? 'score-name lost' : 'score-name'}>{name}</span>
        <span className="score-rate">{figure}</span>
        <span className="score-bar">
          <Bar
            label={score === null ? zhScore.pendingLabel(name, full) : zhScore.barLabel(name, score, full)}
            value={outcome.score?.toNumber() ?? null}
            full={outcome.full?.toNumber() ?? 0}
            scale={pxAPoint}
          />
        </span>
        <span className="score-points" aria-hidden="true">
          {score === null ? zhScore.toJudge : <span className={isLost(line) ? 'lost' : ''}>{score}</span>}
          <span className="grey">/{full}</span>
        </span>
      </button>
      {open && <Trace line={line} table={table} onEscape={back} />}
    </li>
  );
}
