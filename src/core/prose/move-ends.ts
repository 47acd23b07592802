import type { Figure } from './figures';
import { withoutStarts } from './ends';
import { afterBare, levelLink, movedThing, reasonBehind, toFigure } from './words/move-ends';
import { shortMoves } from './words/single-moves';

/** Right behind the word and what links them; as many as there are bases, joined by 、 or 和. */
export function figuresBehind(text: string, end: number, figures: readonly Figure[], wanted: number): Figure[] {
  const gap = toFigure.exec(text.slice(end, end + farthest))?.[0].length ?? 0;
  const at = figures.findIndex((figure) => figure.start === end + gap);
  if (at < 0) return [];
  const list = [figures[at]!];
  while (list.length < wanted) {
    const [last, next] = [list[list.length - 1]!, figures[at + list.length]];
    if (next === undefined || !/^(?:、|和|与|及)$/.test(text.slice(last.end, next.start))) break;
    list.push(next);
  }
  return list;
}

/** A figure further behind a move than this is not its own. */
const farthest = 40;
/** What else is told begins here: “较上年减少、较预算增加”. */
const nextTold = /^(?:、|而|但|且|并|，|又)/;

/** Behind a move without a figure: how much, or its reason; anything else is what was moved. */
export function isBareEnd(text: string): boolean {
  const near = text.trim().slice(0, farthest);
  const rest = withoutStarts(near, afterBare);
  return rest === '' || nextTold.test(rest) || reasonBehind.test(near);
}

/** “压减公用经费12.5万元”: what was moved stands between the word and its figure. */
export function thingMoved(
  text: string,
  end: number,
  figures: readonly Figure[],
): { name: string; figure: Figure } | null {
  const figure = figures.find(({ start }) => start > end);
  const name =
    figure && figure.start - end < farthest ? movedThing.exec(text.slice(end, figure.start))?.[1] : undefined;
  return figure && name !== undefined ? { name, figure } : null;
}

/** “没有增加支出”: nothing but spending was moved. */
export function spendingBehind(text: string): string | null {
  return (
    /^(?:了)?((?:公用|人员|项目|基本|三公|公务接待|财政)?(?:支出|经费|开支|费用))(?:规模)?(?=$|的?(?:主要)?原因|、|的?情况|的?现象)/.exec(
      text,
    )?.[1] ?? null
  );
}

/** Where the move ended: “减少到5万元”, “控制在60万元以内”. */
export function levelBehind(text: string, end: number, figures: readonly Figure[]): Figure | null {
  const rest = text.slice(end, end + farthest);
  const gap = levelLink.exec(rest)?.[0] ?? (/^为/.test(rest) && shortMoves[text[end - 1] ?? ''] ? '为' : null);
  if (gap === null) return null;
  const more = /^(?:了|约|近|上年的|本年的|今年的|当年的)*/.exec(rest.slice(gap.length))?.[0].length ?? 0;
  return figures.find((figure) => figure.start === end + gap.length + more) ?? null;
}
