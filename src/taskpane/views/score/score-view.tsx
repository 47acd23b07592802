import { useState, type ReactElement } from 'react';
import type { CheckedBook } from '../../../app/workbook-session/session-state';
import { sum } from '../../../core/quantity/decimal';
import { trimmed } from '../../../core/quantity/format';
import { isUnfinished } from '../../../core/derive/unfilled';
import { useRoving } from '../../keyboard/use-roving';
import { CheckLine } from '../../parts/check-line';
import { Unfinished } from '../../parts/unfinished';
import { useSession } from '../../session-context';
import { zhScore } from '../../text/zh-score';
import { Bar } from './bar';
import { gradeText } from './grade-text';
import { LevelGroup } from './level-group';
import { isLost, scoreLevels } from './score-rows';
import { ThreePublicChart } from './three-public-chart';

/** 评分: total and grade, the three parts, every indicator with its reason, and a picture of the two years. */
export function ScoreView({ book }: { readonly book: CheckedBook }): ReactElement {
  const session = useSession();
  const { score, workbook, filling } = book;
  const grade = isUnfinished(filling) ? null : score.grade;
  const { table } = workbook;
  const [onlyLost, setOnlyLost] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const all = scoreLevels(table, score);
  const levels = onlyLost
    ? all
        .map((level) => ({
          ...level,
          children: level.children
            .map((child) => ({ ...child, lines: child.lines.filter(isLost) }))
            .filter((child) => child.lines.length > 0),
        }))
        .filter((level) => level.children.length > 0)
    : all;
  const keys = levels.flatMap((level) => [
    `head:${level.id}`,
    ...(folded.has(level.id) ? [] : level.children.flatMap((child) => child.lines.map((line) => line.id))),
  ]);
  const roving = useRoving(keys);
  const open = score.indicators.filter((one) => one.score === null);
  const settled = score.indicators.length - open.length;
  const lost = sum(
    score.indicators.flatMap((one) => (one.score === null || one.full === null ? [] : [one.full.minus(one.score)])),
  );
  const scale = 150 / Math.max(1, ...all.map((level) => level.full.toNumber()));
  const totalPlace = table.pack.byId.has('scoreTotal') ? table.place('scoreTotal') : null;

  const fold = (id: string, isOpen: boolean): void => {
    const next = new Set(folded);
    if (isOpen) next.delete(id);
    else next.add(id);
    setFolded(next);
  };
  return (
    <>
      <div className="summary">
        <h1 className="total">
          <span className="total-figure">{settled === 0 ? zhScore.nothingYet : trimmed(score.scored, 2)}</span>
          <span>{zhScore.points}</span>
          <b>{grade ?? zhScore.noGrade}</b>
          {grade !== null && <span className="grey">{gradeText(table.pack.scoring.grades, grade)}</span>}
        </h1>
        <Unfinished filling={filling} means={zhScore.mayChange} />
        <p className="measure">
          <span>
            {zhScore.tally(settled, score.indicators.length, trimmed(lost, 2))}
            {open.length > 0 && zhScore.pending(open.length, trimmed(sum(open.flatMap((one) => one.full ?? [])), 2))}
          </span>
        </p>
        {open.length > 0 && (
          <p className="measure">
            <span>{zhScore.pendingNames(open.map(({ label }) => label.slice(label.lastIndexOf('/') + 1)))}</span>
          </p>
        )}
        <ul className="level-bars" aria-label={zhScore.byLevel}>
          {all.map((level) => (
            <li key={level.id}>
              <span className="level-name">{level.label}</span>
              <Bar
                label={zhScore.barLabel(level.label, trimmed(level.scored, 2), trimmed(level.full, 2))}
                value={level.scored.toNumber()}
                full={level.full.toNumber()}
                scale={scale}
              />
              <span className="level-points">{zhScore.of(trimmed(level.scored, 2), trimmed(level.full, 2))}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="tools tools-line">
        <CheckLine label={zhScore.onlyLost} checked={onlyLost} onChange={setOnlyLost} />
        {totalPlace && (
          <button type="button" className="plain-button" onClick={() => void session.goTo(totalPlace)}>
            {zhScore.toSheet}
          </button>
        )}
      </div>
      <div className="groups" ref={roving.listRef} onKeyDown={roving.onKeyDown}>
        {levels.map((level) => (
          <LevelGroup
            key={level.id}
            level={level}
            open={!folded.has(level.id)}
            onFold={(isOpen) => fold(level.id, isOpen)}
            opened={opened}
            onOpen={setOpened}
            table={table}
            roving={roving}
          />
        ))}
        {levels.length === 0 && <p className="waiting">{zhScore.nothingLost}</p>}
      </div>
      <ThreePublicChart table={table} year={workbook.context.year} />
    </>
  );
}
