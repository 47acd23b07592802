import type { Merge, MergedFigure } from './merge';
import type { FragmentState, Question } from './plan';
import type { FragmentInput } from './fragment-input';

/** The whole fragment is asked. */
export function fragmentQuestion(
  { key, id, title, yours, next }: FragmentInput,
  state: FragmentState,
  reason: string,
): Question {
  return { key, fragment: id, title, state, figure: null, reason, inDocument: yours, new: next.text };
}

/** The fragment goes ahead as `merged` unless the user holds it back. */
export function fragmentOffer(
  { key, id, title, yours }: FragmentInput,
  state: FragmentState,
  merged: string,
): Question {
  return { key, fragment: id, title, state, figure: null, reason: '', inDocument: yours, new: merged };
}

/** One figure that only moves, and may be held back. */
export function figureOffer(
  input: FragmentInput,
  merge: Merge,
  figure: MergedFigure,
  index: number,
  state: FragmentState,
): Question {
  return { ...figureQuestion(input, merge, figure, index), state, reason: '' };
}

/** One figure is asked; the rest of its fragment goes on. */
export function figureQuestion(input: FragmentInput, merge: Merge, figure: MergedFigure, index: number): Question {
  const { field } = figure.stored;
  const earlier = merge.figures.slice(0, index).filter((one) => one.stored.field === field).length;
  const { id, title, key, labelOf } = input;
  const { old, inDocument } = figure;
  return {
    key: `${key}/${field}${earlier === 0 ? '' : `#${earlier + 1}`}`,
    fragment: id,
    title,
    state: 'both-changed',
    figure: { fragment: id, field, label: labelOf(field), old, new: figure.new, inDocument, action: 'asked' },
    reason: figure.stored.override
      ? `此处按您的意思另写（${figure.stored.override.reason}），工作簿又变了`
      : '两边都改了',
    inDocument,
    new: figure.new,
  };
}
