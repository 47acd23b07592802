import type { Decimal } from '../quantity/decimal';

/** Points of one indicator with their reason. `score` null is 待评. */
export interface ScoreOutcome {
  readonly score: Decimal | null;
  /** Why this many points, as a sentence. */
  readonly reason: string;
  /** 距下一档: what the standard says of the next better score; absent at full marks or where no step exists. */
  readonly nextStep?: string;
}
