/** A run of letters as it looks. */
export interface Run {
  readonly text: string;
  readonly look: 'raised' | 'lowered' | 'struck' | null;
}

/** A stroke through the sign before it: U+0336. */
const stroke = '\u0336';
const [raised, lowered] = ['⁰¹²³⁴⁵⁶⁷⁸⁹', '₀₁₂₃₄₅₆₇₈₉'];

/**
 * Runs as one text that says what is seen: a raised 1 behind 125 is no fourth digit ("125¹"), and what is struck out stays struck
 * ("1̶4̶13.9"). Where everything is raised it is only small print.
 */
export function markedText(runs: readonly Run[]): string {
  const seen = runs.filter(({ text }) => text.trim() !== '');
  const isSmallPrint = seen.every(({ look }) => look === 'raised' || look === 'lowered');
  return runs
    .map(({ text, look }) => {
      if (look === 'struck') return Array.from(text, (sign) => sign + stroke).join('');
      if (look === null || isSmallPrint) return text;
      return text.replace(/\d/g, (digit) => (look === 'raised' ? raised : lowered)[Number(digit)]!);
    })
    .join('');
}

const struckSign = new RegExp(`[^${stroke}]${stroke}`, 'gu');

/** The text without what is struck out. */
function withoutStruck(text: string): string {
  return text.replace(struckSign, '');
}

/**
 * What people read of it: what is struck out is gone, but where it has digits, or stands beside some, it stays to be seen, as nobody knows
 * whether the figure is meant.
 */
export function withoutStruckWords(text: string): string {
  if (!text.includes(stroke)) return text;
  const rest = withoutStruck(text);
  return /\p{Nd}/u.test(rest) || (rest.trim() === '' && /\p{Nd}/u.test(text)) ? text : rest;
}

/** Signs of a note behind a figure: ①, ², *. */
const noteMarks = /[\p{No}\p{Nl}*＊※#]{1,3}$/u;

/** A figure with the mark of a note, or with a part struck out: what is left without it. null: nothing of the kind. */
export function withoutMark(text: string): string | null {
  const left = text.includes(stroke) ? withoutStruck(text) : text.replace(noteMarks, '');
  return left === text || left.trim() === '' ? null : left.trim();
}

/** m², 50m³: a measure and no mark. */
const measure = /(?<=[㎡a-z])[²³]$/u;

/** Digits that are none of the figure's, or several lines that each are one: no number that a program may tell. */
export function isMarked(text: string): boolean {
  return /[\p{No}\p{Nl}\u0336⏎]/u.test(text.replace(measure, ''));
}
