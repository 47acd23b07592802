import type { FieldTable } from '../fields/field-table';
import { sumValue } from '../derive/parts';
import { blank, numberOf, numberValue, restingOn, saysNothing, textOf, type FieldValue } from '../fields/field-value';
import { isWithinStandard, pointsByHand } from './manual';
import { chosenIn } from './outcome';
import { scoreField, fullField, type Scoring } from '../pack/generated-fields';
import type { IndicatorDefinition } from '../pack/schema';
import { parseDecimal, round, sum, type Decimal } from '../quantity/decimal';
import { decimalsUntil, inFull, limitPercent, percent } from '../quantity/format';

export const hundred: Decimal = parseDecimal('100')!;

export function scoringOf(table: Pick<FieldTable, 'pack'>, id: string): Scoring {
  const scoring = table.pack.scorings.find((one) => one.id === id);
  if (!scoring) throw new Error(`no such score table: ${id}`);
  return scoring;
}

/** Full marks as they count now: the form's, or what the unit wrote; null where it wrote none, or nothing that can be used. */
export function marksOf(table: Pick<FieldTable, 'value'>, indicator: IndicatorDefinition): Decimal | null {
  return typeof indicator.full === 'string'
    ? parseDecimal(indicator.full)!
    : numberOf(table.value(fullField(indicator)));
}

/** The form's own indicators always are in use, a unit's as soon as it wrote marks, though they be unusable. */
export function isInUse(table: Pick<FieldTable, 'value'>, indicator: IndicatorDefinition): boolean {
  return typeof indicator.full === 'string' || !saysNothing(table.value(fullField(indicator)));
}

/** A further score table is in use once its subject (项目名称) is named. */
export function isScoringInUse(table: Pick<FieldTable, 'value'>, { name }: Scoring): boolean {
  return name === null || textOf(table.value(name)).trim() !== '';
}

/** A limit on the total, with its reason. */
export interface Cap {
  readonly total: Decimal;
  readonly reason: string;
}

/**
 * The limits a low rate may put on the total, null standing for none: one where the rate and whether limits are in force are known, else
 * every one there could be.
 */
export function capsOf(table: FieldTable, { definition: { caps } }: Scoring): readonly (Cap | null)[] {
  if (caps === undefined) return [null];
  const isKnown = table.value(caps.field).is !== 'bad';
  if (isKnown && chosenIn(table, caps.field) !== caps.is) return [null];
  const rate = numberOf(table.value(caps.rate));
  const limitedBy = ({ below, total: most }: (typeof caps.limits)[number]): Cap => {
    const total = parseDecimal(most)!;
    // As many digits as it takes to be seen below the limit: 59.997 % is not told as 60.00 %.
    const told =
      rate &&
      percent(
        rate,
        decimalsUntil(2, (decimals) => round(rate, decimals + 2).lt(below)),
      );
    return {
      total,
      reason: `预算执行率${told ?? '待定'}，低于${limitPercent(parseDecimal(below)!)}，总分不超过${inFull(total)}分`,
    };
  };
  const reached = rate === null ? caps.limits : caps.limits.filter((one) => round(rate, 8).lt(one.below)).slice(0, 1);
  const possible = reached.map(limitedBy);
  return rate !== null && isKnown && possible.length > 0 ? possible : [...possible, null];
}

export function under(cap: Cap | null, total: Decimal): Decimal {
  return cap !== null && total.gt(cap.total) ? cap.total : total;
}

/** The total under every limit there could be; one where they agree. */
export function totalsUnder(caps: readonly (Cap | null)[], total: Decimal): readonly Decimal[] {
  const totals = caps.map((cap) => under(cap, total));
  return totals.every((one) => one.eq(totals[0]!)) ? totals.slice(0, 1) : totals;
}

/** Σ points under the cap, as the sheet prints it; blank while nothing is scored or while the cap could still change it. */
export function totalValue(table: FieldTable, scoring: Scoring): FieldValue {
  const counted = scoring.indicators.filter((one) => !isLeftOut(table, one)).map((one) => scoreField(one.id));
  const points = counted.length === 0 ? blank : sumValue(counted, table);
  if (points.is !== 'number') return points;
  const [total, ...others] = totalsUnder(capsOf(table, scoring), points.number);
  if (others.length === 0) return numberValue(total!);
  const { caps } = scoring.definition;
  const stuck = caps && [caps.field, caps.rate].find((id) => table.value(id).is === 'bad');
  return stuck === undefined ? blank : restingOn(stuck, table.value(stuck));
}

/** Points that somebody gave outside the standard: 待评, and in no total. What cannot be read at all makes the total unusable. */
function isLeftOut(table: FieldTable, indicator: IndicatorDefinition): boolean {
  const { id, rule } = indicator;
  if (rule.kind !== 'manual') return false;
  const points = pointsByHand(table, id);
  if (points === null) return false;
  const full = marksOf(table, indicator);
  return full === null || !isWithinStandard(rule, full, points);
}

/** The grade as the sheet prints it: once every indicator in use has its points and the marks add up to 100; null before. */
export function settledGrade(table: FieldTable, scoring: Scoring): string | null {
  const used = scoring.indicators.filter((one) => isInUse(table, one));
  if (used.some((one) => numberOf(table.value(scoreField(one.id))) === null || isLeftOut(table, one))) return null;
  const marks = used.flatMap((one) => marksOf(table, one) ?? []);
  if (marks.length < used.length || !round(sum(marks), 8).eq(hundred)) return null;
  const total = numberOf(totalValue(table, scoring));
  return total === null ? null : gradeOf(scoring, total);
}

export function gradeOf({ definition }: Scoring, total: Decimal): string | null {
  return definition.grades.find((grade) => total.gte(grade.from))?.label ?? null;
}
