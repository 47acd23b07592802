import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the claim holds: a fixed wait is too short on a busy machine. The last failure is the test's after `limitMs`. */
export async function eventually(claim: () => void | Promise<void>, limitMs = 10_000): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return await claim();
    } catch (failure) {
      if (performance.now() > end) throw failure;
    }
    await sleep(20);
  }
}
