import { printedDecimals } from '../fields/figure-text';
import { spokenName, type ScalarField } from '../pack/pack';
import { round, type Decimal } from '../quantity/decimal';
import { inFull, limitPercent } from '../quantity/format';

/** How sentences speak of what a standard measures: a ratio in percent and percentage points, anything else in its field's unit. */
export interface Measure {
  readonly isPercent: boolean;
  /** Decimals its cell prints. */
  readonly decimals: number;
  /** A figure as it reads in print at so many decimals (of the percent). */
  rounded(figure: Decimal, decimals: number): Decimal;
  /** "5%", "2.5%", "10次", "0": a limit of the standard, with all its digits; what is zero needs no unit. */
  limit(limit: Decimal): string;
  /** "13.56个百分点", "2次" */
  distance(distance: Decimal, decimals: number): string;
  /** What stands before a bare number, which names itself nowhere else: "违规次数". A rate stands by its formula. */
  readonly subject: string;
}

export function measureOf(field: ScalarField): Measure {
  const isPercent = field.unit === '%';
  const unit = field.unit ?? '';
  const isFormula = 'derive' in field && field.derive !== undefined;
  return {
    isPercent,
    decimals: printedDecimals(field),
    rounded: (figure, decimals) => round(figure, decimals + (isPercent ? 2 : 0)),
    limit: (limit) => (limit.eq(0) ? '0' : isPercent ? limitPercent(limit) : `${inFull(limit)}${unit}`),
    distance: (distance, decimals) =>
      isPercent ? `${inFull(distance.times(100), 0, decimals)}个百分点` : `${inFull(distance, 0, decimals)}${unit}`,
    subject: isPercent || isFormula ? '' : spokenName(field),
  };
}

/** "违规次数2次", "67÷59×100%＝113.56%": what is judged, with its name where nothing else names it. */
export function measured({ isPercent, subject }: Measure, field: ScalarField, figures: string): string {
  return `${subject}${figures}${isPercent || figures === '' ? '' : (field.unit ?? '')}`;
}
