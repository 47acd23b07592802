import type { TextRange } from './found-document';

/** What became of a figure while the user edited around it. */
export type Located =
  | { readonly state: 'intact'; readonly start: number; readonly end: number }
  /** Another number stands where it stood. */
  | { readonly state: 'edited'; readonly start: number; readonly end: number }
  /** The user took it out with what was around it. */
  | { readonly state: 'deleted' }
  /** Other words stand where it stood; which of them mean the figure, nobody can say. */
  | { readonly state: 'rewritten' }
  /** This may be it, and so may another beside it: only the user knows. `around` shows them all. */
  | { readonly state: 'doubtful'; readonly start: number; readonly end: number; readonly around: TextRange };
