import type { Decimal } from '../quantity/decimal';

/** Points of one indicator with their reason. `score` null is 待评. */
export interface ScoreOutcome {
  readonly score: Decimal | null;
  /** Why this many points, as a sentence. */
  readonly reason: string;
  /** 距下一档: what the standard says of the next better score; absent at full marks or where no step exists. */
  readonly nextStep?: string;
  /** Where a 待评 is answered: the first field that is still empty, or the choice that is not made. Absent: the score's own cell. */
  readonly waitsFor?: string;
}

/** Points with their reason. */
export function scored(score: Decimal, reason: string, nextStep?: string): ScoreOutcome {
  return nextStep === undefined ? { score, reason } : { score, reason, nextStep };
}

/** 待评, and what to do about it. */
export function unsettled(what: string, waitsFor?: string): ScoreOutcome {
  const outcome = { score: null, reason: `待评：${what}` };
  return waitsFor === undefined ? outcome : { ...outcome, waitsFor };
}

/** An indicator that has no marks is not in use. */
export const unmarked: ScoreOutcome = { score: null, reason: '没有写分值，这一项不计分。' };
