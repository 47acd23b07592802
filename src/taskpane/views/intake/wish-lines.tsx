import { useId, type ReactElement, type ReactNode } from 'react';
import type { IntakePlan, IntakeWish } from '../../../core/intake/plan-intake';
import { sourceUnits, type SourceUnit } from '../../../core/intake/printed-figure';
import type { BookSide } from '../../../core/prose/words/book-fields';
import { zhIntake } from '../../text/zh-intake';

interface Props {
  readonly plan: IntakePlan;
  readonly wish: IntakeWish;
  /** The measure of money has to be said. */
  readonly asksUnit: boolean;
  readonly onWish: (wish: IntakeWish) => void;
}

/** What holds for the whole block: the measure of money, what "-" means, and what columns are that nothing names. */
export function WishLines({ plan, wish, asksUnit, onWish }: Props): ReactElement {
  const side = (column: string, chosen: string): void => {
    const { [column]: _, ...others } = wish.sides;
    onWish({ ...wish, sides: chosen === '' ? others : { ...others, [column]: chosen as BookSide } });
  };
  return (
    <>
      {plan.unit && (
        <>
          <Choice
            label={zhIntake.unit}
            value={asksUnit ? '' : plan.unit.unit}
            onChange={(unit) => onWish({ ...wish, unit: unit as SourceUnit })}
          >
            {asksUnit && <option value="">{zhIntake.chooseSide}</option>}
            {sourceUnits.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </Choice>
          {wish.unit === undefined && (
            <p className="hint">
              {!asksUnit
                ? zhIntake.unitWhy[plan.unit.why]
                : plan.unit.why === 'doubt'
                  ? zhIntake.unitDoubted
                  : zhIntake.unitAsked}
            </p>
          )}
        </>
      )}
      {plan.dashes > 0 && (
        <Choice
          label={zhIntake.dash(plan.dashes)}
          value={wish.dash}
          onChange={(dash) => onWish({ ...wish, dash: dash as IntakeWish['dash'] })}
        >
          <option value="zero">{zhIntake.dashZero}</option>
          <option value="skip">{zhIntake.dashSkip}</option>
        </Choice>
      )}
      {plan.columns.length > 0 && (
        <fieldset className="choices">
          <legend>{zhIntake.columns}</legend>
          {plan.columns.map(({ id, number, head }) => (
            <Choice
              key={id}
              label={head === null ? zhIntake.column(number) : zhIntake.columnHead(number, head)}
              value={wish.sides[id] ?? ''}
              onChange={(chosen) => side(id, chosen)}
            >
              <option value="">{zhIntake.chooseSide}</option>
              {Object.entries(zhIntake.sides).map(([side, name]) => (
                <option key={side} value={side}>
                  {name}
                </option>
              ))}
            </Choice>
          ))}
        </fieldset>
      )}
    </>
  );
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <div className="intake-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="text-line" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
