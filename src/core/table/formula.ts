import type { Derivation } from '../pack/schema';
import type { ColumnField, Pack, ScalarField } from '../pack/pack';
import { deductionFormula, noteFormula } from '../scoring/note-formula';
import { scoreGradeFormula, scoreTotalFormula, scoringFor, summaryFormula } from '../scoring/totals-formula';
import { scoreFormula } from '../scoring/formula';
import { derivationAt } from '../derive/at-row';
import { countOf, printedFormula, quote, sumOf, type Ref } from '../derive/expression';
import { guarded, unfilledTest } from '../derive/unusable';
import { partId, type Part } from '../pack/part';

/**
 * A derived column's formula in one row (1-based): columns of its own block mean that row's cells.
 */
export function rowFormulaOf(field: ColumnField, row: number, pack: Pack, ref: Ref): string | null {
  return field.derive === undefined ? null : write(derivationAt(field.derive, pack, field.rows, row), field, pack, ref);
}

/**
 * A derived field as an Excel formula without "=", or null for a constant. Plain functions only (IF, SUM, COUNT, COUNTA, COUNTBLANK,
 * COUNTIF, ROWS, ROUND, INT, TEXT, OR, IFERROR): right in Excel 2010+, WPS and LibreOffice alike. Over a part that cannot be used it
 * says 待核, as core does.
 */
export function formulaOf(field: ScalarField, pack: Pack, ref: Ref): string | null {
  const derivation = 'derive' in field ? field.derive : undefined;
  if (derivation === undefined || 'constant' in derivation) return null;
  return write(derivation, field, pack, ref);
}

function write(derivation: Derivation, field: ScalarField, pack: Pack, ref: Ref): string {
  const safe = (ids: readonly string[], formula: string): string => guarded(pack, ids, ref, formula);
  if ('sum' in derivation) {
    const { sum } = derivation;
    return safe(sum.map(partId), `IF(${anyOf(noSum(sum, pack, ref))},"",${sumOf(sum, ref)})`);
  }
  if ('ratio' in derivation) {
    const { of, over } = derivation.ratio;
    const tests = [...noSum(of, pack, ref), ...noSum(over, pack, ref), `ROUND(${sumOf(over, ref)},8)=0`];
    const quotient = `IF(${anyOf(tests)},"",(${sumOf(of, ref)})/(${sumOf(over, ref)}))`;
    const parts = [...of, ...over].map(partId);
    if (field.kind !== 'number' || field.noneText === undefined) return safe(parts, quotient);
    const none = quote(field.noneText);
    return safe(parts, `IF(${anyOf(parts.map((part) => `${ref(part)}=${none}`))},${none},${quotient})`);
  }
  if ('changeRate' in derivation) {
    const { from, to } = derivation.changeRate;
    return safe(
      [from, to],
      `IF(OR(COUNT(${ref(from)})=0,COUNT(${ref(to)})=0),"",IF(ROUND(${ref(from)},8)=0,"",(${ref(to)}-${ref(from)})/${ref(from)}))`,
    );
  }
  if ('change' in derivation) {
    const { from, to } = derivation.change;
    return safe([from, to], `IF(OR(COUNT(${ref(from)})=0,COUNT(${ref(to)})=0),"",${ref(to)}-${ref(from)})`);
  }
  if ('count' in derivation) return `COUNTA(${ref(derivation.count)})`;
  if ('copy' in derivation) return safe([derivation.copy], `IF(${ref(derivation.copy)}="","",${ref(derivation.copy)})`);
  if ('join' in derivation)
    return safe(
      derivation.join.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.field])),
      derivation.join
        .map((piece) => (typeof piece === 'string' ? quote(piece) : printedFormula(pack, piece.field, ref)))
        .join('&'),
    );
  if ('score' in derivation) return scoreFormula(pack, derivation.score, ref);
  if ('scoreDeduction' in derivation) return deductionFormula(pack, derivation.scoreDeduction, ref);
  if ('scoreNote' in derivation) return noteFormula(pack, derivation.scoreNote, ref);
  if ('scoreSummary' in derivation) return summaryFormula(pack, scoringFor(pack, derivation.scoreSummary), ref);
  if ('scoreTotal' in derivation) return scoreTotalFormula(pack, scoringFor(pack, derivation.scoreTotal), ref);
  if ('scoreGrade' in derivation) return scoreGradeFormula(scoringFor(pack, derivation.scoreGrade), ref);
  throw new Error('a constant has no formula');
}

/** When a sum is empty: none of its parts holds a number, or one is empty whose blank is not zero. */
function noSum(parts: readonly Part[], pack: Pack, ref: Ref): string[] {
  const unfilled = unfilledTest(pack, parts, ref);
  return [`${countOf(parts, ref)}=0`, ...(unfilled === null ? [] : [unfilled])];
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? tests[0]! : `OR(${tests.join(',')})`;
}
