import type { MergedFigure } from './merge';
import type { FragmentState, Question } from './plan';
import type { FragmentInput } from './fragment-input';
import { figureKey } from './question-key';
import { placeOf } from './stored-base';

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
export function figureOffer(input: FragmentInput, figure: MergedFigure, state: FragmentState): Question {
  return { ...figureQuestion(input, figure), state, reason: '' };
}

/** One figure is asked; the rest of its fragment goes on. */
export function figureQuestion(input: FragmentInput, figure: MergedFigure): Question {
  const { field } = figure.stored;
  const { id, title, key, labelOf, stored } = input;
  const { old, inDocument } = figure;
  return {
    key: figureKey(key, field, stored === null ? 1 : placeOf(stored, figure.of)),
    fragment: id,
    title,
    state: 'both-changed',
    figure: { fragment: id, field, label: labelOf(field), old, new: figure.new, inDocument, action: 'asked' },
    reason: reasonOf(input, figure),
    inDocument,
    new: figure.new,
  };
}

/** A figure that stands nowhere in the text for sure: 采用新值 takes the whole of the workbook's words. */
export function lostQuestion(input: FragmentInput, figure: MergedFigure, reason: string): Question {
  return {
    ...figureQuestion(input, figure),
    reason: `${reason}；采用新值就整段换成表里的话`,
    inDocument: input.yours,
    new: input.next.text,
  };
}

function reasonOf({ yours }: FragmentInput, { stored, located }: MergedFigure): string {
  if (stored.override) return `此处按您的意思另写（${stored.override.reason}），工作簿又变了`;
  if (located.state !== 'doubtful') return '两边都改了';
  return `您在旁边写了字，“${yours.slice(located.around.start, located.around.end)}”里哪一个是它，认不出来`;
}
