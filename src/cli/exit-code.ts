import type { Problem, ProblemCode } from '../core/problem/problem';

/** Stable; offices script them. 1 belongs to `check` alone. */
export const exitCode = { clean: 0, findings: 1, badInput: 2, hostTrouble: 3, ourBug: 70 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Input problems that are the disk's trouble and not the file's content. */
const fileTrouble: ReadonlySet<ProblemCode> = new Set(['input.not-found', 'input.folder', 'input.unreadable']);

export function exitCodeOf(problem: Problem): ExitCode {
  return problem.family === 'host' || fileTrouble.has(problem.code) ? exitCode.hostTrouble : exitCode.badInput;
}
