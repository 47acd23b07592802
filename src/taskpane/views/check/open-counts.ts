import type { CheckRun } from '../../../core/rules/runner';
import { zh } from '../../text/zh';

/** What still waits for the user. */
export interface OpenCounts {
  readonly errors: number;
  readonly explains: number;
}

export function openCounts(run: CheckRun): OpenCounts {
  const open = (level: string): number =>
    run.findings.filter((one) => one.level === level && one.state !== 'explained').length;
  return { errors: open('error'), explains: open('explain') };
}

/** The h1 of 校验: what to do next. */
export function sentenceOf({ errors, explains }: OpenCounts): string {
  if (errors > 0 && explains > 0) return zh.check.bothOpen(errors, explains);
  if (errors > 0) return zh.check.errorsOpen(errors);
  return explains > 0 ? zh.check.explainsOpen(explains) : zh.check.allDone;
}
