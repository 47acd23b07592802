import type { FragmentState, Question } from './plan';

/*
 * The keys by which questions, offers and their answers find one another: a fragment, its second copy with "#2", one figure of it
 * behind "/" (its second place with "#2"), one cell of a table likewise, a broken link with ":missing". Users see them too, behind
 * `--choose`. They are put together and taken apart here alone.
 */

/** @param copy counted from 1 */
export function copyKey(fragment: string, copy: number): string {
  return numbered(fragment, copy);
}

/** @param place counted from 1, of those where the figure stands in the copy */
export function figureKey(copy: string, field: string, place: number): string {
  return `${copy}/${numbered(field, place)}`;
}

export function cellKey(copy: string, cell: string): string {
  return `${copy}/${cell}`;
}

export function brokenKey(fragment: string, state: FragmentState): string {
  return `${fragment}:${state}`;
}

/** Whether it asks about a link that is broken, and not about a text. */
export function isAboutBroken({ key, fragment, state }: Pick<Question, 'key' | 'fragment' | 'state'>): boolean {
  return key === brokenKey(fragment, state);
}

/** The key of the text that a figure or a cell stands in. */
export function textKey(key: string): string {
  return key.split(/[:/]/, 1)[0] ?? '';
}

/** Which copy of which fragment a key is about; copies are counted from 1. */
export function copyOf(key: string): { readonly fragment: string; readonly copy: number } {
  const [fragment = '', copy = '1'] = textKey(key).split('#');
  return { fragment, copy: Number(copy) };
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}#${number}`;
}
