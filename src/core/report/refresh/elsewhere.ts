import type { TextRange } from './found-document';
import { clauseRange } from './tokens';

/** A text beside a fragment: another fragment or table, or all that no control of ours holds. */
export interface OtherText {
  /** For people: “基本支出决算”, 链接范围之外. */
  readonly name: string;
  readonly text: string;
  /** What the workbook wrote there last; what it says itself is nobody's copy. */
  readonly own: string;
}

/**
 * The clause that a figure stands in, where it names the figure so well that the same clause elsewhere can only mean it; null for a
 * bare number, and for words that are no number.
 */
export function tellingClause(text: string, { start, end }: TextRange): string | null {
  const { start: from, end: to } = clauseRange(text, { start, end });
  if (!/\d/.test(text.slice(start, end))) return null;
  const words = (text.slice(from, start) + text.slice(end, to)).replace(/[\d\s.]/g, '');
  return words.length >= 2 ? text.slice(from, to) : null;
}

/** The clause up to the figure, and from it on, as far as other numbers: where each still names it. */
export function tellingHalves(text: string, { start, end }: TextRange): string[] {
  if (tellingClause(text, { start, end }) === null) return [];
  const { start: from, end: to } = clauseRange(text, { start, end });
  const before = text.slice(from, start).split(/\d/).at(-1)!;
  const behind = /^[^\d]*/.exec(text.slice(end, to))![0];
  const figure = text.slice(start, end);
  return [before.trim().length < 3 ? '' : before + figure, behind.trim().length < 3 ? '' : figure + behind].filter(
    (half) => half !== '',
  );
}

/** Texts by the numbers they hold: hundreds are asked for each figure, and hardly any says it. */
export interface OtherTexts<Text extends OtherText> {
  readonly texts: readonly Text[];
  readonly withDigits: ReadonlyMap<string, readonly Text[]>;
}

export function byDigits<Text extends OtherText>(texts: readonly Text[]): OtherTexts<Text> {
  const withDigits = new Map<string, Text[]>();
  for (const text of texts)
    for (const run of new Set(text.text.match(digits))) {
      const holding = withDigits.get(run);
      if (holding) holding.push(text);
      else withDigits.set(run, [text]);
    }
  return { texts, withDigits };
}

/** Where else a clause stands that the workbook did not write there. */
export function placesOf<Text extends OtherText>(
  clause: string,
  { texts, withDigits }: OtherTexts<Text>,
  isItself: (one: Text) => boolean,
): Text[] {
  // Where a number of the clause goes on it is another number (countOf): what says the clause holds its digits as they are.
  const [run] = clause.match(digits) ?? [];
  const holding = run === undefined ? texts : (withDigits.get(run) ?? []);
  return holding.filter((one) => !isItself(one) && countOf(one.text, clause) > countOf(one.own, clause));
}

const digits = /\d+/g;

/** How often a clause stands in a text; where a number goes on, it is another number. */
export function countOf(text: string, clause: string): number {
  let count = 0;
  for (let at = text.indexOf(clause); at >= 0; at = text.indexOf(clause, at + clause.length)) {
    const [before, behind] = [text.charAt(at - 1), text.slice(at + clause.length, at + clause.length + 2)];
    const isCut = (/^\d/.test(clause) && /[\d.]/.test(before)) || (/\d$/.test(clause) && /^[.,]?\d/.test(behind));
    if (!isCut) count++;
  }
  return count;
}
