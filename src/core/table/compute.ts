import type { FieldTable } from '../fields/field-table';
import { blank, numberOf, numberValue, textValue, type FieldValue } from '../fields/field-value';
import type { Derivation } from '../pack/schema';
import type { ScalarField } from '../pack/pack';
import { parseDecimal, type Decimal } from '../quantity/decimal';
import { scoreIndicator } from '../scoring/score';
import { scoreDeduction, scoreNote, scoreSummary } from '../scoring/notes';
import { scoringOf, settledGrade, totalOf } from '../scoring/totals';
import { anyNone, sumParts } from '../derive/parts';
import { printed } from '../fields/figure-text';
import { countsAsZero } from '../quantity/constants';

/** The value of a derived field from its inputs. Its twin, formula.ts, states the same to Excel; LibreOffice proves them equal. */
export function computeDerived(derivation: Derivation, field: ScalarField, table: FieldTable): FieldValue {
  if ('sum' in derivation) {
    const { total, numbers } = sumParts(derivation.sum, table);
    return numbers === 0 ? blank : numberValue(total);
  }
  if ('ratio' in derivation) return ratio(derivation.ratio, field, table);
  if ('changeRate' in derivation) {
    const { from, to } = derivation.changeRate;
    return changeOf(table, from, to, (a, b) => (countsAsZero(a) ? null : b.minus(a).div(a)));
  }
  if ('change' in derivation)
    return changeOf(table, derivation.change.from, derivation.change.to, (a, b) => b.minus(a));
  if ('count' in derivation) return numberValue(parseDecimal(String(table.totals(derivation.count).filled))!);
  if ('copy' in derivation) {
    const value = table.value(derivation.copy);
    return value.is === 'bad' ? blank : value;
  }
  if ('constant' in derivation) return numberValue(parseDecimal(derivation.constant)!);
  if ('join' in derivation)
    return textValue(
      derivation.join.map((piece) => (typeof piece === 'string' ? piece : printed(table, piece.field))).join(''),
    );
  if ('score' in derivation) {
    const { score } = scoreIndicator(table, derivation.score);
    return score === null ? blank : numberValue(score);
  }
  if ('scoreNote' in derivation) return textValue(scoreNote(table, derivation.scoreNote));
  if ('scoreDeduction' in derivation) return textValue(scoreDeduction(table, derivation.scoreDeduction));
  if ('scoreTotal' in derivation) {
    const total = totalOf(table, scoringOf(table, derivation.scoreTotal));
    return total === null ? blank : numberValue(total);
  }
  if ('scoreGrade' in derivation) {
    const grade = settledGrade(table, scoringOf(table, derivation.scoreGrade));
    return grade === null ? blank : textValue(grade);
  }
  return textValue(scoreSummary(table, derivation.scoreSummary));
}

function ratio(
  rule: { of: (string | { minus: string })[]; over: (string | { minus: string })[] },
  field: ScalarField,
  table: FieldTable,
): FieldValue {
  if (field.kind === 'number' && field.noneText !== undefined) {
    const none = anyNone([...rule.of, ...rule.over], table);
    if (none !== null) return { is: 'none', text: field.noneText };
  }
  const of = sumParts(rule.of, table);
  const over = sumParts(rule.over, table);
  return of.numbers === 0 || countsAsZero(over.total) ? blank : numberValue(of.total.div(over.total));
}

function changeOf(
  table: FieldTable,
  from: string,
  to: string,
  result: (a: Decimal, b: Decimal) => Decimal | null,
): FieldValue {
  const a = numberOf(table.value(from));
  const b = numberOf(table.value(to));
  const value = a === null || b === null ? null : result(a, b);
  return value === null ? blank : numberValue(value);
}
