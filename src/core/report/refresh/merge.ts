import type { Replacement, TextRange } from './found-document';
import { locateFigures } from './locate';
import type { Located } from './located';
import { smallest } from './smallest';
import {
  lastWritten,
  lostFigures,
  placedFigures,
  type StoredFigure,
  type StoredFragment,
  type WorkbookText,
} from './stored-base';
import { align, clauseRange, type Hunk } from './tokens';
import { clausesAround, piecesOf, wordingChange, type Pieces, type WordingChange } from './wording';

/** A figure of the last refresh as it is now in the workbook and in the document. */
export interface MergedFigure {
  readonly stored: StoredFigure;
  /** Its index in what the workbook said last, and in what it says now (-1: no longer said). */
  readonly of: number;
  readonly next: number;
  /** What was last written, offered or declined; what the workbook says now; both equal where it is no longer said. */
  readonly old: string;
  readonly new: string;
  readonly located: Located;
  readonly inDocument: string;
}

/** One fragment, three ways. */
export interface Merge {
  readonly yours: string;
  /** What the workbook said last, and what it says now. */
  readonly before: WorkbookText;
  readonly next: WorkbookText;
  readonly figures: readonly MergedFigure[];
  readonly wording: WordingChange;
  /** Where each piece of `before` stands in the user's text; null where no wording changed and nobody asks. */
  readonly inYours: { readonly pieces: Pieces; readonly matches: readonly number[] } | null;
  /** Changes of wording where the user changed nothing: places in the user's text, and the new pieces. */
  readonly clean: readonly { readonly hunk: Hunk; readonly place: TextRange }[];
  /** Changes of wording in clauses that the user changed too. */
  readonly conflicts: readonly Hunk[];
  readonly userChanged: boolean;
  readonly workbookChanged: boolean;
}

export function mergeFragment(stored: StoredFragment, yours: string, next: WorkbookText): Merge {
  const before = lastWritten(stored);
  const wording = wordingChange(before, next);
  const placed = placedFigures(stored);
  const places = figurePlaces(stored, yours);
  const lost = stored.unlinked ? [] : lostFigures(stored);
  const all = [
    ...placed.map((one, index) => ({ ...one, located: places[index]! })),
    ...lost.map(({ of, shown }) => ({
      ...{ of, shown, figure: { ...before.figures[of]!, start: 0, end: 0, of } },
      located: { state: 'rewritten' } as const,
    })),
  ];
  const figures = all.map(({ figure, of, shown, located }): MergedFigure => {
    const match = wording.kept[of]!;
    const target = next.figures[match];
    return {
      stored: figure,
      of,
      next: match,
      old: shown,
      new: target === undefined ? shown : next.text.slice(target.start, target.end),
      located,
      inDocument: hasPlace(located) ? yours.slice(located.start, located.end) : '',
    };
  });
  const isAsWritten =
    stored.written === undefined &&
    yours === stored.text &&
    figures.every((figure) => isAsShown(figure) && !figure.stored.unlinked);
  return {
    yours,
    before,
    next,
    figures,
    wording,
    ...wordingPlaces(wording, before, figures, yours),
    userChanged: !isAsWritten,
    workbookChanged:
      wording.hunks.length > 0 || before.figures.some((_, index) => figureMoved(before, next, wording, index)),
  };
}

/** Where the placed figures of an entry stand now. One that was doubtful stays so until it is answered. */
export function figurePlaces(stored: StoredFragment, yours: string): Located[] {
  const figures = placedFigures(stored).map(({ figure }) => figure);
  return locateFigures(stored.text, figures, yours).map((located, index) =>
    located.state === 'intact' && figures[index]!.doubt
      ? { ...located, state: 'doubtful', around: clauseRange(yours, located) }
      : located,
  );
}

export function hasPlace(located: Located): located is Extract<Located, TextRange> {
  return 'start' in located;
}

export function isAsShown({ located, inDocument, old }: MergedFigure): boolean {
  return located.state === 'intact' && inDocument === old;
}

export function figureMoved(before: WorkbookText, next: WorkbookText, wording: WordingChange, index: number): boolean {
  const [from, to] = [before.figures[index], next.figures[wording.kept[index]!]];
  if (from === undefined || to === undefined) return false;
  return before.text.slice(from.start, from.end) !== next.text.slice(to.start, to.end);
}

/** Which of the workbook's changes of wording meet an untouched clause of the user's. */
function wordingPlaces(
  wording: WordingChange,
  before: WorkbookText,
  figures: readonly MergedFigure[],
  yours: string,
): Pick<Merge, 'clean' | 'conflicts' | 'inYours'> {
  if (wording.hunks.length === 0) return { clean: [], conflicts: [], inYours: null };
  const placed = figures
    .filter(({ located }) => hasPlace(located))
    .sort((a, b) => (a.located as TextRange).start - (b.located as TextRange).start);
  const known = new Set(placed.map(({ of }) => of));
  const own = piecesOf(before.text, before.figures, (index) => `${known.has(index) ? '' : 'lost '}${index}`);
  const inYours = piecesOf(
    yours,
    placed.map(({ located }) => located as TextRange),
    (index) => String(placed[index]!.of),
  );
  const { matches } = align(own.keys, inYours.keys);
  const touched = new Set(figures.filter((figure) => !isAsShown(figure) || figure.stored.unlinked).map(({ of }) => of));
  const clean: Merge['clean'][number][] = [];
  const conflicts: Hunk[] = [];
  for (const hunk of wording.hunks) {
    const around = clausesAround(own, hunk);
    // One piece more on either side: words that the user put between two clauses count as a change of both.
    const from = Math.max(0, around.from - 1);
    const to = Math.min(own.keys.length, around.to + 1);
    const start = from < to ? matches[from]! : 0;
    let isClean =
      start >= 0 && (from > 0 || start === 0) && (to < own.keys.length || inYours.keys.length === start + to - from);
    for (let at = from; at < to && isClean; at++) {
      const figure = own.figures[at]!;
      isClean = matches[at] === start + at - from && (figure < 0 || (known.has(figure) && !touched.has(figure)));
    }
    if (!isClean) {
      conflicts.push(hunk);
      continue;
    }
    const offset = start - from;
    const first = inYours.ranges[hunk.aFrom + offset]?.start ?? yours.length;
    const last = hunk.aTo > hunk.aFrom ? inYours.ranges[hunk.aTo - 1 + offset]!.end : first;
    clean.push({ hunk, place: { start: first, end: last } });
  }
  return { clean, conflicts, inYours: { pieces: inYours, matches } };
}

/** A stretch of the user's text to replace, and the workbook's figures that come with the new words. */
interface Change extends Replacement {
  readonly figures: readonly { readonly next: number; readonly start: number; readonly end: number }[];
}

export interface Carried {
  /** Figure of the workbook's new text. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
}

export interface MergedText {
  readonly text: string;
  readonly replacements: readonly Replacement[];
  /** Where the workbook's figures now stand, ascending. */
  readonly figures: readonly Carried[];
}

/** The user's text with the given figures moved and the clean changes of wording made. */
export function mergedText(merge: Merge, moved: ReadonlySet<MergedFigure>, withWording: boolean): MergedText {
  const changes: Change[] = [];
  if (withWording) for (const { hunk, place } of merge.clean) changes.push(wordingText(merge, hunk, place));
  const inside = ({ start, end }: TextRange): boolean =>
    changes.some((change) => change.from <= start && end <= change.to && start < change.to);
  const standing: Carried[] = [];
  for (const figure of merge.figures) {
    const { located, next } = figure;
    if (!hasPlace(located) || next < 0 || inside(located)) continue;
    const { start, end } = located;
    if (moved.has(figure))
      changes.push({ from: start, to: end, text: figure.new, figures: [{ next, start: 0, end: figure.new.length }] });
    else standing.push({ next, start, end });
  }
  changes.sort((a, b) => a.from - b.from || a.to - b.to);

  const figures: Carried[] = [];
  let text = '';
  let at = 0;
  const stand = (to: number): void => {
    for (const figure of standing)
      if (figure.start >= at && figure.end <= to && figure.start < to) {
        const start = text.length + figure.start - at;
        figures.push({ next: figure.next, start, end: start + figure.end - figure.start });
      }
    text += merge.yours.slice(at, to);
  };
  for (const change of changes) {
    stand(change.from);
    for (const { next, start, end } of change.figures)
      figures.push({ next, start: text.length + start, end: text.length + end });
    text += change.text;
    at = change.to;
  }
  stand(merge.yours.length);
  figures.sort((a, b) => a.start - b.start);
  return { text, figures, replacements: changes.flatMap((change) => smallest(merge.yours, change)) };
}

function wordingText({ wording, next }: Merge, { bFrom, bTo }: Hunk, place: TextRange): Change {
  const { ranges, figures } = wording.after;
  const start = ranges[bFrom]?.start ?? next.text.length;
  const end = bTo > bFrom ? ranges[bTo - 1]!.end : start;
  const carried = figures
    .slice(bFrom, bTo)
    .flatMap((figure) => (figure < 0 ? [] : [figure]))
    .map((figure) => {
      const { start: from, end: to } = next.figures[figure]!;
      return { next: figure, start: from - start, end: to - start };
    });
  return { from: place.start, to: place.end, text: next.text.slice(start, end), figures: carried };
}
