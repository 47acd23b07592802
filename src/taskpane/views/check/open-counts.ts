import { cardsOf } from '../../../core/causes/cards';
import type { CheckRun } from '../../../core/rules/runner';
import { zh } from '../../text/zh';

/** What still waits for the user: cards, for what follows from a mistake asks for nothing while it stands. */
export interface OpenCounts {
  readonly errors: number;
  readonly explains: number;
}

export function openCounts(run: CheckRun): OpenCounts {
  const cards = cardsOf(run.findings).filter(({ finding }) => finding.state !== 'explained');
  const open = (level: string): number =>
    cards.filter((card) => card.level === level).reduce((count, card) => count + 1 + card.together.length, 0);
  return { errors: open('error'), explains: open('explain') };
}

/** The h1 of 校验: what to do next. */
export function sentenceOf({ errors, explains }: OpenCounts): string {
  if (errors > 0 && explains > 0) return zh.check.bothOpen(errors, explains);
  if (errors > 0) return zh.check.errorsOpen(errors);
  return explains > 0 ? zh.check.explainsOpen(explains) : zh.check.allDone;
}
