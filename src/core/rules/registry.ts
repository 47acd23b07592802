// Made by `npm run kinds` from the files in kinds/.
import type { CheckKind } from '../pack/check-params';
import { amountUnitSlip } from './kinds/amount-unit-slip';
import { atMost } from './kinds/at-most';
import { cellType } from './kinds/cell-type';
import { comesWith } from './kinds/comes-with';
import { derivedAgrees } from './kinds/derived-agrees';
import { deviationReason } from './kinds/deviation-reason';
import { digitSlip } from './kinds/digit-slip';
import { equals } from './kinds/equals';
import { formulaIntact } from './kinds/formula-intact';
import { indicatorComplete } from './kinds/indicator-complete';
import { listedName } from './kinds/listed-name';
import { nameIntact } from './kinds/name-intact';
import { namedRows } from './kinds/named-rows';
import { namesAgree } from './kinds/names-agree';
import { noMention } from './kinds/no-mention';
import { nonNegative } from './kinds/non-negative';
import { noneAgrees } from './kinds/none-agrees';
import { notAbove } from './kinds/not-above';
import { notDerivedBackwards } from './kinds/not-derived-backwards';
import { notFiller } from './kinds/not-filler';
import { partsGiven } from './kinds/parts-given';
import { percentOf } from './kinds/percent-of';
import { qualitativeShare } from './kinds/qualitative-share';
import { ratioInRange } from './kinds/ratio-in-range';
import { requiredFilled } from './kinds/required-filled';
import { scoreChoices } from './kinds/score-choices';
import { scoreEvidence } from './kinds/score-evidence';
import { sumsTo } from './kinds/sums-to';
import { unitInHeads } from './kinds/unit-in-heads';
import { weightsAddUp } from './kinds/weights-add-up';
import type { ReadingKind } from './reading/kinds';
import type { ProseReader, Rule } from './rule';

/** Every kind of check has its rule, here or among those that come second: a kind without one does not compile. */
const rules: { readonly [K in Exclude<CheckKind, ReadingKind>]: Rule<K> } = {
  'amount-unit-slip': amountUnitSlip,
  'at-most': atMost,
  'cell-type': cellType,
  'comes-with': comesWith,
  'derived-agrees': derivedAgrees,
  'deviation-reason': deviationReason,
  'digit-slip': digitSlip,
  equals,
  'formula-intact': formulaIntact,
  'indicator-complete': indicatorComplete,
  'listed-name': listedName,
  'name-intact': nameIntact,
  'named-rows': namedRows,
  'names-agree': namesAgree,
  'no-mention': noMention,
  'non-negative': nonNegative,
  'none-agrees': noneAgrees,
  'not-above': notAbove,
  'not-derived-backwards': notDerivedBackwards,
  'not-filler': notFiller,
  'parts-given': partsGiven,
  'percent-of': percentOf,
  'qualitative-share': qualitativeShare,
  'ratio-in-range': ratioInRange,
  'required-filled': requiredFilled,
  'score-choices': scoreChoices,
  'score-evidence': scoreEvidence,
  'sums-to': sumsTo,
  'unit-in-heads': unitInHeads,
  'weights-add-up': weightsAddUp,
};

/**
 * The rule of a kind. Its params must be of that kind; a check of a pack that was read has them. null: it comes second, and the
 * reader of prose that brings it is still being fetched.
 */
export function ruleOf(kind: CheckKind, reader: ProseReader | undefined): Rule | null {
  const own: Partial<Record<CheckKind, unknown>> = rules;
  return (own[kind] as Rule | undefined) ?? reader?.rules[kind] ?? null;
}
