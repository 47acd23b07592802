import { Problem } from './further-problem';
import type { ParamsOf, ProblemCode, ProblemParams } from './problem';

/** A problem as it crosses to another thread: what can be told of it. Its cause stays where it happened. */
export interface ProblemData {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

export function problemData({ code, params }: Problem): ProblemData {
  return { code, params };
}

/** The same problem again, with the same sentence. @param data of `problemData`: its params are those of its code */
export function problemFrom({ code, params }: ProblemData): Problem {
  return new Problem(code, params as ParamsOf<ProblemCode>);
}
