/** The text without any of the endings, as often as they stand at its end: a loop, for an expression would be quadratic. */
export function withoutEnds(text: string, endings: readonly string[]): string {
  let left = text;
  for (;;) {
    const found = endings.find((ending) => left.endsWith(ending));
    if (found === undefined) return left;
    left = left.slice(0, -found.length);
  }
}

/** The same at the start. */
export function withoutStarts(text: string, starts: readonly string[]): string {
  let left = text;
  for (;;) {
    const found = starts.find((start) => left.startsWith(start));
    if (found === undefined) return left;
    left = left.slice(found.length);
  }
}
