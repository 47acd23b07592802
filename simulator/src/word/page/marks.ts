import { contentSpan } from '../model/blocks';
import type { DocumentModel } from '../model/document-model';
import { comparePlaces, runsIn, type Span } from '../model/place';
import { bold, italic, underline } from '../model/run-format';
import { isolateRuns } from '../model/text-edit';

/** What the buttons B, I and U do. */
export const MARKS = ['bold', 'italic', 'underline'] as const;
export type Mark = (typeof MARKS)[number];

const read: Readonly<Record<Mark, (model: DocumentModel, run: Element) => boolean>> = {
  bold: (model, run) => bold.read(model, run),
  italic: (model, run) => italic.read(model, run),
  underline: (model, run) => underline.read(model, run) !== 'None',
};

const write: Readonly<Record<Mark, (model: DocumentModel, run: Element, on: boolean) => void>> = {
  bold: ({ tree }, run, on) => bold.write(tree, run, on),
  italic: ({ tree }, run, on) => italic.write(tree, run, on),
  underline: ({ tree }, run, on) => underline.write(tree, run, on ? 'Single' : 'None'),
};

/** Whether all letters of a selection carry a mark; at a caret, the letter before it. */
export function hasMark(model: DocumentModel, span: Span, mark: Mark): boolean {
  const runs = [...runsIn(span)].filter(({ from, to }) => to > from).map(({ run }) => run);
  if (runs.length > 0) return runs.every((run) => read[mark](model, run));
  const { node } = span.start;
  return node.localName === 'r' && read[mark](model, node);
}

/** Puts a mark on a selection, or takes it off; null where Word refuses. */
export function setMark(model: DocumentModel, span: Span, mark: Mark, on: boolean): Span | null {
  if (model.locks.refuseUser([span])) return null;
  return model.edit('user', () => {
    const start = model.tree.anchor(span.start);
    const end = model.tree.anchor(span.end);
    for (const run of isolateRuns(model.tree, span)) write[mark](model, run, on);
    return { start: { node: start.node, offset: start.offset }, end: { node: end.node, offset: end.offset } };
  });
}

export const isCaret = ({ start, end }: Span): boolean => comparePlaces(start, end) >= 0;

/** Everything. */
export const allOf = (model: DocumentModel): Span => contentSpan(model.body);
