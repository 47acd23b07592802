import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { amountAs } from '../../../core/adopt/ask-units';
import type { UnsaidUnit } from '../../../core/adopt/plan';
import { sourceUnits, type SourceUnit } from '../../../core/intake/printed-figure';
import { zhAdopt } from '../../text/zh-adopt';

interface Props {
  readonly asked: UnsaidUnit;
  readonly onSay: (unit: SourceUnit) => void;
}

/** One answer for all amounts of a sheet that does not say in what they are printed. */
export function UnitQuestion({
  asked: { sheet, printed, said, likeliest, largest, fields },
  onSay,
}: Props): ReactElement {
  return (
    <div className="adopt-item">
      <p className="adopt-line">
        <b>{zhAdopt.unit(sheet)}</b>
      </p>
      <p className="hint">{zhAdopt.unitHow(printed, fields)}</p>
      <p className="hint">
        {largest === null
          ? zhAdopt.noAmounts
          : zhAdopt.largest(largest, amountAs(largest, '元'), amountAs(largest, '万元'), likeliest)}
      </p>
      <div className="adopt-answers">
        {sourceUnits.map((unit) => (
          <Button
            key={unit}
            size="small"
            aria-label={zhAdopt.unitIs(sheet, unit)}
            aria-pressed={unit === said}
            appearance={unit === said ? 'primary' : 'secondary'}
            onClick={() => onSay(unit)}
          >
            {unit}
          </Button>
        ))}
      </div>
    </div>
  );
}
