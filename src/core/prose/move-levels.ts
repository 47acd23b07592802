import type { Figure } from './figures';
import { isMoney } from './money';
import type { Level } from './statement';

/** “控制在60万元以内”: what came of it is at most that. A rate there is the move's. */
export function limitBehind(text: string, end: number, figures: readonly Figure[]): Figure | null {
  const figure = figures.find(({ start }) => start === end + 1);
  return figure && isMoney(figure) ? figure : null;
}

/** “由上年的72.40万元降为58.80万元”: both ends. */
export function levelsOfMove(
  text: string,
  figures: readonly Figure[],
  level: Figure,
  start: number,
  from: number,
  rest: string,
  group: number,
): Level[] {
  const begin = figures.find(
    (figure) =>
      figure.start >= from && figure.end <= start && /(?:由|从|自)[^，]{0,12}$/.test(text.slice(from, figure.start)),
  );
  const subject = begin ? text.slice(from, begin.start).split(/[由从自]/)[0]! : rest;
  const words = text.slice(begin ? Math.max(text.lastIndexOf('由', begin.start) + 1, begin.start) : from, level.end);
  const told = { kind: 'level' as const, words, subject, group, year: null };
  return [...(begin ? [{ ...told, of: 'from' as const, figure: begin }] : []), { ...told, of: 'to', figure: level }];
}
