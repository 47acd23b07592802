import { Refused } from './wire';

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait after so many failures in a row: doubling, and each pane a little differently. @param random 0 to 1 */
export function pauseAfter(failures: number, error: unknown, random: number): number {
  const grown = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + random / 2);
  const asked = error instanceof Refused ? (error.retryMs ?? 0) : 0;
  return Math.max(grown, Math.min(asked, 60_000));
}

/** Resolves early when the signal is given. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** Digits as people type them: spaces and dashes between, full-width from an input method. null: not six digits. */
export function sixDigits(typed: string): string | null {
  const digits = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-－—–·]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** A state that others follow. */
export class Followed<State> {
  private readonly listeners = new Set<(state: State) => void>();

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  set(state: State): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener(state);
  }

  subscribe(listener: (state: State) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
