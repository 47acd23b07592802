import { is } from './model/dom';
import { comparePlaces, nodesIn, runsIn, type Place, type Span } from './model/place';

/** Order of two places as the reader sees it: borders of controls and of runs take no room. */
function order(one: Place, other: Place): number {
  const sign = comparePlaces(one, other);
  if (sign === 0) return 0;
  const between = sign < 0 ? { start: one, end: other } : { start: other, end: one };
  for (const { from, to } of runsIn(between)) if (to > from) return sign;
  for (const node of nodesIn(between)) if (is(node, 'p')) return sign;
  return 0;
}

/** Word.LocationRelation of one range to another. */
export function compareSpans(one: Span, other: Span): string {
  const starts = order(one.start, other.start);
  const ends = order(one.end, other.end);
  if (starts === 0 && ends === 0) return 'Equal';
  const endToStart = order(one.end, other.start);
  if (endToStart < 0) return 'Before';
  if (endToStart === 0) return 'AdjacentBefore';
  const startToEnd = order(one.start, other.end);
  if (startToEnd > 0) return 'After';
  if (startToEnd === 0) return 'AdjacentAfter';
  if (starts === 0) return ends < 0 ? 'InsideStart' : 'ContainsStart';
  if (ends === 0) return starts > 0 ? 'InsideEnd' : 'ContainsEnd';
  if (starts > 0 && ends < 0) return 'Inside';
  if (starts < 0 && ends > 0) return 'Contains';
  return starts < 0 ? 'OverlapsBefore' : 'OverlapsAfter';
}
