import type { TextRange } from '../../../core/report/refresh/found-document';

/** A stretch of one paragraph, by its number among all paragraphs of the body and by offsets of its own text. */
export interface LinePlace extends TextRange {
  readonly paragraph: number;
}

/** Blanks, ends of lines and cells, and what is no text: programs differ in them, so places are counted without. */
// eslint-disable-next-line no-control-regex
const uncounted = /[\s\u0000-\u001f\u007f-\u009f\u200b\ufeff\ufffc]/;

/** How much of the surroundings decides which of several like places is meant. */
const surroundings = 200;

/**
 * Where a range of a text stands now among the paragraphs of the document that the text was read from. The document may have been changed
 * meanwhile: of several places that say the same, the one whose surroundings are most alike, and of those the nearest. null: gone.
 */
export function placesInParagraphs(
  text: string,
  range: TextRange,
  paragraphs: readonly string[],
): readonly LinePlace[] | null {
  const before = counted(text.slice(0, range.start));
  const wanted = counted(text.slice(range.start, range.end));
  const behind = counted(text.slice(range.end, range.end + 4 * surroundings));
  if (wanted === '') return null;
  const body = new Body(paragraphs);
  let best: { readonly at: number; readonly rank: number } | null = null;
  for (let at = body.text.indexOf(wanted); at >= 0; at = body.text.indexOf(wanted, at + 1)) {
    const alike = sameBackwards(before, body.text, at) + sameForwards(behind, body.text, at + wanted.length);
    const rank = alike - Math.abs(at - before.length) / (body.text.length + before.length + 1);
    if (best === null || rank > best.rank) best = { at, rank };
  }
  return best && body.places(best.at, best.at + wanted.length);
}

/** Whether a paragraph of the document still says the whole line that a range of the text stands in. */
export function saysLineOf(text: string, { start, end }: TextRange, paragraph: string): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return counted(paragraph).includes(counted(text.slice(from, to < 0 ? text.length : to)));
}

function counted(text: string): string {
  return Array.from(text.split(''))
    .filter((sign) => !uncounted.test(sign))
    .join('');
}

function sameBackwards(before: string, body: string, at: number): number {
  let length = 0;
  while (length < surroundings && length < at && before[before.length - 1 - length] === body[at - 1 - length]) length++;
  return length;
}

function sameForwards(behind: string, body: string, at: number): number {
  let length = 0;
  while (length < surroundings && length < behind.length && behind[length] === body[at + length]) length++;
  return length;
}

/** All paragraphs as one line of counted characters, each of which knows where it stands. */
class Body {
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(private readonly paragraphs: readonly string[]) {
    const lines = paragraphs.map(counted);
    const starts: number[] = [];
    let at = 0;
    for (const line of lines) {
      starts.push(at);
      at += line.length;
    }
    this.text = lines.join('');
    this.starts = starts;
  }

  places(from: number, to: number): LinePlace[] {
    const places: LinePlace[] = [];
    this.paragraphs.forEach((paragraph, index) => {
      const start = this.starts[index]!;
      const end = this.starts[index + 1] ?? this.text.length;
      if (end <= from || start >= to) return;
      const offsets = offsetsOf(paragraph);
      const first = offsets[Math.max(from, start) - start]!;
      const last = offsets[Math.min(to, end) - 1 - start]!;
      places.push({ paragraph: index, start: first, end: last + 1 });
    });
    return places;
  }
}

function offsetsOf(paragraph: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < paragraph.length; at++) if (!uncounted.test(paragraph[at]!)) offsets.push(at);
  return offsets;
}
