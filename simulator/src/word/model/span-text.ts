import { is } from './dom';
import { paragraphOf } from './blocks';
import { nodesIn, runsIn, type RunPiece, type Span } from './place';
import { runText } from './run-text';

/** The text of a span as Word gives it: paragraphs by \r, nothing for a paragraph mark at its end. */
export function spanText(span: Span): string {
  let text = '';
  let isIn = paragraphOf(span.start.node) !== null;
  const pieces = new Map<Node, RunPiece>();
  for (const piece of runsIn(span)) pieces.set(piece.run, piece);
  for (const node of nodesIn(span)) {
    if (is(node, 'p')) {
      if (isIn) text += '\r';
      isIn = true;
    }
    const piece = pieces.get(node);
    if (piece) text += runText(piece.run).slice(piece.from, piece.to);
  }
  return text;
}
