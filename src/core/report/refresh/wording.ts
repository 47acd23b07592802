import type { TextRange } from './found-document';
import { sameWords, type WorkbookText } from './stored-base';
import { align, endsClause, tokenise, type Hunk } from './tokens';

/** A text as a sequence in which each figure is one piece, whatever it shows. */
export interface Pieces {
  readonly keys: readonly string[];
  readonly ranges: readonly TextRange[];
  /** Figure at each place; -1 for text. */
  readonly figures: readonly number[];
}

/** `keyOf` names figure i of the text (ranges ascending, not overlapping). */
export function piecesOf(text: string, figures: readonly TextRange[], keyOf: (index: number) => string): Pieces {
  const keys: string[] = [];
  const ranges: TextRange[] = [];
  const owners: number[] = [];
  const addText = (from: number, to: number): void => {
    for (const token of tokenise(text.slice(from, to))) {
      keys.push(token.text);
      ranges.push({ start: from + token.start, end: from + token.end });
      owners.push(-1);
    }
  };
  let at = 0;
  figures.forEach(({ start, end }, index) => {
    addText(at, start);
    keys.push(`\u0000${keyOf(index)}`);
    ranges.push({ start, end });
    owners.push(index);
    at = end;
  });
  addText(at, text.length);
  return { keys, ranges, figures: owners };
}

export interface WordingChange {
  /** Figure of the new text for each old one; -1 where it is gone. */
  readonly kept: readonly number[];
  /** Where wording, or which figures stand, changed. */
  readonly hunks: readonly Hunk[];
  readonly before: Pieces;
  readonly after: Pieces;
}

/** What the workbook says otherwise than last time, figures' values apart. */
export function wordingChange(before: WorkbookText, after: WorkbookText): WordingChange {
  const piecesBefore = (): Pieces => piecesOf(before.text, before.figures, (index) => before.figures[index]!.field);
  const piecesAfter = (): Pieces => piecesOf(after.text, after.figures, (index) => after.figures[index]!.field);
  // Most fragments of a refresh: cut into pieces only where somebody asks for them.
  if (sameWords(before, after))
    return {
      kept: before.figures.map((_, index) => index),
      hunks: [],
      get before() {
        return piecesBefore();
      },
      get after() {
        return piecesAfter();
      },
    };
  const [a, b] = [piecesBefore(), piecesAfter()];
  const { matches, hunks } = align(a.keys, b.keys);
  const kept = before.figures.map(() => -1);
  a.figures.forEach((figure, at) => {
    const match = matches[at]!;
    if (figure >= 0 && match >= 0) kept[figure] = b.figures[match]!;
  });
  return { kept, hunks, before: a, after: b };
}

/** The clauses around a change: [from, to) of the pieces. */
export function clausesAround({ keys }: Pieces, { aFrom, aTo }: Hunk): { from: number; to: number } {
  let from = aFrom;
  while (from > 0 && !endsClause(keys[from - 1]!)) from--;
  let to = aTo;
  while (to < keys.length && !(to > aFrom && endsClause(keys[to - 1]!))) to++;
  return { from, to };
}
