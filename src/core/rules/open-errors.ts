import type { Finding } from './finding';
import type { Level } from './level';

type Counted = Pick<Finding, 'id' | 'level' | 'state' | 'causedBy'>;

/** Without what follows from another of the same level: mending that one is all there is to do, so it is one. */
export function leadsOf<One extends Counted>(findings: readonly One[], level: Level): One[] {
  const own = findings.filter((one) => one.level === level);
  const ids = new Set(own.map(({ id }) => id));
  return own.filter(({ causedBy }) => causedBy === undefined || !ids.has(causedBy));
}

/** 错误 that are not dealt with: how many there are is said alike by check, score, consolidate and hand-in. */
export function openErrors<One extends Counted>(findings: readonly One[]): One[] {
  return leadsOf(
    findings.filter(({ state }) => state !== 'explained'),
    'error',
  );
}
