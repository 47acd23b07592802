import type { CheckedBook } from './session-state';
import type { SessionTools } from './session-tools';
import type { Wish } from './write-receipt';
import type { Derive } from './writer';

/**
 * What commands work with that come as parts of their own (last-year-commands.ts, take-figures.ts): the session is in every first view
 * and carries none of them.
 */
export interface SessionHands {
  readonly tools: SessionTools;
  /** The workbook read anew and judged; the last reading where it cannot be read now, null where there is none: see `trouble`. */
  readonly fresh: () => Promise<CheckedBook | null>;
  /** Edits derived from a fresh reading, a receipt, a recheck. false: nothing was written. */
  readonly write: (wish: Wish, derive: Derive) => Promise<boolean>;
}
