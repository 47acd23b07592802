/** A guide of docs/ as the build reads it (scripts/guide/guide-tree.mjs). */
export interface Guide extends Pieces {
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

export interface Pieces {
  readonly pieces: readonly Piece[];
}

export interface Chapter extends Section {
  readonly parts: readonly Section[];
}

export interface Section extends Pieces {
  readonly heading: string;
  /** Its anchor, unique in its guide. */
  readonly slug: string;
}

/** Text, or an element with what is in it; the second of an "a" is where it leads: "#anchor", or "findings.md#anchor". */
export type Piece = string | readonly [tag: PieceTag, ...inside: Piece[]];
export type PieceTag = 'p' | 'ul' | 'ol' | 'li' | 'b' | 'code' | 'pre' | 'br' | 'table' | 'tr' | 'th' | 'td' | 'a';

/** All words of pieces, for searching. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.slice(1) as Piece[]))).join(' ');
}
