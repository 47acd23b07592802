/**
 * What an achievement's `direction` may hold: at least, at most, exactly, qualitative. ＞ and ＜ count like ≥ and ≤, as the published
 * systems do. Apart from the schema: scoring runs in the pane, which does without zod.
 */
export const directions = {
  atLeast: ['≥', '＞'],
  atMost: ['≤', '＜'],
  exactly: ['＝'],
  qualitative: ['定性'],
} as const;
