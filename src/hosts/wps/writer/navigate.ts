import type { TextRange } from '../../../core/report/refresh/found-document';
import { placesInParagraphs } from '../../port/live/text-place';
import { bells, cutOf, type Stretch } from './open/stretch';
import type { WriterDocument } from './writer-api';

/**
 * So much around a place is cut out and looked at, from a wide cut to a narrow one: each is off by what takes up positions inside of it, so
 * the next, half as wide, still has the place in it.
 */
const cuts = [4000, 2000, 1000, 500, 250, 120, 60, 30];
/** What is left then stands within so many positions. */
const nearest = 24;

/**
 * Where a range of a text that was read stands in the open document. That may have been typed in since; its positions are those of its text
 * less one for each end of a cell (measured), but fields, comments, marked changes and perhaps the ends of content controls take up positions
 * that no text shows. So what stands at a position is cut out and compared, until the cut is the very words with what stands around them.
 * @returns null where it cannot be told
 */
export function findText(document: WriterDocument, text: string, range: TextRange): Stretch | null {
  const { Text: now, End: end } = document.Content;
  const place = placesInParagraphs(text, range, [now])?.[0];
  if (!place) return null;
  const asked = cutOf(document);
  const cut = (from: number, to: number): string => asked(Math.max(0, from), Math.min(end, to));
  const wanted = now.slice(place.start, place.end);
  const before = now.slice(Math.max(0, place.start - nearest), place.start);
  const around = before + wanted + now.slice(place.end, place.end + nearest);
  let start = place.start - bells(now.slice(0, place.start));
  for (const width of cuts) {
    const from = Math.max(0, start - width);
    const seen = cut(from, start + wanted.length + width);
    const at = nearestTo(seen, around, Math.min(width, start) - before.length);
    if (at < 0) continue;
    const index = at + before.length;
    start = from + index - bells(seen.slice(0, index));
  }
  // From where it should be, outwards: the words, and right before them what stands before them.
  const length = wanted.length - bells(wanted);
  for (const shift of shifts) {
    const at = start + shift;
    if (at < 0 || at + length > end || cut(at, at + length) !== wanted) continue;
    if (!cut(at - before.length - nearest, at).endsWith(before)) continue;
    return { start: at, end: at + length };
  }
  return null;
}

/** @returns false where it cannot be told: nothing is selected then */
export function selectText(document: WriterDocument, text: string, range: TextRange): boolean {
  const found = findText(document, text, range);
  if (found) document.Range(found.start, found.end).Select();
  return found !== null;
}

/** 0, 1, -1, 2, -2 … */
const shifts = Array.from({ length: 2 * nearest + 1 }, (_, index) => (index % 2 === 1 ? (index + 1) / 2 : -index / 2));

function nearestTo(text: string, wanted: string, middle: number): number {
  let best = -1;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  return best;
}
