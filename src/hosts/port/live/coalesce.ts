import type { Schedule } from './schedule';

/** Events of one edit come one after another (a cell changed, results followed): the first waits this long for the others. */
const TOGETHER_MS = 4;

/**
 * Calls `listener` soon after an event that comes alone, and once for all that come within `coalesceMs` after a call: a single edit is
 * looked at without waiting, a stream of them never more often than that.
 */
export function coalesced(
  listener: () => void,
  coalesceMs: number,
  schedule: Schedule,
): { readonly seen: () => void; readonly stop: () => void } {
  let cancel: (() => void) | null = null;
  let missed = false;
  let stopped = false;
  const fire = (): void => {
    missed = false;
    cancel = schedule(rested, coalesceMs);
    listener();
  };
  const rested = (): void => {
    cancel = null;
    if (missed) fire();
  };
  return {
    seen: () => {
      if (stopped) return;
      missed = true;
      cancel ??= schedule(fire, TOGETHER_MS);
    },
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}
