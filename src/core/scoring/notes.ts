import type { FieldTable } from '../fields/field-table';
import { numberOf, restingOn, textOf, textValue, type FieldValue } from '../fields/field-value';
import { printed } from '../fields/figure-text';
import type { ScoreRule } from '../pack/score-rules';
import { countsAsZero } from '../quantity/constants';
import { fixed, trimmed } from '../quantity/format';
import { round, sum, type Decimal } from '../quantity/decimal';
import { isInUse, marksOf, scoringOf } from './totals';
import { rateFigures } from './calculation';
import { indicatorOf, scoreIndicator } from './score';
import { fullField, scoreField } from '../pack/generated-fields';

/** 指标说明 as real tables print it: the formula in words, then the unit's own numbers on the next line. */
export function scoreNote(table: FieldTable, indicatorId: string): string {
  const indicator = indicatorOf(table, indicatorId);
  const line = noteLine(table, indicatorId, indicator.rule);
  return line === '' ? indicator.definition : `${indicator.definition}\n${line}`;
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
      return score === null || marks === null
        ? ''
        : `${printed(table, rule.of)}÷${printed(table, rule.outOf)}×${trimmed(marks, 2)}＝${fixed(round(score, 2), 2)}`;
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
