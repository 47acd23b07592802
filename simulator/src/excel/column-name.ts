// The simulator takes nothing of the product: what is to find the product's errors must not share them.

/** A column's name, from 1: 1 → "A", 27 → "AA", 16384 → "XFD". */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before > 0 ? columnLetters(before) + letter : letter;
}

/** The other way round, in capitals or small letters: "A" → 1, "xfd" → 16384. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
