import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { textOf } from '../../../core/fields/field-value';
import type { ManualRule } from '../../../core/pack/score-rules';
import { parseDecimal } from '../../../core/quantity/decimal';
import { trimmed } from '../../../core/quantity/format';
import { dropDraft, keepDraft, keptDraft } from '../../drafts';
import { useSession } from '../../session-context';
import { zh } from '../../text/zh';
import { zhScore } from '../../text/zh-score';
import { marksText, type ScoreLine } from './score-rows';
import { evidenceField, scoreField } from '../../../core/pack/generated-fields';

interface Props {
  readonly line: ScoreLine;
  readonly rule: ManualRule;
  readonly table: FieldTable;
}

/** 自评: points and 佐证材料, typed here or in the sheet; both are the same cells. */
export function ManualScore({ line, rule, table }: Props): ReactElement {
  const session = useSession();
  const id = useId();
  const key = `${table.pack.id}/${scoreField(line.id)}`;
  const full = marksText(line.outcome);
  const written = {
    score: line.outcome.score === null ? '' : trimmed(line.outcome.score, 2),
    evidence: textOf(table.value(evidenceField(line.id))),
  };
  const [score, setScore] = useState(() => keptDraft(`${key}.score`) ?? written.score);
  const [evidence, setEvidence] = useState(() => keptDraft(`${key}.evidence`) ?? written.evidence);
  const points = parseDecimal(score.trim());
  const isBad =
    score.trim() !== '' &&
    (points === null ||
      points.lt(0) ||
      (line.outcome.full !== null && points.gt(line.outcome.full)) ||
      !points.eq(points.round(2)));

  const change = (what: 'score' | 'evidence', text: string): void => {
    (what === 'score' ? setScore : setEvidence)(text);
    keepDraft(`${key}.${what}`, text);
  };
  const save = async (): Promise<void> => {
    if (isBad || !(await session.scoreByHand(line.id, points?.toNumber() ?? null, evidence))) return;
    dropDraft(`${key}.score`);
    dropDraft(`${key}.evidence`);
  };
  return (
    <div className="explain-box">
      <p className="explain-head">
        <label htmlFor={`${id}-score`}>{zhScore.yourScore(full)}</label>
      </p>
      {rule.choices ? (
        <select
          id={`${id}-score`}
          className="text-line short"
          value={score}
          onChange={(event) => change('score', event.target.value)}
        >
          <option value="">{zhScore.choose}</option>
          {rule.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`${id}-score`}
          className="text-line short"
          inputMode="decimal"
          value={score}
          aria-invalid={isBad}
          aria-describedby={`${id}-bad`}
          onChange={(event) => change('score', event.target.value)}
        />
      )}
      <p className="hint" id={`${id}-bad`} role="status">
        {isBad ? zhScore.badScore(full) : ''}
      </p>
      <p className="explain-head">
        <label htmlFor={`${id}-evidence`}>{zhScore.evidence}</label>
      </p>
      <textarea
        id={`${id}-evidence`}
        className="text-box"
        rows={2}
        value={evidence}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change('evidence', event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void save();
        }}
      />
      <p className="hint" id={`${id}-hint`}>
        {zhScore.evidenceHint}
        {!session.keepsUndo && zh.losesUndo(session.app)}
      </p>
      <div className="buttons">
        <Button size="small" appearance="primary" onClick={() => void save()}>
          {zhScore.save}
        </Button>
      </div>
    </div>
  );
}
