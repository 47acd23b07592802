import type { Clock } from '../../src/app/live/clock';

/** A clock that moves when told. */
export interface HandClock extends Clock {
  /** Lets time pass; what falls due is called. */
  advance(ms: number): void;
  /** Waits that were asked for, in order. */
  readonly asked: readonly number[];
}

export function handClock(start = Date.UTC(2019, 4, 8, 6, 32)): HandClock {
  let time = start;
  const asked: number[] = [];
  let due: { at: number; callback: () => void }[] = [];
  return {
    asked,
    now: () => time,
    after: (ms, callback) => {
      const one = { at: time + ms, callback };
      asked.push(ms);
      due.push(one);
      return () => void (due = due.filter((other) => other !== one));
    },
    advance: (ms) => {
      time += ms;
      const ready = due.filter(({ at }) => at <= time);
      due = due.filter(({ at }) => at > time);
      for (const { callback } of ready) callback();
    },
  };
}
