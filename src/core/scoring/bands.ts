import type { FieldTable } from '../fields/field-table';
import { numberOf } from '../fields/field-value';
import type { BandsRule } from '../pack/score-rules';
import { parseDecimal, round, type Decimal } from '../quantity/decimal';
import { percent, trimmed } from '../quantity/format';
import { rateFigures } from './calculation';
import { scored, unsettled, type ScoreOutcome } from './outcome';
import { withoutRate } from './steps';

/** 分档计分: the first band whose upper limit holds the rate. Compared at 8 places, as the sheet's formula does. */
export function scoreBands(rule: BandsRule, full: Decimal, table: FieldTable): ScoreOutcome {
  const rate = numberOf(table.value(rule.rate));
  if (rate === null) return withoutRate(rule, full, table);
  const at = bandIndex(rule, rate);
  const band = rule.bands[at]!;
  const figures = rateFigures(table, rule.rate);
  if (band.points === null) return unsettled(`${figures}，标准没有为这一情形规定分值，请按本地要求人工认定。`);
  const score = parseDecimal(band.points)!;
  const reason = `${figures}，属于${bandText(rule, at)}一档，计${trimmed(score, 2)}分。`;
  const next = betterBand(rule, at, score);
  return scored(score, reason, next);
}

export function bandIndex(rule: BandsRule, rate: Decimal): number {
  const exact = round(rate, 8);
  const at = rule.bands.findIndex((band) => {
    if (band.upTo === undefined) return true;
    const limit = parseDecimal(band.upTo)!;
    return band.exclusive ? exact.lt(limit) : exact.lte(limit);
  });
  return at < 0 ? rule.bands.length - 1 : at;
}

/** "10%～20%（含）" as a form says it. */
function bandText(rule: BandsRule, at: number): string {
  const band = rule.bands[at]!;
  const before = rule.bands[at - 1];
  const upper = band.upTo === undefined ? null : percent(parseDecimal(band.upTo)!, 0);
  const lower = before?.upTo === undefined ? null : percent(parseDecimal(before.upTo)!, 0);
  const upperText = upper === null ? '' : band.exclusive ? `${upper}（不含）` : `${upper}（含）`;
  if (lower === null) return `${upperText}以下`;
  const from = before?.exclusive ? `${lower}（含）` : lower;
  return upper === null ? `${from}以上` : `${from}～${upperText}`;
}

function betterBand(rule: BandsRule, at: number, score: Decimal): string | undefined {
  const candidates = [at - 1, at + 1].filter((index) => {
    const points = rule.bands[index]?.points;
    return points !== undefined && points !== null && parseDecimal(points)!.gt(score);
  });
  const next = candidates[0];
  return next === undefined ? undefined : `${bandText(rule, next)}一档计${rule.bands[next]!.points}分。`;
}
