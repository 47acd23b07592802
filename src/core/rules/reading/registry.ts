// Made by `npm run kinds` from the files beside it.
import { changeNeedsExplanation } from './change-needs-explanation';
import { claimHolds } from './claim-holds';
import { explanationAgrees } from './explanation-agrees';
import { formCopies } from './form-copies';
import { goalStatesFigure } from './goal-states-figure';
import { noPlaceholder } from './no-placeholder';
import { priorYearAsArrived } from './prior-year-as-arrived';
import { proseAgrees } from './prose-agrees';
import { reasonSupported } from './reason-supported';
import { textStatesFigure } from './text-states-figure';
import { yearInText } from './year-in-text';
import { zeroBase } from './zero-base';
import type { Rule } from '../rule';
import type { ReadingKind } from './kinds';

/** Rules that read sentences, and those that hold the form against what stands beside it. They come with the reader of prose (read-prose.ts), after a pane's first findings. */
export const readingRules: { readonly [K in ReadingKind]: Rule<K> } = {
  'change-needs-explanation': changeNeedsExplanation,
  'claim-holds': claimHolds,
  'explanation-agrees': explanationAgrees,
  'form-copies': formCopies,
  'goal-states-figure': goalStatesFigure,
  'no-placeholder': noPlaceholder,
  'prior-year-as-arrived': priorYearAsArrived,
  'prose-agrees': proseAgrees,
  'reason-supported': reasonSupported,
  'text-states-figure': textStatesFigure,
  'year-in-text': yearInText,
  'zero-base': zeroBase,
};
