import { smallest } from '../../core/report/refresh/smallest';
import { align, tokenise } from '../../core/report/refresh/tokens';

/** old goes away, new comes in; yours is what the user wrote and stays. */
export type TextPieceKind = 'same' | 'yours' | 'old' | 'new';

export interface TextPiece {
  readonly kind: TextPieceKind;
  readonly text: string;
}

/** `next` as changes of what stands in the document now. @param before what was written last; null: nobody knows, so nothing counts as the user's */
export function textPieces(before: string | null, now: string, next: string): TextPiece[] {
  const changes = smallest(now, { from: 0, to: now.length, text: next });
  const gone = changes.reduce((sum, { from, to }) => sum + to - from, 0);
  // Single characters that happen to be the same would only puzzle.
  if (gone > now.length / 3 && changes.length > 1)
    return [
      { kind: 'old', text: now },
      { kind: 'new', text: next },
    ];
  const own = before === null ? [] : ownStretches(before, now);
  const pieces: TextPiece[] = [];
  const add = (kind: TextPieceKind, text: string): void => {
    const last = pieces[pieces.length - 1];
    if (text === '') return;
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  const stand = (from: number, to: number): void => {
    let at = from;
    for (const { start, end } of own) {
      if (end <= at || start >= to) continue;
      add('same', now.slice(at, Math.max(at, start)));
      add('yours', now.slice(Math.max(at, start), Math.min(to, end)));
      at = Math.min(to, end);
    }
    add('same', now.slice(at, to));
  };
  let at = 0;
  for (const { from, to, text } of changes) {
    stand(at, from);
    add('old', now.slice(from, to));
    add('new', text);
    at = to;
  }
  stand(at, now.length);
  return pieces;
}

/** Where the user's own words stand in what the document says now. */
function ownStretches(before: string, now: string): { start: number; end: number }[] {
  const b = tokenise(now);
  const texts = (tokens: readonly { text: string }[]): string[] => tokens.map(({ text }) => text);
  return align(texts(tokenise(before)), texts(b)).hunks.flatMap(({ bFrom, bTo }) =>
    bTo > bFrom ? [{ start: b[bFrom]!.start, end: b[bTo - 1]!.end }] : [],
  );
}
