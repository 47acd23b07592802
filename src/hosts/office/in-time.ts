import { Problem, type HostWords } from '../../core/problem/problem';
import type { Schedule } from '../port/live/schedule';

/** How long a request may stay without an answer before people are told. Office itself never gives up. */
export interface RunLimits {
  readonly schedule: Schedule;
  readonly answerMs: number;
}

/** @throws Problem host.no-answer; the request may still be carried out later, so nobody may say that it was not. */
export async function inTime<T>(
  work: Promise<T>,
  { schedule, answerMs }: RunLimits,
  params: Partial<HostWords> = {},
): Promise<T> {
  let cancel = (): void => {};
  const tooLong = new Promise<never>((_, reject) => {
    const seconds = Math.round(answerMs / 1000);
    cancel = schedule(() => reject(new Problem('host.no-answer', { ...params, seconds })), answerMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    cancel();
  }
}
