import type { Clause } from './clauses';
import { basesOf, comparedIn, type NamedBase } from './comparisons';
import { withoutEnds } from './ends';
import { basesBeside } from './move-context';
import type { Move } from './statement';
import { ordered } from './words/denials';
import { keeps, nearly, notSame, sameAs, steady } from './words/likeness';

/** “与预算一致”, “和上年差不多”, “基本维持上年水平”, “变化不大”: 持平 in other words. */
export function likeness(clause: Clause, before: Clause | undefined, group: number): Move[] {
  const text = clause.text.trim();
  if (text.length > longest || ordered.test(text)) return [];
  return alike(text, before, group) ?? kept(text, group) ?? steadied(text, before, group) ?? [];
}

/** A longer clause says something else as well. */
const longest = 60;
const padding = [
  '基本上',
  '基本',
  '完全',
  '保持',
  '大致',
  '大体上',
  '大体',
  '总体上',
  '总体',
  '几乎',
  '略',
  '比较',
  '较为',
  '均',
  '都',
  '也',
];

function alike(text: string, before: Clause | undefined, group: number): Move[] | null {
  const match = sameAs.exec(text);
  if (!match)
    return /^同(?:上年|去年)$/.test(text) ? flats(text, basesOf(text.slice(1)), false, text, '', group) : null;
  const { bases, rest } = comparedIn(text.slice(0, match.index));
  if (notSame.test(rest)) return [];
  const named = bases.length > 0 ? bases : basesBeside(before, undefined);
  return flats(match[0], named, match[1] !== undefined || nearly.test(rest), text, withoutEnds(rest, padding), group);
}

function kept(text: string, group: number): Move[] | null {
  const match = keeps.exec(text);
  if (!match) return null;
  const named = basesOf(match[1]!);
  const lead = text.slice(0, match.index);
  if (named.length !== 1 || notSame.test(lead)) return null;
  return flats(match[0], named, nearly.test(lead), text, withoutEnds(lead, padding), group);
}

function steadied(text: string, before: Clause | undefined, group: number): Move[] | null {
  const match = steady.exec(text);
  if (!match) return null;
  const { bases, rest } = comparedIn(text.slice(0, match.index));
  if (notSame.test(rest)) return [];
  const beside = bases.length > 0 ? bases : basesBeside(before, undefined);
  const subject = withoutEnds(rest, padding);
  return beside.length > 0
    ? flats(match[0], beside, true, text, subject, group)
    : [flat(match[0], null, true, text, subject, group)];
}

const flats = (
  word: string,
  bases: readonly NamedBase[],
  isNearly: boolean,
  text: string,
  subject: string,
  group: number,
): Move[] => bases.map((base) => flat(word, base, isNearly, text, subject, group));

function flat(
  word: string,
  base: NamedBase | null,
  isNearly: boolean,
  words: string,
  subject: string,
  group: number,
): Move {
  return {
    kind: 'move',
    word,
    allows: ['flat'],
    isNearly,
    base: base?.base ?? null,
    year: base?.year ?? null,
    figure: null,
    words,
    subject,
    group,
  };
}
