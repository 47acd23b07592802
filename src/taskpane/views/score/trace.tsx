import { Button } from '@fluentui/react-components';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { FieldTable } from '../../../core/fields/field-table';
import { fieldName } from '../../../core/pack/pack';
import { inFull } from '../../../core/quantity/format';
import { Warning16Filled } from '../../parts/icons';
import { PlaceLink } from '../../parts/place-link';
import { usePreferences } from '../../use-preferences';
import { useSession } from '../../session-context';
import { zhScore } from '../../text/zh-score';
import { ManualScore } from './manual-score';
import { marksText, type ScoreLine } from './score-rows';
import { scoreField } from '../../../core/pack/generated-fields';

interface Props {
  readonly line: ScoreLine;
  readonly table: FieldTable;
  readonly onEscape: () => void;
}

/** How the points came about, always in this order: 算式 标准 扣分 得分 依据, then 距下一档. */
export function Trace({ line, table, onEscape }: Props): ReactElement {
  const session = useSession();
  const { showNextStep } = usePreferences();
  const { outcome, indicator } = line;
  // What is 待评 is answered where its figure is missing, not in the score's cell.
  const place = table.place(outcome.waitsFor ?? scoreField(line.id));
  const lost = outcome.score === null || outcome.full === null ? null : outcome.full.minus(outcome.score);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onEscape();
  };
  return (
    <div className="trace" onKeyDown={onKeyDown}>
      <dl className="reasons">
        <Line name={zhScore.formula}>
          {outcome.formula} <Inputs line={line} table={table} />
        </Line>
        <Line name={zhScore.standard}>{indicator.standard}</Line>
        <Line name={zhScore.deduction}>{outcome.reason}</Line>
        {lost !== null && outcome.score !== null && (
          <Line name={zhScore.score}>
            <b>{zhScore.sum(marksText(outcome), inFull(lost), inFull(outcome.score))}</b>
          </Line>
        )}
        <Line name={zhScore.basis}>
          {outcome.basis}
          {!outcome.seen && (
            <span className="state reopened">
              <Warning16Filled aria-hidden="true" />
              {zhScore.unseen}
            </span>
          )}
        </Line>
      </dl>
      {showNextStep && outcome.nextStep !== undefined && (
        <p className="next-step">
          {zhScore.nextStep}：{outcome.nextStep}
        </p>
      )}
      {indicator.rule.kind === 'manual' && <ManualScore line={line} rule={indicator.rule} table={table} />}
      {place && (
        <div className="buttons">
          <Button size="small" onClick={() => void session.goTo(place)}>
            {zhScore.goTo}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The cells the figures of the formula stand in. */
function Inputs({ line, table }: Pick<Props, 'line' | 'table'>): ReactElement {
  const fields = Object.keys(line.outcome.inputs).flatMap(
    (label) => table.pack.fields.find((field) => field.label === label && field.kind !== 'rows') ?? [],
  );
  return (
    <>
      {fields.map((field) => {
        const place = table.place(field.id);
        if (!place) return null;
        return (
          <span key={field.id} className="input-link">
            {fieldName(field)} <PlaceLink sheet={place.sheet} address={place.address} text={place.address} />{' '}
          </span>
        );
      })}
    </>
  );
}
