// Made by `npm run kinds` from the files beside it.

/** Kinds of check whose rules come second: they read sentences, or what stands beside the form. */
export type ReadingKind =
  | 'change-needs-explanation'
  | 'claim-holds'
  | 'explanation-agrees'
  | 'form-copies'
  | 'goal-states-figure'
  | 'no-placeholder'
  | 'prior-year-as-arrived'
  | 'prose-agrees'
  | 'reason-supported'
  | 'text-states-figure'
  | 'year-in-text'
  | 'zero-base';
