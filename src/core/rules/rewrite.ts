/** A place of a text and what is to stand there instead. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a text that contradicts the figures is put right: only the contradicting words change, all others stay the user's own. */
export interface Rewrite {
  /** The text field whose cell it is about. */
  readonly field: string;
  /** The text it was made from: where the cell holds another one by now, it is worth nothing. */
  readonly was: string;
  /** In order, none over another; offsets of `was`. */
  readonly changes: readonly TextChange[];
}

/** The text as it reads with the changes made. */
export function rewritten({ was, changes }: Rewrite): string {
  let [text, at] = ['', 0];
  for (const { start, end, text: next } of changes) {
    text += was.slice(at, start) + next;
    at = end;
  }
  return text + was.slice(at);
}
