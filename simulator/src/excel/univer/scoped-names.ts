import type { SheetId } from '../model';

/**
 * Univer looks a name up by its text alone, whatever sheet it belongs to. So a name of one sheet is kept in Univer with a tail that nobody
 * sees, and so are the formulas that mean it; whatever leaves this folder has no tails.
 */
const HEAD = '\u2060';
const DIGITS = ['\u2061', '\u2062'] as const;
const TAIL = /\u2060[\u2061\u2062]+/g;

export function tailOf(sheetNumber: number): string {
  return HEAD + [...sheetNumber.toString(2)].map((digit) => DIGITS[Number(digit)]).join('');
}

export function withoutTails(text: string): string {
  return text.includes(HEAD) ? text.replace(TAIL, '') : text;
}

/** A text in quotes, a sheet's name in quotes, a word with the sheet before it; a word before "(" is a function. */
const words =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?([\p{L}_\\][\p{L}\p{N}_.\\?]*)(?![\p{L}\p{N}_.\\?!([])/gu;

/** The names (or what could be one) that a formula speaks of. */
export function wordsOf(formula: string): readonly string[] {
  return [...formula.matchAll(words)].flatMap(([, , word]) => (word === undefined ? [] : [word]));
}

/** A formula on a sheet as Univer is to keep it. `tailFor`: the tail of a sheet's own name; null where it has none by that name. */
export function withTails(
  formula: string,
  sheet: SheetId,
  sheetNamed: (name: string) => SheetId | null,
  tailFor: (name: string, sheet: SheetId) => string | null,
): string {
  return withoutTails(formula).replace(words, (whole, prefix: string | undefined, word: string | undefined) => {
    if (word === undefined) return whole;
    const named = prefix
      ?.slice(0, -1)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'");
    const owner = named === undefined ? sheet : sheetNamed(named);
    return owner === null ? whole : `${whole}${tailFor(word, owner) ?? ''}`;
  });
}
