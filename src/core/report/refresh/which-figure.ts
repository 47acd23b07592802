import type { TextRange } from './found-document';
import type { Located } from './located';
import { endsClause, isNumberToken, type Hunk, type Token } from './tokens';

/** A figure by its tokens [from, to) of what stood there, and where the comparison alone would find it. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly isEmpty: boolean;
  readonly first: Located;
}

export interface Compared {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly matches: readonly number[];
  readonly hunks: readonly Hunk[];
}

/** Tokens [from, to). */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Said beside a number they make another number of it: last year's, the one before. */
const otherTimes = /上年|去年|上一年|前年|往年|同期|本年|今年|年初|年末|年底|原为|原来|此前|\d{4}年/;
const endsSentence = (token: Token): boolean => /^[。；！？;!?\n\v]$/.test(token.text);

/**
 * Which number is which figure, where a user typed, moved or copied around them: one stands where its own clause stands, whatever
 * equal numbers stand beside it. Where two could be meant, it is doubtful; nobody guesses.
 */
export function whichFigures(compared: Compared, figures: readonly Placed[]): Located[] {
  const { a, b } = compared;
  const results = figures.map(({ first }) => first);
  const ranges = figures.map(({ first }) => ('start' in first ? tokensAt(b, first) : null));
  const isSure = figures.map(
    (figure, index) =>
      figure.isEmpty || (isAtHome(compared, figure, ranges[index]!) && !hasTwin(compared, figure, ranges, index)),
  );
  if (isSure.every(Boolean)) return results;
  const taken = new Set<number>();
  const take = ({ from, to }: Stretch): void => {
    for (let at = from; at < to; at++) taken.add(at);
  };
  figures.forEach((_, index) => isSure[index] && ranges[index] && take(ranges[index]));
  // Words that were there before, and belong to no figure, are no figure now.
  const ofFigures = new Set(figures.flatMap(({ from, to }) => range(from, to)));
  compared.matches.forEach((match, at) => match >= 0 && !ofFigures.has(at) && taken.add(match));

  const open = figures.flatMap((_, index) => (isSure[index] ? [] : [index]));
  const keyOf = (index: number): string => surroundings(a, figures[index]!) ?? '';
  for (const key of new Set(open.map(keyOf))) {
    const own = open.filter((index) => keyOf(index) === key);
    const found = key === '' ? [] : candidatesFor(compared, figures[own[0]!]!, taken, key);
    const as = (place: Stretch): boolean => textOf(a, figures[own[0]!]!) === textOf(b, place);
    // Of several the one that says the very number is shown first.
    const candidates = own.length > 1 ? found : [...found.filter(as), ...found.filter((place) => !as(place))];
    if (candidates.length === 0) continue;
    own.forEach((index, nth) => {
      const place = candidates[Math.min(nth, candidates.length - 1)]!;
      const { start, end } = rangeOf(b, place);
      const isSame = textOf(a, figures[index]!) === textOf(b, place);
      if (candidates.length === own.length) results[index] = { state: isSame ? 'intact' : 'edited', start, end };
      else if (nth < candidates.length) results[index] = { state: 'doubtful', start, end, ...around(b, candidates) };
      else results[index] = { state: 'rewritten' };
      ranges[index] = place;
      isSure[index] = true;
    });
    candidates.slice(0, own.length).forEach(take);
  }
  for (const index of open) {
    if (isSure[index]) continue;
    const others = ranges.flatMap((one, at) => {
      return at === index || one === null ? [] : tokensFor(compared, figures[at]!, one);
    });
    const claims = { taken, ofOthers: new Set(others), weak: weakClaims(compared, figures, ranges, index) };
    const found = unsure(compared, figures[index]!, ranges[index] ?? null, claims);
    [results[index], ranges[index]] = found;
  }
  return results;
}

/** Its clause is as it was, numbers apart. */
function isAtHome({ a, b }: Compared, figure: Placed, place: Stretch | null): boolean {
  if (place === null) return false;
  const key = surroundings(a, figure);
  return key !== null && key === surroundings(b, place);
}

/** Another number stands in its place, and its own among the very same words elsewhere: they may have changed places. */
function hasTwin(compared: Compared, figure: Placed, ranges: readonly (Stretch | null)[], index: number): boolean {
  const { a, b, matches } = compared;
  const [own, key] = [figureNumber(a, figure), surroundings(a, figure)];
  const { from, to } = ranges[index]!;
  if (own === null || key === null || range(from, to).some((at) => b[at]!.text === own)) return false;
  const taken = new Set([...matches, ...ranges.flatMap((one) => (one === null ? [] : range(one.from, one.to)))]);
  return candidatesFor(compared, figure, taken, key).some((place) => textOf(b, place) === textOf(a, figure));
}

interface Claims {
  readonly taken: Set<number>;
  readonly ofOthers: ReadonlySet<number>;
  readonly weak: ReadonlySet<number>;
}

/** Numbers that other figures have only because something had to be in their place: they were others before. */
function weakClaims(
  { a, b }: Compared,
  figures: readonly Placed[],
  ranges: readonly (Stretch | null)[],
  index: number,
): Set<number> {
  return new Set(
    ranges.flatMap((place, at) => {
      if (place === null || at === index) return [];
      const own = figureNumber(a, figures[at]!);
      return range(place.from, place.to).filter((token) => isNumberToken(b[token]!) && b[token]!.text !== own);
    }),
  );
}

/** No clause of its own is left: what the comparison found, unless something beside it could be meant as well. */
function unsure(
  compared: Compared,
  figure: Placed,
  place: Stretch | null,
  { taken, ofOthers, weak }: Claims,
): [Located, Stretch | null] {
  const { a, b, hunks } = compared;
  const { first } = figure;
  const isOpen = (at: number): boolean => !taken.has(at) && !ofOthers.has(at);
  const isFree = ({ from, to }: Stretch): boolean => range(from, to).every((at) => !taken.has(at));
  const own = figureNumber(a, figure);
  const doubt = (candidates: readonly Stretch[]): [Located, Stretch] => {
    const best = candidates[0]!;
    for (const at of range(best.from, best.to)) taken.add(at);
    return [{ state: 'doubtful', ...rangeOf(b, best), ...around(b, candidates) }, best];
  };
  if (place !== null && isFree(place)) {
    const touching = hunks.filter(({ aFrom, aTo }) => aTo === figure.from || aFrom === figure.to);
    const sentence = sentenceOf(b, place);
    const equals = range(sentence.from, sentence.to).filter(
      (at) => (at < place.from || at >= place.to) && (isOpen(at) || weak.has(at)) && b[at]!.text === own,
    );
    const before = touching
      .filter(({ aTo }) => aTo === figure.from)
      .flatMap(({ bFrom, bTo }) => range(bFrom, bTo))
      .filter((at) => isOpen(at) && isNumberToken(b[at]!));
    const others = own === null ? [] : [...new Set([...equals, ...before])].sort((x, y) => x - y);
    const isOfOtherTime = own !== null && otherTimes.test(newWords(compared, clauseOf(b, place)));
    if (others.length > 0 || isOfOtherTime)
      return doubt([place, ...others.map((at) => withUnit(compared, figure, at))]);
    for (const at of tokensFor(compared, figure, place)) taken.add(at);
    return [first, place];
  }
  const copies = sameTexts(compared, figure).filter(({ from, to }) => range(from, to).every(isOpen));
  if (copies.length > 0) return doubt(copies);
  if (first.state !== 'rewritten') return [{ state: 'deleted' }, null];
  const numbers = hunks
    .filter(({ aFrom, aTo }) => aFrom < figure.to && aTo > figure.from)
    .flatMap(({ bFrom, bTo }) => range(bFrom, bTo))
    .filter((at) => isNumberToken(b[at]!) && isOpen(at));
  return numbers.length > 0 && own !== null
    ? doubt(numbers.map((at) => withUnit(compared, figure, at)))
    : [{ state: 'rewritten' }, null];
}

/** What a figure takes of a place: where it is words (下降), numbers that the user typed beside them are none of its own. */
function tokensFor({ a, b }: Compared, figure: Placed, place: Stretch): number[] {
  const isNumber = figureNumber(a, figure) !== null;
  return range(place.from, place.to).filter((at) => isNumber || !isNumberToken(b[at]!));
}

/** Where a number (for other figures, the very words) stands among the words that the figure stood among. */
function candidatesFor(compared: Compared, figure: Placed, taken: ReadonlySet<number>, key: string): Stretch[] {
  const { b } = compared;
  const isNumber = figureNumber(compared.a, figure) !== null;
  // A unit may be like a word that was there before (人员, 人): the number tells.
  const isFree = (place: Stretch): boolean =>
    range(place.from, place.to).every((at) => !taken.has(at) || (isNumber && !isNumberToken(b[at]!)));
  const places = !isNumber
    ? sameTexts(compared, figure)
    : range(0, b.length)
        .filter((at) => isNumberToken(b[at]!))
        .map((at) => withUnit(compared, figure, at));
  return places.filter((place) => isFree(place) && surroundings(b, place) === key);
}

/** A number of the new text with the unit that the figure has, where it stands there. */
function withUnit({ a, b }: Compared, figure: Placed, at: number): Stretch {
  const own = range(figure.from, figure.to).findIndex((one) => isNumberToken(a[one]!));
  const [before, behind] = [own, figure.to - figure.from - own - 1];
  const same = (shift: number): boolean => b[at + shift]?.text === a[figure.from + own + shift]?.text;
  const left = range(1, before + 1).every((step) => same(-step)) ? before : 0;
  const right = range(1, behind + 1).every(same) ? behind : 0;
  return { from: at - left, to: at + right + 1 };
}

function sameTexts({ a, b }: Compared, figure: Placed): Stretch[] {
  const own = a.slice(figure.from, figure.to).map((token) => token.text);
  return range(0, b.length - own.length + 1)
    .filter((at) => own.every((text, step) => b[at + step]!.text === text))
    .map((at) => ({ from: at, to: at + own.length }));
}

/** The clause around a stretch without its own text, any number for a number; null where that says nothing. */
function surroundings(tokens: readonly Token[], place: Stretch): string | null {
  const { from, to } = clauseOf(tokens, place);
  const words = (start: number, end: number): string =>
    tokens
      .slice(start, end)
      .map((token) => (isNumberToken(token) ? '#' : token.text))
      .join('');
  const [before, behind] = [words(from, place.from), words(place.to, to)];
  return /[^#\s]/.test(before + behind) ? `${before}\u0000${behind}` : null;
}

function clauseOf(tokens: readonly Token[], place: Stretch): Stretch {
  return stretchAround(tokens, place, (token) => endsClause(token.text));
}

function sentenceOf(tokens: readonly Token[], place: Stretch): Stretch {
  return stretchAround(tokens, place, endsSentence);
}

function stretchAround(tokens: readonly Token[], place: Stretch, ends: (token: Token) => boolean): Stretch {
  let { from, to } = place;
  while (from > 0 && !ends(tokens[from - 1]!)) from--;
  while (to < tokens.length && !ends(tokens[to]!)) to++;
  return { from, to };
}

/** Words of the clause that were not there before. */
function newWords({ b, matches }: Compared, { from, to }: Stretch): string {
  const known = new Set(matches);
  return b
    .slice(from, to)
    .map((token, step) => (known.has(from + step) ? '\u0000' : token.text))
    .join('');
}

/** What the user is shown of a doubt: the clauses that all its places stand in. */
function around(b: readonly Token[], places: readonly Stretch[]): { readonly around: TextRange } {
  const from = Math.min(...places.map((place) => clauseOf(b, place).from));
  const to = Math.max(...places.map((place) => clauseOf(b, place).to));
  return { around: rangeOf(b, { from, to }) };
}

function figureNumber(a: readonly Token[], { from, to }: Stretch): string | null {
  return a.slice(from, to).find(isNumberToken)?.text ?? null;
}

function tokensAt(tokens: readonly Token[], { start, end }: TextRange): Stretch {
  const from = tokens.findIndex((token) => token.end > start);
  const to = tokens.findIndex((token) => token.start >= end);
  return { from, to: to < 0 ? tokens.length : to };
}

function rangeOf(tokens: readonly Token[], { from, to }: Stretch): TextRange {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end };
}

function textOf(tokens: readonly Token[], { from, to }: Stretch): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join('');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
