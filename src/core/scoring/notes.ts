import type { FieldTable } from '../fields/field-table';
import { numberOf, restingOn, textOf, textValue, type FieldValue } from '../fields/field-value';
import type { ScoreRule } from '../pack/score-rules';
import { countsAsZero } from '../quantity/constants';
import { fixed, inFull, trimmed } from '../quantity/format';
import { round, sum, zero, type Decimal } from '../quantity/decimal';
import { isInUse, marksOf, scoringOf } from './totals';
import { operand, rateFigures, shownIn } from './calculation';
import { indicatorOf, scoreIndicator } from './score';
import { fullField, scoreField } from '../pack/generated-fields';

/** 指标说明 as real tables print it: the formula in words, then the unit's own numbers on the next line. */
export function scoreNote(table: FieldTable, indicatorId: string): string {
  const indicator = indicatorOf(table, indicatorId);
  const line = noteLine(table, indicatorId, indicator.rule);
  return line === '' ? indicator.definition : `${indicator.definition}\n${line}`;
}

/** 扣分原因 as the form prints it: "96÷100×8＝7.68，扣0.32分"; empty at full marks and while nothing is scored. */
export function scoreDeduction(table: FieldTable, indicatorId: string): string {
  const indicator = indicatorOf(table, indicatorId);
  const [marks, score] = [marksOf(table, indicator), numberOf(table.value(scoreField(indicatorId)))];
  if (marks === null || score === null) return '';
  const lost = round(marks.minus(score), 2);
  if (lost.lte(0)) return '';
  const line = noteLine(table, indicatorId, indicator.rule);
  return `${line}${line === '' ? '' : '，'}扣${fixed(lost, 2)}分`;
}

/** The numbers put into the formula: "96÷100×8＝7.68"; 无 for what this year does not have; empty while figures are missing. */
export function noteLine(table: FieldTable, indicatorId: string, rule: ScoreRule): string {
  switch (rule.kind) {
    case 'steps':
      if (rule.none && textOf(table.value(rule.none.field)) === rule.none.is) return noneLine;
      return rateFigures(table, rule.rate);
    case 'bands':
      return rateFigures(table, rule.rate);
    case 'prorated': {
      const [of, outOf] = [numberOf(table.value(rule.of)), numberOf(table.value(rule.outOf))];
      if (of === null || outOf === null || countsAsZero(outOf)) return '';
      const indicator = indicatorOf(table, indicatorId);
      const score = numberOf(table.value(scoreField(indicatorId)));
      const marks = marksOf(table, indicator);
      if (score === null || marks === null) return '';
      const points = round(of.div(outOf).times(marks), 2);
      const [top, base] = shownIn(
        [operand(table, [rule.of]), operand(table, [rule.outOf])],
        ([a, b]) => !b.eq(zero) && round(a.div(b).times(marks), 2).eq(points),
      );
      const limited = points.eq(round(score, 2)) ? '' : `，计${fixed(score, 2)}分`;
      return `${top}÷${base}×${inFull(marks)}＝${fixed(points, 2)}${limited}`;
    }
    case 'manual':
    case 'achievement':
      return '';
    case 'by-choice':
      return noteLine(table, indicatorId, rule.options[0]!.rule);
  }
}

export const noneLine = '本年无此项';

/** The middle of the 合计 row: 已评15项、94分；待评1项、6分. Unusable while the marks of an indicator in use are. */
export function scoreSummary(table: FieldTable, scoring: string): FieldValue {
  const settled: Decimal[] = [];
  const open: Decimal[] = [];
  for (const indicator of scoringOf(table, scoring).indicators) {
    if (!isInUse(table, indicator)) continue;
    const marks = marksOf(table, indicator);
    if (marks === null) return restingOn(fullField(indicator), table.value(fullField(indicator)));
    const isSettled =
      indicator.rule.kind === 'manual'
        ? scoreIndicator(table, indicator.id).score !== null
        : table.value(scoreField(indicator.id)).is === 'number';
    (isSettled ? settled : open).push(marks);
  }
  return textValue(
    `已评${settled.length}项、${trimmed(sum(settled), 2)}分；待评${open.length}项、${trimmed(sum(open), 2)}分`,
  );
}
