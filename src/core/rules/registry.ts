// Made by `npm run kinds` from the files in kinds/.
import type { CheckKind } from '../pack/check-params';
import { amountUnitSlip } from './kinds/amount-unit-slip';
import { atMost } from './kinds/at-most';
import { cellType } from './kinds/cell-type';
import { changeNeedsExplanation } from './kinds/change-needs-explanation';
import { claimHolds } from './kinds/claim-holds';
import { comesWith } from './kinds/comes-with';
import { derivedAgrees } from './kinds/derived-agrees';
import { deviationReason } from './kinds/deviation-reason';
import { digitSlip } from './kinds/digit-slip';
import { equals } from './kinds/equals';
import { explanationAgrees } from './kinds/explanation-agrees';
import { formCopies } from './kinds/form-copies';
import { formulaIntact } from './kinds/formula-intact';
import { goalStatesFigure } from './kinds/goal-states-figure';
import { indicatorComplete } from './kinds/indicator-complete';
import { listedName } from './kinds/listed-name';
import { nameIntact } from './kinds/name-intact';
import { namedRows } from './kinds/named-rows';
import { namesAgree } from './kinds/names-agree';
import { noMention } from './kinds/no-mention';
import { noPlaceholder } from './kinds/no-placeholder';
import { nonNegative } from './kinds/non-negative';
import { noneAgrees } from './kinds/none-agrees';
import { notAbove } from './kinds/not-above';
import { notDerivedBackwards } from './kinds/not-derived-backwards';
import { notFiller } from './kinds/not-filler';
import { partsGiven } from './kinds/parts-given';
import { percentOf } from './kinds/percent-of';
import { priorYearAsArrived } from './kinds/prior-year-as-arrived';
import { proseAgrees } from './kinds/prose-agrees';
import { qualitativeShare } from './kinds/qualitative-share';
import { ratioInRange } from './kinds/ratio-in-range';
import { reasonSupported } from './kinds/reason-supported';
import { requiredFilled } from './kinds/required-filled';
import { scoreChoices } from './kinds/score-choices';
import { scoreEvidence } from './kinds/score-evidence';
import { sumsTo } from './kinds/sums-to';
import { textStatesFigure } from './kinds/text-states-figure';
import { unitInHeads } from './kinds/unit-in-heads';
import { weightsAddUp } from './kinds/weights-add-up';
import { yearInText } from './kinds/year-in-text';
import { zeroBase } from './kinds/zero-base';
import type { Rule } from './rule';

/** Every kind of check has its rule: a kind without one does not compile. */
export const rules: { readonly [K in CheckKind]: Rule<K> } = {
  'amount-unit-slip': amountUnitSlip,
  'at-most': atMost,
  'cell-type': cellType,
  'change-needs-explanation': changeNeedsExplanation,
  'claim-holds': claimHolds,
  'comes-with': comesWith,
  'derived-agrees': derivedAgrees,
  'deviation-reason': deviationReason,
  'digit-slip': digitSlip,
  equals,
  'explanation-agrees': explanationAgrees,
  'form-copies': formCopies,
  'formula-intact': formulaIntact,
  'goal-states-figure': goalStatesFigure,
  'indicator-complete': indicatorComplete,
  'listed-name': listedName,
  'name-intact': nameIntact,
  'named-rows': namedRows,
  'names-agree': namesAgree,
  'no-mention': noMention,
  'no-placeholder': noPlaceholder,
  'non-negative': nonNegative,
  'none-agrees': noneAgrees,
  'not-above': notAbove,
  'not-derived-backwards': notDerivedBackwards,
  'not-filler': notFiller,
  'parts-given': partsGiven,
  'percent-of': percentOf,
  'prior-year-as-arrived': priorYearAsArrived,
  'prose-agrees': proseAgrees,
  'qualitative-share': qualitativeShare,
  'ratio-in-range': ratioInRange,
  'reason-supported': reasonSupported,
  'required-filled': requiredFilled,
  'score-choices': scoreChoices,
  'score-evidence': scoreEvidence,
  'sums-to': sumsTo,
  'text-states-figure': textStatesFigure,
  'unit-in-heads': unitInHeads,
  'weights-add-up': weightsAddUp,
  'year-in-text': yearInText,
  'zero-base': zeroBase,
};

/** The rule of a kind. Its params must be of that kind; a check of a pack that was read has them. */
export function ruleOf(kind: CheckKind): Rule {
  return rules[kind] as Rule;
}
