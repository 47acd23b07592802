/** How many characters of `before` stand in `after` in the same order: the length of their longest common subsequence. */
export function commonSubsequence(before: string, after: string): number {
  const [a, b] = [before, after].map((text) => Uint32Array.from(text, (character) => character.codePointAt(0)!)) as [
    Uint32Array,
    Uint32Array,
  ];
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (const character of a) {
    for (let j = 1; j <= b.length; j++) {
      // No Math.max: looking up a global is slow inside Jest, and this runs tens of millions of times.
      const above = previous[j]!;
      const left = current[j - 1]!;
      current[j] = character === b[j - 1] ? previous[j - 1]! + 1 : above > left ? above : left;
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length]!;
}
