import type { FieldTable } from '../fields/field-table';
import { numberOf, textOf } from '../fields/field-value';
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

/** Full marks as they count now: the form's, or what the unit wrote; null where it wrote none, and the indicator is not in use. */
export function marksOf(table: Pick<FieldTable, 'value'>, indicator: IndicatorDefinition): Decimal | null {
  return typeof indicator.full === 'string'
    ? parseDecimal(indicator.full)!
    : numberOf(table.value(fullField(indicator)));
}

/** A further score table is in use once its subject (项目名称) is named. */
export function isScoringInUse(table: Pick<FieldTable, 'value'>, { name }: Scoring): boolean {
  return name === null || textOf(table.value(name)).trim() !== '';
}

/** The limit a low rate puts on the total, with its reason; null where none is in force. */
export function capOf(table: FieldTable, { definition: { caps } }: Scoring): { total: Decimal; reason: string } | null {
  if (caps === undefined || textOf(table.value(caps.field)) !== caps.is) return null;
  const rate = numberOf(table.value(caps.rate));
  if (rate === null) return null;
  const limit = caps.limits.find((one) => round(rate, 8).lt(one.below));
  if (limit === undefined) return null;
  const total = parseDecimal(limit.total)!;
  const told = decimalsUntil(2, (decimals) => round(rate, decimals + 2).lt(limit.below));
  return {
    total,
    reason: `预算执行率${percent(rate, told)}，低于${limitPercent(parseDecimal(limit.below)!)}，总分不超过${inFull(total)}分`,
  };
}

/** Σ points under the cap; null while nothing is scored. */
export function totalOf(table: FieldTable, scoring: Scoring): Decimal | null {
  const points = scoring.indicators.flatMap((one) => numberOf(table.value(scoreField(one.id))) ?? []);
  if (points.length === 0) return null;
  const total = sum(points);
  const cap = capOf(table, scoring);
  return cap !== null && total.gt(cap.total) ? cap.total : total;
}

/** The grade as the sheet prints it: once every indicator in use has its points and the marks add up to 100; null before. */
export function settledGrade(table: FieldTable, scoring: Scoring): string | null {
  const used = scoring.indicators.filter((one) => marksOf(table, one) !== null);
  if (used.some((one) => numberOf(table.value(scoreField(one.id))) === null)) return null;
  if (!round(sum(used.map((one) => marksOf(table, one)!)), 8).eq(hundred)) return null;
  const total = totalOf(table, scoring);
  return total === null ? null : gradeOf(scoring, total);
}

export function gradeOf({ definition }: Scoring, total: Decimal): string | null {
  return definition.grades.find((grade) => total.gte(grade.from))?.label ?? null;
}
