import { figuresIn, type Figure } from '../prose/figures';
import { foldWidth } from '../prose/fold';
import { isMoneyUnit } from '../quantity/amount-unit';
import { sentenceEnd, type Slot } from './report-slots';

/** A figure of last year's report that one of the pack's sentences prints. */
export interface Recognised {
  readonly field: string;
  readonly figure: Figure;
  /** The sentence as the report has it. */
  readonly sentence: string;
  /** How alike the words around it are, 0–1. */
  readonly likeness: number;
}

interface Place {
  readonly figure: Figure;
  readonly before: string;
  readonly after: string;
  readonly sentence: string;
}

/** Below this the words around a figure are not those of the pack's sentence. */
const alikeEnough = 0.62;
/** What a pair earns in the order of the report is its likeness above this. */
const even = 0.5;
const wordsBefore = 18;
const wordsAfter = 8;

/**
 * Figures of a text by the sentences they stand in: the words around a figure are compared with those around every slot of the
 * pack, and of all ways to pair them in the order both are printed in, the best is taken. Only ever an offer: people look at the sentence.
 * @param paragraphs of the report's text, without its tables
 */
export function recognise(slots: readonly Slot[], paragraphs: readonly string[]): Recognised[] {
  const places = paragraphs.flatMap(placesIn);
  const likeness = slots.map((slot) => {
    const before = context(slot.before).slice(-wordsBefore);
    const after = context(slot.after).slice(0, wordsAfter);
    return places.map((place) => {
      if (!fits(slot, place.figure)) return 0;
      const alike = 0.75 * like(before, place.before) + 0.25 * like(after, place.after);
      return alike < alikeEnough ? 0 : alike;
    });
  });
  return bestPairs(likeness).map(([slot, place]) => ({
    field: slots[slot]!.field,
    figure: places[place]!.figure,
    sentence: places[place]!.sentence,
    likeness: likeness[slot]![place]!,
  }));
}

function placesIn(paragraph: string): Place[] {
  const found: Place[] = [];
  let start = 0;
  const text = foldWidth(paragraph);
  for (const sentence of text.split(sentenceEnd)) {
    const figures = figuresIn(sentence);
    figures.forEach((figure, at) => {
      found.push({
        figure,
        before: wordsBeforeOf(sentence, figures, at),
        after: wordsAfterOf(sentence, figures, at),
        sentence: paragraph.slice(start, start + sentence.length + 1).trim(),
      });
    });
    start += sentence.length + 1;
  }
  return found;
}

/** First looked at on either side of a figure; four times as far as long as too few words are left of it. A figure cut there is no word. */
const [firstReach, uncertain] = [80, 16];

function wordsBeforeOf(sentence: string, figures: readonly Figure[], index: number): string {
  const to = figures[index]!.start;
  for (let reach = firstReach; ; reach *= 4) {
    const from = Math.max(0, to - reach);
    let first = index;
    while (first > 0 && figures[first - 1]!.start >= from) first--;
    const words = context(masked(sentence, from, to, figures.slice(first, index)), from === 0);
    if (from === 0 || words.length >= wordsBefore + uncertain) return words.slice(-wordsBefore);
  }
}

function wordsAfterOf(sentence: string, figures: readonly Figure[], index: number): string {
  const from = figures[index]!.end;
  for (let reach = firstReach; ; reach *= 4) {
    const to = Math.min(sentence.length, from + reach);
    let last = index;
    while (last + 1 < figures.length && figures[last + 1]!.end <= to) last++;
    const words = context(masked(sentence, from, to, figures.slice(index + 1, last + 1)), true);
    if (to === sentence.length || words.length >= wordsAfter + uncertain) return words.slice(0, wordsAfter);
  }
}

/** A stretch of a sentence with the figures in it, units and all, as #. */
function masked(sentence: string, from: number, to: number, figures: readonly Figure[]): string {
  let text = '';
  let at = from;
  for (const { start, end } of figures) {
    text += `${sentence.slice(at, start)}#`;
    at = end;
  }
  return text + sentence.slice(at, to);
}

/** What two years' sentences share: no years, spaces, numbering or brackets. @param isHead whether `text` begins where a number may stand */
function context(text: string, isHead = true): string {
  return foldWidth(text)
    .replace(/(?:19|20)\d{2}/g, '')
    .replace(isHead ? /^[（(]?[\d一二三四五六七八九十]+[)）.、]/ : '', '')
    .replace(/年度/g, '年')
    .replace(/[\s“”"'《》,，:：、()（）]/g, '');
}

function fits({ unit }: Slot, figure: Figure): boolean {
  if (figure.isRough) return false;
  if (unit === 'any') return figure.unit !== '%' && figure.unit !== '个百分点' && !isMoneyUnit(figure.unit);
  if (unit === 'money') return figure.unit !== null && isMoneyUnit(figure.unit);
  return figure.unit === (unit === '%' ? '%' : unit.is);
}

/** 2 × the letters both have in order ÷ all letters; 1 where both are empty. */
function like(a: string, b: string): number {
  if (a === '' && b === '') return 1;
  if (a === '' || b === '') return 0;
  let last = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const row = [0];
    for (let at = 1; at <= b.length; at++)
      row.push(letter === b[at - 1] ? last[at - 1]! + 1 : Math.max(last[at]!, row[at - 1]!));
    last = row;
  }
  return (2 * last[b.length]!) / (a.length + b.length);
}

/** Pairs in the order of both, with the greatest sum of likeness above `even`. */
function bestPairs(likeness: readonly (readonly number[])[]): [slot: number, place: number][] {
  const [slots, places] = [likeness.length, likeness[0]?.length ?? 0];
  const best: number[][] = Array.from({ length: slots + 1 }, () => new Array<number>(places + 1).fill(0));
  const worth = (slot: number, place: number): number => likeness[slot]![place]! - even;
  for (let slot = slots - 1; slot >= 0; slot--)
    for (let place = places - 1; place >= 0; place--) {
      const skip = Math.max(best[slot + 1]![place]!, best[slot]![place + 1]!);
      best[slot]![place] = Math.max(skip, worth(slot, place) + best[slot + 1]![place + 1]!);
    }
  const pairs: [number, number][] = [];
  let [slot, place] = [0, 0];
  while (slot < slots && place < places) {
    const here = best[slot]![place]!;
    if (worth(slot, place) > 0 && here === worth(slot, place) + best[slot + 1]![place + 1]!) {
      pairs.push([slot, place]);
      slot++;
      place++;
    } else if (here === best[slot + 1]![place]!) slot++;
    else place++;
  }
  return pairs;
}
