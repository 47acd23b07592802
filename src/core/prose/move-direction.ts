import { comparedIn } from './comparisons';
import type { Figure } from './figures';
import { figuresBehind, isBareEnd } from './move-ends';
import { demanded, ordered } from './words/denials';
import type { Direction } from './words/directions';
import { moveWords } from './words/movements';
import { comparedMoves, figuredMoves, shortMoves } from './words/single-moves';
import { wholeMove } from './whole-moves';

/** “预算410万元、决算442.8万元、超32.8万元”: what stands before a figure and a 、 is no subject. */
export function headOf(from: number, start: number, text: string, figures: readonly Figure[]): number {
  let head = from;
  for (const figure of figures)
    if (figure.end < start && text[figure.end] === '、') head = Math.max(head, figure.end + 1);
  return head;
}

/** One sign moves a figure only right before it, or behind a comparison. */
export function directionOf(
  word: string,
  text: string,
  near: string,
  end: number,
  figures: readonly Figure[],
): Direction | null {
  const known = moveWords[word];
  if (known !== undefined) return known;
  if (word === '控制') return 'flat';
  const whole = wholeMove(text, end - word.length, end);
  if (whole) return whole.direction;
  const sign = word[0]!;
  if (/^(?:至|到|为)/.test(text.slice(end)) && shortMoves[sign]) return shortMoves[sign];
  const hasFigure = figuresBehind(text, end, figures, 1).length > 0;
  if (comparedMoves[sign] && comparedIn(near).isLast && (hasFigure || isBareEnd(text.slice(end))))
    return comparedMoves[sign];
  const isAlone = /^(?:净|又|即|约|均|共|\s|、)*$|(?:支出|经费|费用|费|预算|净|同比)$/.test(near);
  // “比上年多6万元，高12%”: the comparison stands before.
  if (hasFigure && near === '') return comparedMoves[sign] ?? null;
  return hasFigure && isAlone ? (figuredMoves[sign] ?? null) : null;
}

/** “上级要求公用经费压减5%”, “压减不低于10%的要求”; “实现了只减不增的目标” is told as done. */
export function isOrdered(near: string, behind: string): boolean {
  if (/实现|达到|做到|完成/.test(near)) return false;
  if (ordered.test(near)) return true;
  const at = behind.search(demanded);
  return at >= 0 && at < farthestDemand && !/^的?(?:主要)?(?:原因|是|系)/.test(behind);
}

/** A demand further behind a move is about something else. */
const farthestDemand = 24;
