import { Problem } from '../../../../core/problem/further-problem';
import type { Replacement } from '../../../../core/report/refresh/found-document';
import type { ScannedControl, ScannedDocument } from '../../../../core/report/wordml/scanned-document';
import { flatText, type FlatText } from '../../../port/live/words/flat-text';
import { planWrites, type Write } from '../../../port/live/words/writes';
import { writerName } from '../../program';
import { alignedSigns, type SignPlace } from './signs';
import { provenStretch, type Cut, type Stretch } from './stretch';

/** One write: a text in place of a stretch, or right behind it, with its look. */
export interface Piece extends Stretch {
  readonly text: string;
  readonly isBehind: boolean;
  /** For people: what it is about. */
  readonly title: string;
}

/** A control of the open document: its positions, and what WPS says is between them. */
export interface ControlRange extends Stretch {
  readonly raw: string;
}

/**
 * The writes that carry out the replacements of one control, the last place first.
 * @throws Problem host.cannot-place where a place cannot be proved
 */
export function piecesOf(
  scanned: ScannedDocument,
  control: ScannedControl,
  replacements: readonly Replacement[],
  range: ControlRange,
  cut: Cut,
): Piece[] {
  const { title } = control;
  const proven = (from: number, to: number): Stretch | null => provenStretch(cut, range, range.raw, from, to);
  if (control.isPlaceholder) {
    const words = replacements.map(({ text }) => text).join('');
    let length = range.raw.length;
    while ('\r\x07'.includes(range.raw[length - 1] ?? ' ')) length--;
    const whole = proven(0, length);
    if (whole === null) throw cannotPlace(title, words);
    return [{ ...whole, text: asTyped(words), isBehind: false, title }];
  }
  const flat = flatText(scanned, control);
  const writes = planWrites(flat, replacements);
  const places = alignedSigns(scanned, control, range.raw);
  if (places === null) throw cannotPlace(title, textAt(flat, writes[0]));
  const finder = new Finder(flat, places, proven);
  return writes
    .flatMap((write) => {
      const pieces = finder.pieces(write);
      if (pieces === null) throw cannotPlace(title, textAt(flat, write));
      return pieces.map((piece) => ({ ...piece, title }));
    })
    .reverse();
}

export function cannotPlace(title: string, text: string): Problem {
  return new Problem('host.cannot-place', { app: writerName, title, text: text.slice(0, 20) });
}

type Found = Omit<Piece, 'title'>;

class Finder {
  constructor(
    private readonly flat: FlatText,
    private readonly places: readonly (SignPlace | undefined)[],
    private readonly proven: (from: number, to: number) => Stretch | null,
  ) {}

  pieces(write: Write): Found[] | null {
    switch (write.kind) {
      case 'text':
        return write.from === write.to ? this.inserted(write.from, write.text) : this.replaced(write);
      case 'join':
        return this.replaced(write);
      case 'add-paragraphs': {
        const { start, end } = this.flat.paragraphs[write.paragraph]!;
        return write.side === 'After'
          ? this.inserted(end, write.lines.map((line) => `\n${line}`).join(''))
          : this.inserted(start, write.lines.map((line) => `${line}\n`).join(''));
      }
      case 'remove-paragraphs':
        return this.removed(write.first, write.last);
    }
  }

  /** What is unseen in the midst of the old words stays; the new ones come in place of those before it. */
  private replaced({ from, to, text }: { readonly from: number; readonly to: number; readonly text: string }) {
    const runs: { from: number; to: number }[] = [];
    for (let at = from; at < to; at++) {
      const place = this.places[at];
      if (!place) return null;
      const last = runs[runs.length - 1];
      if (last?.to === place.from) last.to = place.to;
      else runs.push({ from: place.from, to: place.to });
    }
    const found: Found[] = [];
    for (const [at, run] of runs.entries()) {
      const stretch = this.proven(run.from, run.to);
      if (stretch === null) return null;
      found.push({ ...stretch, text: at === 0 ? asTyped(text) : '', isBehind: false });
    }
    return found;
  }

  /** Behind the letter before it, with its look; at the start of a paragraph, right there. */
  private inserted(at: number, text: string): Found[] | null {
    const before = this.places[at - 1];
    const next = this.places[at];
    if (before && !before.isMark && !before.isNested && before.to > before.from) {
      const isHalf = /[\udc00-\udfff]/.test(this.flat.text[at - 1]!);
      const from = isHalf ? (this.places[at - 2] ?? before).from : before.from;
      const stretch = this.proven(from, before.to);
      return stretch && [{ ...stretch, text: asTyped(text), isBehind: true }];
    }
    // Between two controls, or at the border of one, nobody knows which side a position is on.
    if (next?.isNested || (before?.isNested && !before.isMark && next === undefined)) return null;
    if (at > 0 && !before) return null;
    const raw = before ? before.to : 0;
    const stretch = this.proven(raw, raw);
    return stretch && [{ ...stretch, text: asTyped(text), isBehind: false }];
  }

  /** With the end of the last of them, or of the one before the first: of a cell and a control the last end stays. */
  private removed(first: number, last: number): Found[] | null {
    const { paragraphs } = this.flat;
    const { start } = paragraphs[first]!;
    const { end } = paragraphs[last]!;
    const isEnd = (at: number): boolean => {
      const place = this.places[at];
      return place !== undefined && place.isMark && !place.isNested && place.to - place.from === 1;
    };
    if (isEnd(end)) return this.replaced({ from: start, to: end + 1, text: '' });
    if (first > 0 && isEnd(start - 1)) return this.replaced({ from: start - 1, to: end, text: '' });
    return null;
  }
}

/** Ends of paragraphs as WPS 文字 knows them. */
export function asTyped(text: string): string {
  return text.replaceAll('\n', '\r');
}

function textAt({ text, paragraphs }: FlatText, write: Write | undefined): string {
  if (write === undefined) return '';
  if (!('from' in write)) {
    const { start, end } = paragraphs['first' in write ? write.first : write.paragraph]!;
    return text.slice(start, end);
  }
  const { from, to } = write;
  return from < to ? text.slice(from, to) : text.slice(Math.max(0, from - 6), from);
}
