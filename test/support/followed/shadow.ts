import type { Fragment } from '../../../src/core/narrative/fragment';

/** One printing of a figure: all its characters have the very same. */
export interface Print {
  readonly fragment: string;
  /** Number among the fragment's figures. */
  readonly figure: number;
  readonly field: string;
  /** What was printed. */
  readonly text: string;
  /** `copy`: copied with its words. `typed`: the user typed the same number again. */
  readonly kind: 'own' | 'copy' | 'typed';
}

/** A character of a linked text, and where it came from: what a test knows, and the product must find out. */
export interface Unit {
  readonly char: string;
  readonly of: Print | null;
  readonly isTyped: boolean;
}
export type Shadow = readonly Unit[];

export function typed(words: string): Unit[] {
  return words.split('').map((char) => ({ char, of: null, isTyped: true }));
}

export function shadowText(shadow: Shadow): string {
  return shadow.map(({ char }) => char).join('');
}

export function shadowOf(fragment: Fragment): Unit[] {
  const units: Unit[] = [];
  let figure = 0;
  fragment.paragraphs.forEach((runs, index) => {
    if (index > 0) units.push({ char: '\n', of: null, isTyped: false });
    for (const run of runs) {
      const isFigure = run.kind === 'figure' || run.kind === 'missing';
      const of = isFigure
        ? { fragment: fragment.id, figure: figure++, field: run.field, text: run.text, kind: 'own' as const }
        : null;
      for (const char of run.text.split('')) units.push({ char, of, isTyped: false });
    }
  });
  return units;
}

/** The very number typed once more: where it is a figure's whole text, it may be taken for it once that is gone. */
export function typedNumber(units: Shadow): Unit[] {
  const of = units[0]?.of ?? null;
  const isWhole = of !== null && units.every((unit) => unit.of === of) && of.text === shadowText(units);
  const own = isWhole ? { ...of, kind: 'typed' as const } : null;
  return units.map(({ char }) => ({ char, of: own, isTyped: true }));
}

/** The same characters as a copy of them. */
export function copied(units: Shadow): Unit[] {
  const copies = new Map<Print, Print>();
  return units.map(({ char, of }) => {
    if (of === null) return { char, of, isTyped: true };
    const own = copies.get(of) ?? { ...of, kind: of.kind === 'own' ? ('copy' as const) : of.kind };
    copies.set(of, own);
    return { char, of: own, isTyped: true };
  });
}

/** A text cut where figures begin and end. */
export interface Piece {
  readonly text: string;
  readonly of: Print | null;
}

export function piecesOf(shadow: Shadow): Piece[] {
  const pieces: { text: string; of: Print | null }[] = [];
  for (const { char, of } of shadow) {
    const last = pieces.at(-1);
    if (last && last.of === of) last.text += char;
    else pieces.push({ text: char, of });
  }
  return pieces;
}

/** Prints that stand in a text just as they were printed, each in one piece and with no digit beside it. */
export function wholePrints(shadow: Shadow): Print[] {
  const pieces = piecesOf(shadow);
  const isCut = (text: string, at: number): boolean => {
    const [before, behind] = [pieces[at - 1]?.text ?? '', pieces[at + 1]?.text ?? ''];
    return (/^\d/.test(text) && /[\d.]$/.test(before)) || (/\d$/.test(text) && /^[.,]?\d/.test(behind));
  };
  return pieces.flatMap(({ of, text }, at) => {
    if (of === null || text !== of.text || isCut(text, at)) return [];
    return pieces.filter((one) => one.of === of).length === 1 ? [of] : [];
  });
}
