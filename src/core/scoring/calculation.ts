import { sumsOf } from '../derive/open-part';
import { sumParts } from '../derive/parts';
import type { FieldTable } from '../fields/field-table';
import { printedDecimals } from '../fields/figure-text';
import { numberOf } from '../fields/field-value';
import { spokenName, type ScalarField } from '../pack/pack';
import { partId, type Part } from '../pack/part';
import { round, zero, type Decimal } from '../quantity/decimal';
import { fixed, inFull } from '../quantity/format';

/**
 * "67÷59×100%＝113.56%": a rate with the unit's own numbers put into its formula. Empty while the rate has no value. Operands stand
 * as their cells print them; where these would give another result they stand in more digits (`shownIn`). A bureau's form may print the
 * rate and not what it comes from: then there is no calculation to show.
 *
 * @param decimals of the result (of its percent where it is a rate); as its cell prints it where not told
 */
export function rateFigures(table: FieldTable, rateId: string, decimals?: number): string {
  const field = table.field(rateId);
  const rate = numberOf(table.value(rateId));
  if (rate === null) return '';
  const places = decimals ?? printedDecimals(field);
  const isPercent = field.unit === '%';
  const result = resultText(field, rate, places);
  const gives = (quotient: Decimal): boolean => resultText(field, quotient, places) === result;
  const percent = isPercent ? '×100%' : '';
  const derive = 'derive' in field ? field.derive : undefined;
  if (derive !== undefined && !sumsOf(derive).every((parts) => sumParts(parts, table).unusable === null))
    return `表上没有算它用的数，照表上填的${spokenName(field)}${result}`;
  if (derive && 'ratio' in derive) {
    const [of, over] = [operand(table, derive.ratio.of), operand(table, derive.ratio.over)];
    const [top, base] = shownIn([of, over], ([a, b]) => !b.eq(zero) && gives(a.div(b)));
    return `${top}÷${base}${percent}＝${result}`;
  }
  if (derive && 'changeRate' in derive) {
    const pair = [operand(table, [derive.changeRate.from]), operand(table, [derive.changeRate.to])] as const;
    const [from, to] = shownIn(pair, ([a, b]) => !a.eq(zero) && gives(b.minus(a).div(a)));
    return `（${to}－${from}）÷${from}${percent}＝${result}`;
  }
  return result;
}

function resultText(field: ScalarField, rate: Decimal, decimals: number): string {
  return field.unit === '%' ? `${fixed(rate.times(100), decimals)}%` : fixed(rate, decimals);
}

/** A number of a printed formula, and how many decimals its cell prints. */
export interface Operand {
  readonly number: Decimal;
  readonly decimals: number;
}

/** A sum of several fields stands as one operand, printed as the first of them is. */
export function operand(table: FieldTable, parts: readonly Part[]): Operand {
  const [first] = parts;
  const field = first === undefined ? undefined : table.field(partId(first));
  return {
    number: sumParts(parts, table).total,
    decimals: field?.kind === 'number' ? printedDecimals(field) : 2,
  };
}

/** All operands short, as their cells print them, where that `holds`; else all of them long. */
export function shownIn(
  operands: readonly [Operand, Operand],
  holds: (shown: readonly [Decimal, Decimal]) => boolean,
): readonly [string, string] {
  const [a, b] = operands;
  const isEnough = holds([round(a.number, a.decimals), round(b.number, b.decimals)]);
  return isEnough ? [fixed(a.number, a.decimals), fixed(b.number, b.decimals)] : [longText(a), longText(b)];
}

/** Decimals of a long operand: 元 in 万元 are four; note-formula.ts prints the same digits by TEXT's "0.0#####". */
export const longDecimals = 6;

function longText({ number, decimals }: Operand): string {
  return inFull(number, Math.max(1, decimals), longDecimals);
}
