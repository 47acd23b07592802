import { isProblem } from '../../../core/problem/problem';
import type { Schedule } from '../../port/live/schedule';
import type { Changes } from '../changes';

/** A look is three questions to WPS. */
const lookMs = 2000;

export interface VisitTools {
  readonly changes: Changes;
  readonly schedule: Schedule;
  readonly coalesceMs: number;
  /** Another text when another document is in front, was typed in or saved. */
  readonly mark: () => string;
}

/** Calls back when the user has been in a document; where this build tells of no events, by looking now and then. @returns the way to stop */
export function listenForVisits(listener: () => void, { changes, schedule, coalesceMs, mark }: VisitTools): () => void {
  try {
    return changes.listen(listener, coalesceMs, schedule);
  } catch (error) {
    if (!isProblem(error) || error.code !== 'host.unsupported') throw error;
  }
  let seen = mark();
  const look = (): void => {
    const now = mark();
    if (now !== seen) listener();
    seen = now;
    cancel = schedule(look, lookMs);
  };
  let cancel = schedule(look, lookMs);
  return () => cancel();
}
