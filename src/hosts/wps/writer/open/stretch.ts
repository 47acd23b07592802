import type { WriterDocument } from '../writer-api';

/** From one position of the open document to another. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type Cut = (from: number, to: number) => string;

/** What is between two positions; nothing is asked for nothing. */
export function cutOf(document: WriterDocument): Cut {
  return (from, to) => (from >= to ? '' : document.Range(from, to).Text);
}

export const bells = (text: string): number => text.split('\x07').length - 1;

/**
 * The narrowest positions of a piece [from, to) of what a range of the document says. A position is an index of the text less one for each
 * end of a cell (measured), and fields, comments, marked changes and perhaps ends of controls break that. So it is proved by cutting: what
 * stands before it, in it and behind it up to the ends of the range is what the text says, and nothing that cannot be seen is in it.
 * @returns null where that cannot be
 */
export function provenStretch(cut: Cut, around: Stretch, raw: string, from: number, to: number): Stretch | null {
  const start = provenPosition(cut, around, raw, from, 'last');
  if (from === to) return start === null ? null : { start, end: start };
  const end = provenPosition(cut, around, raw, to, 'first');
  if (start === null || end === null) return null;
  const piece = raw.slice(from, to);
  const isNarrow = end - start === piece.length - bells(piece);
  return isNarrow && cut(start, end) === piece ? { start, end } : null;
}

/** The first or the last position with `at` letters of the range before it. */
function provenPosition(cut: Cut, { start, end }: Stretch, raw: string, at: number, side: 'first' | 'last') {
  const before = raw.slice(0, at);
  const lengthAt = (position: number): number => cut(start, position).length;
  const isEarly = (position: number): boolean =>
    side === 'first' ? lengthAt(position) < at : lengthAt(position) <= at;
  // Where nothing is unseen this is it already: two cuts.
  const guess = Math.min(end, start + at - bells(before));
  const position =
    side === 'first'
      ? !isEarly(guess) && (guess === start || isEarly(guess - 1))
        ? guess
        : edge(start, end, isEarly).above
      : isEarly(guess) && (guess === end || !isEarly(guess + 1))
        ? guess
        : edge(start, end, isEarly).below;
  if (position === null) return null;
  return cut(start, position) === before && cut(position, end) === raw.slice(at) ? position : null;
}

/** The last position that is early, and the first that is not. */
function edge(start: number, end: number, isEarly: (position: number) => boolean) {
  let [low, high] = [start - 1, end + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isEarly(middle)) low = middle;
    else high = middle;
  }
  return { below: low < start ? null : low, above: high > end ? null : high };
}
