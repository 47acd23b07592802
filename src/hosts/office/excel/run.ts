import { Problem } from '../../../core/problem/problem';
import { officeProblem, type Attempt } from './problems';

/** Calls back after `ms`; returns the way to take it back. Handed in, so that tests need no real time. */
export type Schedule = (callback: () => void, ms: number) => () => void;

/** How long a request may stay without an answer before people are told. Office itself never gives up. */
export interface RunLimits {
  readonly schedule: Schedule;
  readonly answerMs: number;
}

export interface RunOptions extends Attempt {
  /** Queue until the user leaves the cell (only for what a person asked for by a press): no limit then. */
  readonly waitForCellEdit?: boolean;
}

/** Excel.run with every Office error turned into a Problem. */
export async function excelRun<T>(
  options: RunOptions,
  limits: RunLimits,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    if (options.waitForCellEdit) return await Excel.run({ delayForCellEdit: true }, batch);
    return await inTime(Excel.run(batch), limits);
  } catch (error) {
    throw officeProblem(error, options);
  }
}

/** @throws Problem host.no-answer; the request may still be carried out later, so nobody may say that it was not. */
async function inTime<T>(work: Promise<T>, { schedule, answerMs }: RunLimits): Promise<T> {
  let cancel = (): void => {};
  const tooLong = new Promise<never>((_, reject) => {
    cancel = schedule(() => reject(new Problem('host.no-answer', { seconds: Math.round(answerMs / 1000) })), answerMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    cancel();
  }
}
