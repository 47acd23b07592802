/** Calls back after `ms`; returns the way to take it back. Handed in, so that tests need no real time. */
export type Schedule = (callback: () => void, ms: number) => () => void;

export const windowTimer: Schedule = (callback, ms) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};
