import type { FieldTable } from '../fields/field-table';
import { blank, numberOf, numberValue, restingOn, textValue, toCheck, type FieldValue } from '../fields/field-value';
import type { Derivation } from '../pack/schema';
import type { ScalarField } from '../pack/pack';
import { parseDecimal, type Decimal } from '../quantity/decimal';
import { scoreIndicator } from '../scoring/score';
import { scoreDeduction, scoreNote, scoreSummary } from '../scoring/notes';
import { scoringOf, settledGrade, totalValue } from '../scoring/totals';
import { anyNone, sumValue } from '../derive/parts';
import { printed } from '../fields/figure-text';
import { countsAsZero } from '../quantity/constants';

/** The value of a derived field from its inputs. Its twin, formula.ts, states the same to Excel; LibreOffice proves them equal. */
export function computeDerived(derivation: Derivation, field: ScalarField, table: FieldTable): FieldValue {
  if ('sum' in derivation) return sumValue(derivation.sum, table);
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
    return value.is === 'bad' ? restingOn(derivation.copy, value) : value;
  }
  if ('constant' in derivation) return numberValue(parseDecimal(derivation.constant)!);
  if ('join' in derivation) return join(derivation.join, table);
  if ('score' in derivation) {
    const { score, open } = scoreIndicator(table, derivation.score);
    if (score !== null) return numberValue(score);
    return open?.word === toCheck ? restingOn(open.id, table.value(open.id)) : blank;
  }
  if ('scoreNote' in derivation) return textValue(scoreNote(table, derivation.scoreNote));
  if ('scoreDeduction' in derivation) return textValue(scoreDeduction(table, derivation.scoreDeduction));
  if ('scoreTotal' in derivation) return totalValue(table, scoringOf(table, derivation.scoreTotal));
  if ('scoreGrade' in derivation) {
    const grade = settledGrade(table, scoringOf(table, derivation.scoreGrade));
    return grade === null ? blank : textValue(grade);
  }
  return scoreSummary(table, derivation.scoreSummary);
}

function ratio(
  rule: { of: (string | { minus: string })[]; over: (string | { minus: string })[] },
  field: ScalarField,
  table: FieldTable,
): FieldValue {
  const [of, over] = [sumValue(rule.of, table), sumValue(rule.over, table)];
  const bad = [of, over].find(({ is }) => is === 'bad');
  if (bad) return bad;
  if (field.kind === 'number' && field.noneText !== undefined) {
    const none = anyNone([...rule.of, ...rule.over], table);
    if (none !== null) return { is: 'none', text: field.noneText };
  }
  if (of.is !== 'number' || over.is !== 'number') return blank;
  return countsAsZero(over.number) ? blank : numberValue(of.number.div(over.number));
}

function changeOf(
  table: FieldTable,
  from: string,
  to: string,
  result: (a: Decimal, b: Decimal) => Decimal | null,
): FieldValue {
  for (const id of [from, to]) {
    const value = table.value(id);
    if (value.is === 'bad') return restingOn(id, value);
  }
  const a = numberOf(table.value(from));
  const b = numberOf(table.value(to));
  const value = a === null || b === null ? null : result(a, b);
  return value === null ? blank : numberValue(value);
}

function join(pieces: readonly (string | { field: string })[], table: FieldTable): FieldValue {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const value = table.value(piece.field);
    if (value.is === 'bad') return restingOn(piece.field, value);
  }
  return textValue(pieces.map((piece) => (typeof piece === 'string' ? piece : printed(table, piece.field))).join(''));
}
