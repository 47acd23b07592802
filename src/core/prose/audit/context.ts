import { addable, type Mention, type Reading } from '../mentions';
import { isSegmentEnd } from './segments';

/** How many figures back a relation is looked for: further away nobody would read it so, and the work stays linear. */
const reach = 24;

/** Levels of the mention's own kind before it in its sentence, nearest first; with `before` those of the sentence before too. */
export function levelsBefore(reading: Reading, of: Mention, like: Mention, sentencesBack = 0): Mention[] {
  const found: Mention[] = [];
  for (let i = of.index - 1; i >= 0 && i >= of.index - reach; i--) {
    const one = reading.mentions[i]!;
    if (one.sentence < of.sentence - sentencesBack) break;
    if (!one.isChange && addable(one, like)) found.push(one);
  }
  return found;
}

/** All mentions before it within its ；-part of the sentence, nearest first. */
export function segmentBefore(reading: Reading, of: Mention): Mention[] {
  const found: Mention[] = [];
  for (let i = of.index - 1; i >= 0 && i >= of.index - reach; i--) {
    const one = reading.mentions[i]!;
    if (one.sentence !== of.sentence || isSegmentEnd(reading, one.token, of.token)) break;
    found.push(one);
  }
  return found;
}

/** Index of the first mention whose figure starts at a place of the text or behind it: by halves, for claims may be many. */
export function indexFrom({ mentions }: Reading, place: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.figure.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
