import { cardsOf } from '../../../core/causes/cards';
import { isUnfinished, type Filling } from '../../../core/derive/unfilled';
import type { CheckRun } from '../../../core/rules/runner';
import { zh } from '../../text/zh';

/** What still waits for the user: cards, for what follows from a mistake asks for nothing while it stands. */
export interface OpenCounts {
  readonly errors: number;
  readonly explains: number;
  /** Checks that are still on their way: before they are done nothing is finished. */
  readonly waiting: number;
  /** Of the errors those that only wait to be filled. */
  readonly empty: number;
}

export function openCounts(run: CheckRun): OpenCounts {
  const cards = cardsOf(run.findings).filter(({ finding }) => finding.state !== 'explained');
  const open = (level: string): number =>
    cards.filter((card) => card.level === level).reduce((count, card) => count + 1 + card.together.length, 0);
  const empty = cards
    .filter(({ finding, level }) => level === 'error' && finding.blame?.oneLine === true)
    .reduce((count, card) => count + 1 + card.together.length, 0);
  return { errors: open('error'), explains: open('explain'), waiting: run.waiting, empty };
}

/** The h1 of 校验: what to do next. A form that is not filled never reads as done. */
export function sentenceOf({ errors, explains, waiting, empty }: OpenCounts, filling: Filling): string {
  if (!isUnfinished(filling)) return nextSentence(errors, explains, waiting);
  const others = errors - empty;
  const unfinished = zh.unfinished(filling.filled, filling.required);
  return others + explains === 0 ? unfinished : `${unfinished}，${nextSentence(others, explains, waiting)}`;
}

function nextSentence(errors: number, explains: number, waiting: number): string {
  if (errors > 0 && explains > 0) return zh.check.bothOpen(errors, explains);
  if (errors > 0) return zh.check.errorsOpen(errors);
  if (explains > 0) return zh.check.explainsOpen(explains);
  return waiting > 0 ? zh.check.reading : zh.check.allDone;
}
