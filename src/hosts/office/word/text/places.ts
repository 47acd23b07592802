import { paragraphAt, type Write } from '../../../port/live/words/writes';
import type { FlatPiece, FlatText } from '../../../port/live/words/flat-text';

/** One occurrence of a text, counted as a search through the control meets it. */
export interface Spot {
  readonly needle: string;
  readonly plain: Count;
  /** With the text that tracked changes took out. */
  readonly marked: Count;
}

interface Count {
  readonly nth: number;
  readonly of: number;
}

/** How Word is shown where to write. */
export type Place =
  /** The text itself, or from the first piece of it to the last. */
  | { readonly kind: 'range'; readonly first: Spot; readonly last: Spot }
  /** From behind (or before) one text to before (or behind) another: what is in between goes. */
  | { readonly kind: 'between'; readonly first: Edge; readonly last: Edge }
  /** Beside a text, with its look. */
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'paragraph'; readonly paragraph: number; readonly side: 'Start' | 'End' }
  | { readonly kind: 'control'; readonly side: 'Start' | 'End' };

export interface Edge {
  readonly spot: Spot;
  readonly side: 'Start' | 'End';
}

export interface PlacedText {
  readonly write: Extract<Write, { kind: 'text' | 'join' }>;
  readonly place: Place;
  /** What goes there; longer than `write.text` where the text itself could not be told from its neighbours. */
  readonly text: string;
}

/** Word takes 255 characters; what is written with a ^ counts double. */
const longest = 100;
const anchorLength = 24;

/** null: there is no way to show Word this place for sure. */
export function placeText(
  flat: FlatText,
  write: PlacedText['write'],
  taken: readonly { readonly from: number; readonly to: number }[],
): PlacedText | null {
  if (write.kind === 'join') {
    const [first, last] = [edgeFor(flat, write.from, 'first', taken), edgeFor(flat, write.to, 'last', taken)];
    return first && last ? { write, place: { kind: 'between', first, last }, text: write.text } : null;
  }
  if (write.from === write.to) {
    const place = insertionPlace(flat, write, taken);
    return place && { write, place, text: write.text };
  }
  for (const { from, to } of wider(flat, write)) {
    if (taken.some((one) => one.from !== write.from && one.from < to && from < one.to)) break;
    const place = rangePlace(flat, from, to);
    if (place)
      return { write, place, text: flat.text.slice(from, write.from) + write.text + flat.text.slice(write.to, to) };
  }
  return null;
}

/** Every text that has to be looked for. */
export function spotsOf(place: Place): Spot[] {
  if (place.kind === 'range') return [place.first, place.last];
  if (place.kind === 'between') return [place.first.spot, place.last.spot];
  return place.kind === 'edge' ? [place.edge.spot] : [];
}

/** The range itself, then with more and more of what has the same look around it. */
function* wider(flat: FlatText, { from, to }: { from: number; to: number }): Generator<{ from: number; to: number }> {
  yield { from, to };
  const pieces = flat.paragraphs[paragraphAt(flat, from)]!.pieces;
  const look = pieces.find((piece) => piece.start <= from && from < piece.end)?.look ?? null;
  if (look === null) return;
  const alike = (at: number): boolean =>
    pieces.some((piece) => piece.start <= at && at < piece.end && piece.look === look);
  let [start, end] = [from, to];
  for (let step = 0; step < anchorLength; step++) {
    const [isBefore, isBehind] = [alike(start - 1), alike(end)];
    if (!isBefore && !isBehind) return;
    if (isBehind) yield { from: start, to: ++end };
    if (isBefore) yield { from: --start, to: end };
  }
}

function rangePlace(flat: FlatText, from: number, to: number): Place | null {
  const cuts = Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index).filter(
    (at) => flat.toMarked(at) - flat.toMarked(at - 1) > 1,
  );
  if (cuts.length === 0 && to - from <= longest) {
    const spot = spotAt(flat, from, to);
    return spot && { kind: 'range', first: spot, last: spot };
  }
  const head = Math.min(cuts[0] ?? to, from + longest);
  const tail = Math.max(cuts[cuts.length - 1] ?? from, to - longest);
  const [first, last] = [spotAt(flat, from, head), spotAt(flat, tail, to)];
  return first && last ? { kind: 'range', first, last } : null;
}

function insertionPlace(
  flat: FlatText,
  { paragraph, from: at }: { paragraph: number; from: number },
  taken: readonly { from: number; to: number }[],
): Place | null {
  const edge = edgeFor(flat, at, 'first', taken) ?? edgeFor(flat, at, 'last', taken);
  if (edge) return { kind: 'edge', edge };
  const { start, end } = flat.paragraphs[paragraph]!;
  if (flat.isBlock && (at === start || at === end))
    return { kind: 'paragraph', paragraph, side: at === end ? 'End' : 'Start' };
  if (!flat.isBlock && (at === 0 || at === flat.text.length))
    return { kind: 'control', side: at === 0 ? 'Start' : 'End' };
  return null;
}

/** The nearest text before (or behind) an offset in its paragraph that can be told from all others; nothing that goes away itself. */
function edgeFor(
  flat: FlatText,
  at: number,
  which: 'first' | 'last',
  taken: readonly { from: number; to: number }[],
): Edge | null {
  const paragraph = flat.paragraphs[paragraphAt(flat, at)]!;
  const isFree = (from: number, to: number): boolean => !taken.some((one) => one.from < to && from < one.to);
  const pieceAt = (place: number): FlatPiece | undefined =>
    paragraph.pieces.find((piece) => piece.start <= place && place < piece.end);
  const isText = (place: number): boolean => (pieceAt(place)?.look ?? null) !== null;
  const found: { readonly spot: Spot; readonly length: number }[] = [];
  for (let length = 1; length <= anchorLength; length++) {
    const [from, to] = which === 'first' ? [at - length, at] : [at, at + length];
    if (from < paragraph.start || to > paragraph.end || !isText(which === 'first' ? from : to - 1)) break;
    if (!isFree(from, to)) break;
    const spot = spotAt(flat, from, to);
    if (spot) found.push({ spot, length });
  }
  // A little context makes the occurrence a rare one; one that holds as well with what was taken out is better still.
  const best =
    found.find(({ spot, length }) => length >= 6 && spot.marked.of > 0) ??
    [...found].reverse().find(({ spot }) => spot.marked.of > 0) ??
    found[found.length - 1];
  return best ? { spot: best.spot, side: which === 'first' ? 'End' : 'Start' } : null;
}

/** Half characters, what is no text, and what Word's search has codes of its own for. */
const unsearchable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000a\u000c-\u001f\u00ad\u2011\ufffc]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** null where a search would step over this very occurrence, or cannot look for such a text. */
function spotAt(flat: FlatText, from: number, to: number): Spot | null {
  const needle = flat.text.slice(from, to);
  if (needle === '' || unsearchable.test(needle)) return null;
  const plain = countOf(flat.text, needle, from);
  if (plain === null) return null;
  const markedAt = flat.toMarked(from);
  if (flat.marked.slice(markedAt, markedAt + needle.length) !== needle)
    return { needle, plain, marked: { nth: -1, of: -1 } };
  return { needle, plain, marked: countOf(flat.marked, needle, markedAt) ?? { nth: -1, of: -1 } };
}

function countOf(text: string, needle: string, wanted: number): Count | null {
  let nth = -1;
  let of = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    if (at === wanted) nth = of;
    of++;
  }
  return nth < 0 ? null : { nth, of };
}
