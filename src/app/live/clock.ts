/** Time as the session needs it, handed in by the host's main: core and app have no clock of their own. */
export interface Clock {
  now(): number;
  /** Calls back once after `ms`; the result takes it back. */
  after(ms: number, callback: () => void): () => void;
}

/** The user's own day, "2026-03-15". */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
