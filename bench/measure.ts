/** One of several ways to do the same work, timed beside the others. */
export interface Contestant {
  readonly name: string;
  /** Done before each run and not timed. */
  readonly prepare?: () => void;
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  readonly runs: number;
  /** The very first run of this process, before anything was compiled; ms. */
  readonly firstMs: number;
  readonly medianMs: number;
  /** One of ten runs took no longer: what the code takes where other work on the machine stays out of the way. */
  readonly p10Ms: number;
  /** Nine of ten runs took no longer. */
  readonly p90Ms: number;
}

export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
}

/**
 * Times the contestants in turn (A B C, A B C, …), so that whatever else the machine does meets all of them alike. Results come in
 * the order given.
 */
export async function sideBySide(contestants: readonly Contestant[], rounds: Rounds): Promise<Timing[]> {
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < rounds.warmUp + rounds.measured; round++) {
    for (const [index, contestant] of contestants.entries()) {
      contestant.prepare?.();
      const start = performance.now();
      const result = contestant.run();
      if (result instanceof Promise) await result;
      times[index]?.push(performance.now() - start);
    }
  }
  return contestants.map(({ name }, index) => {
    const all = times[index] ?? [];
    const measured = all.slice(rounds.warmUp).sort((a, b) => a - b);
    return {
      name,
      runs: measured.length,
      firstMs: all[0] ?? NaN,
      medianMs: quantile(measured, 0.5),
      p10Ms: quantile(measured, 0.1),
      p90Ms: quantile(measured, 0.9),
    };
  });
}

/** Of sorted numbers; NaN of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
