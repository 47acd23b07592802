import type { Clause } from './clauses';
import { comparedIn, type NamedBase } from './comparisons';
import type { Figure } from './figures';
import { roleAtEnd } from './levels';
import { isMoney } from './money';
import { basesBeside, type Around } from './move-context';
import type { Level, Move } from './statement';
import type { Direction } from './words/directions';
import { toFigure } from './words/move-ends';
import { moveWords } from './words/movements';
import { figuredMoves } from './words/single-moves';

const moves: Readonly<Record<string, Direction | null>> = { ...figuredMoves, ...moveWords };
const words = Object.keys(moves).sort((a, b) => b.length - a.length);
const joiner = /、|以及|和|与|及/;

/**
 * “比上年、预算分别增加2.5万元、减少1万元”, “人员经费、公用经费分别增加…”, “上年决算、本年决算分别为…”: pairs in order. null where the
 * clause pairs nothing or not as many as it names.
 */
export function respectively(clause: Clause, around: Around, group: number): (Move | Level)[] | null {
  const { text } = clause;
  const at = text.indexOf('分别');
  const list = at < 0 ? [] : clause.figures.filter(({ start }) => start > at);
  if (list.length < 2) return null;
  const left = text.slice(0, at);
  const steps = stepsTo(text, at + 2, list);
  if (steps === null) return levelsOf(left, text, at + 2, list, group);
  const { bases, rest } = comparedIn(left);
  const named = bases.length > 0 ? bases : basesBeside(around.before, around.after);
  const told = (index: number, subject: string, base: NamedBase | null, of: number): Move => ({
    kind: 'move',
    word: steps[index]!.word,
    allows: [steps[index]!.direction],
    isNearly: false,
    base: base?.base ?? null,
    year: base?.year ?? null,
    figure: list[index]!,
    words: `${steps[index]!.word}${text.slice(list[index]!.start, list[index]!.end)}`,
    subject,
    group: of,
  });
  if (named.length === list.length) return list.map((_, index) => told(index, rest, named[index]!, group));
  const names = rest.split(joiner).map((name) => name.trim());
  if (names.length !== list.length || named.length > 1) return null;
  return names.map((name, index) => told(index, name, named[0] ?? null, group + index));
}

/** The move of each figure: its own word, or the one before; null where the first has none. */
function stepsTo(
  text: string,
  start: number,
  list: readonly Figure[],
): readonly { word: string; direction: Direction }[] | null {
  const steps: { word: string; direction: Direction }[] = [];
  let from = start;
  for (const figure of list) {
    const between = text
      .slice(from, figure.start)
      .replace(/^(?:、|和|与|及|，)/, '')
      .replace(/^(?:比|较)?(?:上年|预算)/, '');
    from = figure.end;
    const word = words.find((one) => between.startsWith(one));
    const direction = word === undefined ? null : (moves[word] ?? null);
    const last = steps[steps.length - 1];
    if (
      word !== undefined &&
      direction !== null &&
      toFigure.exec(between.slice(word.length))?.[0] === between.slice(word.length)
    )
      steps.push({ word, direction });
    else if (between === '' && last !== undefined) steps.push(last);
    else return null;
  }
  return steps;
}

function levelsOf(left: string, text: string, start: number, list: readonly Figure[], group: number): Level[] | null {
  if (!/^(?:为|是|达到?|有)?$/.test(text.slice(start, list[0]!.start)) || !list.every(isMoney)) return null;
  const names = left.split(joiner).map((name) => name.trim());
  if (names.length !== list.length) return null;
  return names.map((name, index) => {
    const role = roleAtEnd(name) ?? { of: 'final' as const, subject: name, year: null };
    const figure = list[index]!;
    return {
      kind: 'level',
      ...role,
      figure,
      words: `${name}${text.slice(figure.start, figure.end)}`,
      group: group + index,
    };
  });
}
