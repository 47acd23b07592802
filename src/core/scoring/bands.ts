import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import type { BandsRule } from '../pack/score-rules';
import { parseDecimal, round, type Decimal } from '../quantity/decimal';
import { decimalsUntil, inFull } from '../quantity/format';
import { measured, measureOf, type Measure } from './measure';
import { rateFigures } from './calculation';
import { scored, unsettled, type ScoreOutcome } from './outcome';
import { withoutRate } from './steps';

/** 分档计分: the first band whose upper limit holds the rate. Compared at 8 places, as the sheet's formula does. */
export function scoreBands(rule: BandsRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const rate = numberOf(table.value(rule.rate));
  if (rate === null) return withoutRate(rule, full, table);
  const at = bandIndex(rule, rate);
  const band = rule.bands[at]!;
  const measure = measureOf(table.field(rule.rate));
  const told = decimalsUntil(measure.decimals, (decimals) => bandIndex(rule, measure.rounded(rate, decimals)) === at);
  const figures = measured(measure, table.field(rule.rate), rateFigures(table, rule.rate, told));
  if (band.points === null) return unsettled(`${figures}，标准没有为这一情形规定分值，请按本地要求人工认定。`);
  const score = parseDecimal(band.points)!;
  const reason = `${figures}，属于${bandText(rule, at, measure)}一档，计${inFull(score)}分。`;
  const next = betterBand(rule, at, score, measure);
  return scored(score, reason, next);
}

function bandIndex(rule: BandsRule, rate: Decimal): number {
  const exact = round(rate, 8);
  const at = rule.bands.findIndex((band) => {
    if (band.upTo === undefined) return true;
    const limit = parseDecimal(band.upTo)!;
    return band.exclusive ? exact.lt(limit) : exact.lte(limit);
  });
  return at < 0 ? rule.bands.length - 1 : at;
}

/** "10%～20%（含）" as a form says it; "＝0" where both ends are the same figure. */
function bandText(rule: BandsRule, at: number, measure: Measure): string {
  const band = rule.bands[at]!;
  const before = rule.bands[at - 1];
  const [upTo, from] = [band.upTo, before?.upTo].map((text) => (text === undefined ? null : parseDecimal(text)!));
  if (upTo && from && upTo.eq(from)) return `＝${measure.limit(upTo)}`;
  const upper = upTo ? `${measure.limit(upTo)}${band.exclusive ? '（不含）' : '（含）'}` : '';
  if (!from) return `${upper}以下`;
  const lower = `${measure.limit(from)}${before?.exclusive ? '（含）' : ''}`;
  return upTo ? `${lower}～${upper}` : `${lower}以上`;
}

function betterBand(rule: BandsRule, at: number, score: Decimal, measure: Measure): string | undefined {
  const candidates = [at - 1, at + 1].filter((index) => {
    const points = rule.bands[index]?.points;
    return points !== undefined && points !== null && parseDecimal(points)!.gt(score);
  });
  const next = candidates[0];
  return next === undefined ? undefined : `${bandText(rule, next, measure)}一档计${rule.bands[next]!.points}分。`;
}
