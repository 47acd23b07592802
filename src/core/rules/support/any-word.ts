/** Four digits that can be a year of a report: 1998, 2024. */
export const yearPattern = '(?:19|20)\\d{2}';

/**
 * One expression that finds any of the words, anywhere. Words are patterns; where several could begin at one place the first of them
 * in the lists wins, so a longer word stands before its beginning.
 */
export function anyWord(...lists: readonly (readonly string[])[]): RegExp {
  return new RegExp(lists.flat().join('|'), 'g');
}
