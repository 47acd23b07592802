import type { Clause } from './clauses';
import { comparedIn } from './comparisons';
import type { Figure } from './figures';
import { basesBeside, type Around } from './move-context';
import type { Move } from './statement';
import type { Direction } from './words/directions';
import { differs } from './words/single-moves';

/** “同比+18.78%”, “8.5万元→9.35万元，+10%”: the sign alone says which way. */
export function signed({ text, figures }: Clause, { before }: Around, group: number): Move[] {
  return figures.flatMap((figure): Move[] => {
    const lead = text.slice(0, figure.start);
    const isPlus = lead.endsWith('+');
    if (!isPlus && figure.value.s > 0) return [];
    const { bases, rest } = comparedIn(isPlus ? lead.slice(0, -1) : lead);
    if (bases.length > 1 || rest.trim() !== '') return [];
    const base = bases[0] ?? basesBeside(before, undefined)[0] ?? null;
    const direction: Direction = isPlus ? 'up' : 'down';
    return [told(isPlus ? '+' : '', [direction], positive(figure), text.slice(0, figure.end), '', group, base)];
  });
}

/** “差额1.14万元”: it differs, one way or the other. */
export function differing({ text, figures }: Clause, { before }: Around, group: number): Move[] {
  return figures.flatMap((figure): Move[] => {
    const lead = text.slice(0, figure.start);
    const match = differs.exec(lead);
    if (match === null) return [];
    const { bases, rest } = comparedIn(lead.slice(0, match.index));
    const base = bases[0] ?? basesBeside(before, undefined)[0] ?? null;
    return [told(match[0], ['up', 'down'], positive(figure), text.slice(0, figure.end), rest, group, base)];
  });
}

const positive = (figure: Figure): Figure => ({ ...figure, value: figure.value.abs() });

function told(
  word: string,
  allows: readonly Direction[],
  figure: Figure,
  words: string,
  subject: string,
  group: number,
  base: { readonly base: NonNullable<Move['base']>; readonly year: number | null } | null,
): Move {
  return {
    kind: 'move',
    word,
    allows,
    isNearly: false,
    base: base?.base ?? null,
    year: base?.year ?? null,
    figure,
    words,
    subject,
    group,
  };
}
