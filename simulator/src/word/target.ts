import type { Span } from './model/place';
import type { DocumentState } from './open-document';

/** A stretch of the document behind an object: its inside, and the same with its own borders and paragraph mark. */
export interface Target extends DocumentState {
  readonly inside: Span;
  readonly whole: Span;
}
