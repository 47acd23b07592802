import type { Replacement } from './found-document';
import { lastWritten, placedFigures, type Override, type StoredFigure, type StoredFragment } from './stored-base';

/**
 * A figure that shall show another text than the workbook's, its link kept: for once, or so that shown figures add up. Until the
 * workbook moves it stays; then it is asked. The document's text must be the stored one (plan a refresh first).
 */
export function overrideFigure(
  stored: StoredFragment,
  index: number,
  text: string,
  override: Override,
): { replacement: Replacement; stored: StoredFragment } {
  const own = figureAt(stored, index);
  const { start, end } = own;
  const shift = text.length - (end - start);
  const figures = explicit(stored).map((figure, at): StoredFigure => {
    if (at === index) return { ...figure, end: end + shift, override };
    return at > index ? { ...figure, start: figure.start + shift, end: figure.end + shift } : figure;
  });
  const changed = stored.text.slice(0, start) + text + stored.text.slice(end);
  return {
    replacement: { from: start, to: end, text },
    stored: { ...stored, text: changed, figures, written: lastWritten(stored) },
  };
}

/** The figure shows the workbook's text again. */
export function withdrawOverride(
  stored: StoredFragment,
  index: number,
): { replacement: Replacement; stored: StoredFragment } {
  const own = figureAt(stored, index);
  const source = placedFigures(stored)[index];
  if (source === undefined) throw new Error(`figure ${index} of ${stored.id} stands for none of the workbook's`);
  const { replacement, stored: changed } = overrideFigure(stored, index, source.shown, { kind: 'one-off', reason: '' });
  const figures = changed.figures.map((figure, at): StoredFigure => {
    if (at !== index) return figure;
    const { override: _gone, ...rest } = figure;
    return rest;
  });
  return { replacement: { ...replacement, from: own.start, to: own.end }, stored: { ...changed, figures } };
}

/** 不再更新 of one figure: it stays as it stands, whatever the workbook says. */
export function unlinkFigure(stored: StoredFragment, index: number): StoredFragment {
  figureAt(stored, index);
  const figures = stored.figures.map((figure, at): StoredFigure =>
    at === index ? { ...figure, unlinked: true } : figure,
  );
  return { ...stored, figures };
}

/** Every figure that differs from the workbook on purpose, for the eye: an override is never silent. */
export function overridesOf(
  stored: StoredFragment,
): { index: number; text: string; shown: string; override: Override }[] {
  return placedFigures(stored).flatMap(({ figure, shown }, index) => {
    const text = stored.text.slice(figure.start, figure.end);
    return figure.override && text !== shown ? [{ index, text, shown, override: figure.override }] : [];
  });
}

function figureAt(stored: StoredFragment, index: number): StoredFigure {
  const figure = stored.figures[index];
  if (figure === undefined) throw new Error(`${stored.id} has no figure ${index}`);
  return figure;
}

/** Each figure says which of the workbook's it stands for: needed once the two texts part. */
function explicit(stored: StoredFragment): StoredFigure[] {
  return stored.figures.map((figure, index) => ({ ...figure, of: figure.of ?? index }));
}
