import { mergedText, mergeFragment } from '../../core/report/refresh/merge';
import { overrideFigure, unlinkFigure, withdrawOverride } from '../../core/report/refresh/overrides';
import type { Replacement } from '../../core/report/refresh/found-document';
import { smallest } from '../../core/report/refresh/smallest';
import { storedAfter } from '../../core/report/refresh/stored-after';
import {
  lastWritten,
  type Override,
  type StoredFigure,
  type StoredFragment,
} from '../../core/report/refresh/stored-base';

/** What a user can do to one figure of the text, its neighbours untouched. */
export type FigureWish =
  /** It shows another text; the link stays, and it is asked when the workbook moves. */
  | { readonly kind: 'override'; readonly text: string; readonly override: Override }
  /** The workbook's text again. */
  | { readonly kind: 'withdraw' }
  /** 不再更新. */
  | { readonly kind: 'unlink' }
  | { readonly kind: 'relink' };

export interface FigureChange {
  readonly replacements: readonly Replacement[];
  readonly stored: StoredFragment;
}

/**
 * @param index of stored.figures
 * @param yours what the document says now; the user may have changed the words around the figure
 * @returns null where the figure can no longer be told from the words around it
 */
export function changeFigure(
  stored: StoredFragment,
  index: number,
  yours: string,
  wish: FigureWish,
): FigureChange | null {
  if (wish.kind === 'unlink') return { replacements: [], stored: unlinkFigure(stored, index) };
  if (wish.kind === 'relink') return { replacements: [], stored: relinked(stored, index) };
  const of = stored.figures[index]!.of ?? index;
  const now = yours === stored.text ? stored : asItStands(stored, yours);
  const at = now.text === yours ? now.figures.findIndex((figure, place) => (figure.of ?? place) === of) : -1;
  if (at < 0) return null;
  const { replacement, stored: after } =
    wish.kind === 'withdraw' ? withdrawOverride(now, at) : overrideFigure(now, at, wish.text, wish.override);
  return { replacements: smallest(yours, replacement), stored: after };
}

/** The entry of a text as the user left it: same workbook, the figures where they stand now. */
function asItStands(stored: StoredFragment, yours: string): StoredFragment {
  const before = lastWritten(stored);
  const merge = mergeFragment(stored, yours, before);
  const written = { ...stored, text: before.text, figures: before.figures };
  return storedAfter(written, stored, merge, mergedText(merge, new Set(), false), before, new Map());
}

function relinked(stored: StoredFragment, index: number): StoredFragment {
  const figures = stored.figures.map((figure, at): StoredFigure => {
    if (at !== index) return figure;
    const { unlinked: _gone, ...rest } = figure;
    return rest;
  });
  return { ...stored, figures };
}

/**
 * Whether two printed figures differ by no more than one step of the last decimal: what rounding can explain. Whole
 * numbers (people, pieces) are counted, not rounded.
 */
export function isRounding(from: string, to: string): boolean {
  const [a, b] = [printed(from), printed(to)];
  if (a === null || b === null || a.rest !== b.rest || a.decimals !== b.decimals || a.decimals === 0) return false;
  return Math.abs(a.steps - b.steps) === 1;
}

/** A printed figure in steps of its last decimal, and what stands around it. */
function printed(text: string): { steps: number; decimals: number; rest: string } | null {
  const match = /-?\d[\d,]*(?:\.(\d+))?/.exec(text);
  if (!match) return null;
  const steps = Number(match[0].replace(/[,.]/g, ''));
  const rest = `${text.slice(0, match.index)}|${text.slice(match.index + match[0].length)}`;
  return Number.isSafeInteger(steps) ? { steps, decimals: match[1]?.length ?? 0, rest } : null;
}
