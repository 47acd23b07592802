import type { Clause } from './clauses';
import { basesOf, comparedIn, type NamedBase } from './comparisons';
import { withoutEnds } from './ends';
import { figuresBehind, isBareEnd } from './move-ends';
import type { Move } from './statement';
import { baseWords } from './words/bases';
import { denied, forbidden, ordered, twiceDenied } from './words/denials';
import type { Direction } from './words/directions';
import { outcomeSide, signs } from './words/sides';

const sign = Object.keys(signs).join('|');
const base = baseWords.map(({ words }) => words).join('|');
const baseBehind = new RegExp(`(${sign})((?:${base})(?:的)?)`, 'g');
const baseBefore = new RegExp(`(${base})(${sign})([^，]{1,12})`);
const other: Readonly<Record<Direction, Direction>> = { up: 'down', down: 'up', flat: 'flat' };

/** “决算数小于预算数的主要原因”, “本年支出高于上年”, “预算数大于决算数”, “超过预算9.36万元”: a sign between two figures. */
export function sidesCompared(clause: Clause, group: number): Move[] {
  const { text, figures } = clause;
  if (ordered.test(text)) return [];
  const found: Move[] = [];
  for (const match of text.matchAll(baseBehind)) {
    const head = text.slice(Math.max(0, match.index - longestSide), match.index);
    const end = match.index + match[0].length;
    const [named] = basesOf(match[2] ?? '');
    if (named === undefined || forbidden.test(head)) continue;
    const list = figuresBehind(text, end, figures, 1);
    if (list.length === 0 && !isBareEnd(text.slice(end))) continue;
    found.push(...sided(match[1]!, named, head, signs[match[1]!]!, text, list[0] ?? null, group + found.length));
  }
  if (found.length > 0) return found;
  const turned = baseBefore.exec(text);
  const [all = '', first = '', word = '', behind = ''] = turned ?? [];
  const outcome = behind.split(/的|，|主要|原因|是|系/)[0] ?? '';
  const [named] = basesOf(first);
  if (turned === null || named === undefined || !outcomeSide.test(outcome)) return [];
  return sided(word, named, text.slice(0, turned.index), other[signs[word]!], all, null, group);
}

/** Words further before a sign say nothing about it. */
const longestSide = 40;

function sided(
  word: string,
  { base: own, year }: NamedBase,
  head: string,
  direction: Direction,
  words: string,
  figure: Move['figure'],
  group: number,
): Move[] {
  const isTwice = twiceDenied.test(head);
  const negation = isTwice ? null : denied.exec(head);
  const { rest } = comparedIn(negation ? head.slice(0, negation.index) : head.replace(twiceDenied, ''));
  const allows: readonly Direction[] =
    negation === null ? [direction] : direction === 'flat' ? ['up', 'down'] : [other[direction], 'flat'];
  if (negation !== null && direction === 'flat') return [];
  return [
    {
      kind: 'move',
      word,
      allows,
      isNearly: false,
      base: own,
      year,
      figure,
      words: words.trim(),
      subject: withoutEnds(rest, [' ']),
      group,
    },
  ];
}
