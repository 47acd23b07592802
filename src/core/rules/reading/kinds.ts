// Made by `npm run kinds` from the files beside it.

/** Kinds of check whose rules read sentences. */
export type ReadingKind =
  | 'change-needs-explanation'
  | 'claim-holds'
  | 'explanation-agrees'
  | 'goal-states-figure'
  | 'no-placeholder'
  | 'prose-agrees'
  | 'reason-supported'
  | 'text-states-figure'
  | 'year-in-text'
  | 'zero-base';
