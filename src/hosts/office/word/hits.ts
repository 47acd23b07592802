import { spotsOf, type Edge, type Place, type Spot } from './text/places';

/** What a search found, by the text that was looked for; told after a sync. */
export type Hits = ReadonlyMap<string, Word.RangeCollection>;

/** Queues one search for every text that the places name. */
export function askHits(control: Word.ContentControl, places: readonly Place[]): Hits {
  const hits = new Map<string, Word.RangeCollection>();
  for (const { needle } of places.flatMap(spotsOf))
    if (!hits.has(needle)) hits.set(needle, control.search(searchText(needle), { matchCase: true }).load('items/text'));
  return hits;
}

/** A search has codes of its own behind ^. */
export function searchText(needle: string): string {
  return needle.replaceAll('^', '^^').replaceAll('\t', '^t').replaceAll('\v', '^l');
}

/**
 * The occurrence that is meant; null where Word found another number of them than there are, with or without what tracked changes took
 * out: then nobody knows which is which.
 */
export function hitAt(hits: Hits, { needle, plain, marked }: Spot): Word.Range | null {
  const found = hits.get(needle)!.items.filter(({ text }) => text === needle);
  const counts = [plain, marked].filter(({ of }) => of === found.length);
  if (counts.length === 0 || new Set(counts.map(({ nth }) => nth)).size > 1) return null;
  return found[counts[0]!.nth] ?? null;
}

/** The range that a place names, made only when it is asked for; null where it is not sure. */
export function rangeOf(hits: Hits, place: Extract<Place, { kind: 'range' | 'between' }>): (() => Word.Range) | null {
  if (place.kind === 'range') {
    const [first, last] = [hitAt(hits, place.first), hitAt(hits, place.last)];
    if (first === null || last === null) return null;
    return () => (place.first === place.last ? first : first.expandTo(last));
  }
  const [first, last] = [edgeAt(hits, place.first), edgeAt(hits, place.last)];
  return first && last && (() => first().expandTo(last()));
}

function edgeAt(hits: Hits, { spot, side }: Edge): (() => Word.Range) | null {
  const range = hitAt(hits, spot);
  return range && (() => range.getRange(side));
}
