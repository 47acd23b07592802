// Made by `npm run kinds` from the files beside it.
import type { CheckKind } from '../../pack/check-params';
import { atMostFaults } from './at-most';
import { cellTypeFaults } from './cell-type';
import { changeNeedsExplanationFaults } from './change-needs-explanation';
import { comesWithFaults } from './comes-with';
import { deviationReasonFaults } from './deviation-reason';
import { equalsFaults } from './equals';
import { indicatorCompleteFaults } from './indicator-complete';
import { nonNegativeFaults } from './non-negative';
import { noneAgreesFaults } from './none-agrees';
import { notAboveFaults } from './not-above';
import { notDerivedBackwardsFaults } from './not-derived-backwards';
import { partsGivenFaults } from './parts-given';
import { percentOfFaults } from './percent-of';
import { ratioInRangeFaults } from './ratio-in-range';
import { requiredFilledFaults } from './required-filled';
import { scoreChoicesFaults } from './score-choices';
import { scoreEvidenceFaults } from './score-evidence';
import { sumsToFaults } from './sums-to';
import { weightsAddUpFaults } from './weights-add-up';
import { zeroBaseFaults } from './zero-base';
import type { FaultFormulas } from '../rule';

/** The kinds that light up in the sheet itself. Apart from the rules: only installing writes these, checking does without. */
const faultFormulas: { readonly [K in CheckKind]?: FaultFormulas<K> } = {
  'at-most': atMostFaults,
  'cell-type': cellTypeFaults,
  'change-needs-explanation': changeNeedsExplanationFaults,
  'comes-with': comesWithFaults,
  'deviation-reason': deviationReasonFaults,
  equals: equalsFaults,
  'indicator-complete': indicatorCompleteFaults,
  'non-negative': nonNegativeFaults,
  'none-agrees': noneAgreesFaults,
  'not-above': notAboveFaults,
  'not-derived-backwards': notDerivedBackwardsFaults,
  'parts-given': partsGivenFaults,
  'percent-of': percentOfFaults,
  'ratio-in-range': ratioInRangeFaults,
  'required-filled': requiredFilledFaults,
  'score-choices': scoreChoicesFaults,
  'score-evidence': scoreEvidenceFaults,
  'sums-to': sumsToFaults,
  'weights-add-up': weightsAddUpFaults,
  'zero-base': zeroBaseFaults,
};

/** null: nothing in the sheet tells. Params must be of the kind, as with `ruleOf`. */
export function faultFormulasOf(kind: CheckKind): FaultFormulas | null {
  return (faultFormulas[kind] as FaultFormulas | undefined) ?? null;
}
