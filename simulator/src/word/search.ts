import { invalidArgument, notSimulated } from '../executor/errors';
import { paragraphsIn, contentSpan } from './model/blocks';
import { comparePlaces, runsIn, type Place, type RunPiece, type Span } from './model/place';
import { runText, signs } from './model/run-text';

/** How a text is looked for. Nothing said: any case, anywhere. */
export interface SearchWish {
  readonly ignorePunct?: boolean;
  readonly ignoreSpace?: boolean;
  readonly matchCase?: boolean;
  readonly matchPrefix?: boolean;
  readonly matchSuffix?: boolean;
  readonly matchWholeWord?: boolean;
}

/** Word's own limit. */
const LONGEST = 255;

/** Places of a text inside a span, paragraph by paragraph: nothing is found across a paragraph mark. */
export function searchIn(span: Span, text: string, wish: SearchWish): readonly Span[] {
  if (text === '' || text.length > LONGEST)
    throw invalidArgument(`A text to search for has 1 to ${LONGEST} characters.`);
  const wanted = plainText(text);
  return paragraphsIn(span).flatMap((paragraph) => searchLine(clip(contentSpan(paragraph), span), wanted, wish));
}

function clip(line: Span, { start, end }: Span): Span {
  return {
    start: comparePlaces(start, line.start) > 0 ? start : line.start,
    end: comparePlaces(end, line.end) < 0 ? end : line.end,
  };
}

/** What stands behind a caret has a meaning of its own: ^t a tab, ^l a line break, ^^ a caret. */
function plainText(text: string): string {
  return text.replace(/\^([\s\S]?)/g, (whole, sign: string) => {
    if (sign === '^') return '^';
    if (sign === 't') return signs.tab;
    if (sign === 'l') return signs.lineBreak;
    if (sign === 'p') throw notSimulated('SearchOptions', `search("${whole}")`);
    throw invalidArgument(`${whole} is no special character of a search.`);
  });
}

function searchLine(span: Span, wanted: string, wish: SearchWish): readonly Span[] {
  const pieces = [...runsIn(span)].filter(({ from, to }) => to > from);
  let text = '';
  const starts: number[] = [];
  for (const { run, from, to } of pieces) {
    starts.push(text.length);
    text += runText(run).slice(from, to);
  }
  return matches(text, wanted, wish).map(([from, to]) => ({
    start: placeIn(pieces, starts, from, false),
    end: placeIn(pieces, starts, to, true),
  }));
}

/** @param isEnd the place belongs to the letter before it */
function placeIn(pieces: readonly RunPiece[], starts: readonly number[], at: number, isEnd: boolean): Place {
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index];
    const start = starts[index];
    if (!piece || start === undefined) break;
    if (isEnd ? at > start : at >= start) return { node: piece.run, offset: piece.from + at - start };
  }
  throw new Error('a match outside of its own text');
}

function matches(text: string, wanted: string, wish: SearchWish): readonly (readonly [number, number])[] {
  const letters = comparable(text, wish);
  const needle = comparable(wanted, wish);
  const found: (readonly [number, number])[] = [];
  const key = needle.map(({ letter }) => letter);
  if (key.length === 0) return found;
  for (let at = 0; at + key.length <= letters.length;) {
    const isMatch = key.every((letter, index) => letters[at + index]?.letter === letter);
    const from = letters[at]?.index ?? 0;
    const to = (letters[at + key.length - 1]?.index ?? 0) + 1;
    if (isMatch && standsAlone(text, from, to, wish)) {
      found.push([from, to]);
      at += key.length;
    } else at += 1;
  }
  return found;
}

interface Letter {
  readonly letter: string;
  readonly index: number;
}

/** The letters that count. Straight and curly quotes are one to Word's search. */
function comparable(text: string, wish: SearchWish): readonly Letter[] {
  const letters: Letter[] = [];
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index);
    if (wish.ignoreSpace && /\s/.test(sign)) continue;
    if (wish.ignorePunct && /\p{P}/u.test(sign)) continue;
    const quote = /[“”]/.test(sign) ? '"' : /[‘’]/.test(sign) ? "'" : sign;
    letters.push({ letter: wish.matchCase ? quote : quote.toLowerCase(), index });
  }
  return letters;
}

function standsAlone(
  text: string,
  from: number,
  to: number,
  { matchPrefix, matchSuffix, matchWholeWord }: SearchWish,
): boolean {
  const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);
  if ((matchWholeWord || matchPrefix) && from > 0 && isLetter(text.charAt(from - 1))) return false;
  return !((matchWholeWord || matchSuffix) && to < text.length && isLetter(text.charAt(to)));
}
