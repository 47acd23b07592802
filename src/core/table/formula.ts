import type { Derivation } from '../pack/schema';
import type { ColumnField, Pack, ScalarField } from '../pack/pack';
import { deductionFormula, noteFormula } from '../scoring/note-formula';
import { scoreGradeFormula, scoreTotalFormula, scoringFor, summaryFormula } from '../scoring/totals-formula';
import { scoreFormula } from '../scoring/formula';
import { derivationAt } from '../derive/at-row';
import { countOf, printedFormula, quote, sumOf, type Ref } from '../derive/expression';

/**
 * A derived column's formula in one row (1-based): columns of its own block mean that row's cells.
 */
export function rowFormulaOf(field: ColumnField, row: number, pack: Pack, ref: Ref): string | null {
  return field.derive === undefined ? null : write(derivationAt(field.derive, pack, field.rows, row), field, pack, ref);
}

/**
 * A derived field as an Excel formula without "=", or null for a constant. Plain functions only (IF, SUM, COUNT, COUNTA, ROUND,
 * INT, TEXT, OR): right in Excel 2010+, WPS and LibreOffice alike.
 */
export function formulaOf(field: ScalarField, pack: Pack, ref: Ref): string | null {
  const derivation = 'derive' in field ? field.derive : undefined;
  if (derivation === undefined || 'constant' in derivation) return null;
  return write(derivation, field, pack, ref);
}

function write(derivation: Derivation, field: ScalarField, pack: Pack, ref: Ref): string {
  if ('sum' in derivation) return `IF(${countOf(derivation.sum, ref)}=0,"",${sumOf(derivation.sum, ref)})`;
  if ('ratio' in derivation) {
    const { of, over } = derivation.ratio;
    const quotient = `IF(OR(${countOf(of, ref)}=0,ROUND(${sumOf(over, ref)},8)=0),"",(${sumOf(of, ref)})/(${sumOf(over, ref)}))`;
    if (field.kind !== 'number' || field.noneText === undefined) return quotient;
    const none = field.noneText;
    const tests = [...of, ...over].map((part) => `${ref(typeof part === 'string' ? part : part.minus)}=${quote(none)}`);
    return `IF(OR(${tests.join(',')}),${quote(none)},${quotient})`;
  }
  if ('changeRate' in derivation) {
    const { from, to } = derivation.changeRate;
    return `IF(OR(COUNT(${ref(from)})=0,COUNT(${ref(to)})=0),"",IF(ROUND(${ref(from)},8)=0,"",(${ref(to)}-${ref(from)})/${ref(from)}))`;
  }
  if ('change' in derivation) {
    const { from, to } = derivation.change;
    return `IF(OR(COUNT(${ref(from)})=0,COUNT(${ref(to)})=0),"",${ref(to)}-${ref(from)})`;
  }
  if ('count' in derivation) return `COUNTA(${ref(derivation.count)})`;
  if ('copy' in derivation) return `IF(${ref(derivation.copy)}="","",${ref(derivation.copy)})`;
  if ('join' in derivation)
    return derivation.join
      .map((piece) => (typeof piece === 'string' ? quote(piece) : printedFormula(pack, piece.field, ref)))
      .join('&');
  if ('score' in derivation) return scoreFormula(pack, derivation.score, ref);
  if ('scoreDeduction' in derivation) return deductionFormula(pack, derivation.scoreDeduction, ref);
  if ('scoreNote' in derivation) return noteFormula(pack, derivation.scoreNote, ref);
  if ('scoreSummary' in derivation) return summaryFormula(scoringFor(pack, derivation.scoreSummary), ref);
  if ('scoreTotal' in derivation) return scoreTotalFormula(scoringFor(pack, derivation.scoreTotal), ref);
  if ('scoreGrade' in derivation) return scoreGradeFormula(scoringFor(pack, derivation.scoreGrade), ref);
  throw new Error('a constant has no formula');
}
