import { diffArrays } from 'diff';
import type { TextRange } from './found-document';

/** A number is one token, so that 9 → 19 is another number and not an inserted 1; else a character is a token. */
const pieces = /\d+(?:,\d{3})*(?:\.\d+)?[%％]?|[\s\S]/gu;

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Breaks at `bounds` too (ascending), so that a token never reaches over a figure's edge. */
export function tokenise(text: string, bounds: readonly number[] = []): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const bound of [...bounds, text.length]) {
    for (const match of text.slice(from, bound).matchAll(pieces)) {
      const start = from + match.index;
      tokens.push({ text: match[0], start, end: start + match[0].length });
    }
    from = Math.max(from, bound);
  }
  return tokens;
}

export function isNumberToken(token: Token): boolean {
  return /^\d/.test(token.text);
}

/** Ends a clause: what a user changed in one clause does not touch the next. */
export function endsClause(key: string): boolean {
  return /^[，。；：、！？,;:!?\n\v]$/.test(key);
}

/** The clause, or clauses, around a range, without what ends them. */
export function clauseRange(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  while (from > 0 && !endsClause(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !endsClause(text[to]!)) to++;
  return { start: from, end: to };
}

/** Part of one sequence that stands where a part of the other stood; either may be empty. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

export interface Alignment {
  /** Index in b of each key of a that is still there; -1 where it is not. */
  readonly matches: readonly number[];
  readonly hunks: readonly Hunk[];
}

/** The fewest changes that make b of a. */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const matches = a.map((_, index) =>
    index < head ? index : index >= a.length - tail ? index - a.length + b.length : -1,
  );
  const [aTo, bTo] = [a.length - tail, b.length - tail];
  // Only taken out, only put in, or one piece for one: there is nothing to look for.
  const isOne = aTo === head || bTo === head || (aTo === head + 1 && bTo === head + 1);
  if (isOne) return { matches, hunks: aTo === head && bTo === head ? [] : [{ aFrom: head, aTo, bFrom: head, bTo }] };
  const hunks: Hunk[] = [];
  let [aAt, bAt] = [head, head];
  let open: { aFrom: number; bFrom: number } | null = null;
  const close = (): void => {
    if (open) hunks.push({ ...open, aTo: aAt, bTo: bAt });
    open = null;
  };
  for (const change of diffArrays(a.slice(head, aTo), b.slice(head, bTo))) {
    if (change.added || change.removed) {
      open ??= { aFrom: aAt, bFrom: bAt };
      if (change.added) bAt += change.count;
      else aAt += change.count;
      continue;
    }
    close();
    for (let step = 0; step < change.count; step++) matches[aAt++] = bAt++;
  }
  close();
  return { matches, hunks };
}

/** Share of the longer text's tokens that the other has too, in order; 1 for equal texts. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [tokenise(a), tokenise(b)].map((tokens) => tokens.map((token) => token.text));
  const same = align(left!, right!).matches.filter((match) => match >= 0).length;
  return same / Math.max(left!.length, right!.length, 1);
}
