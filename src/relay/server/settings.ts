import type { Rate } from './limits';
import type { MailboxLimits } from './mailboxes';

export interface RelaySettings extends MailboxLimits {
  /** How long a question without an answer is kept open. */
  readonly waitMs: number;
  readonly requests: Rate;
  /** Pairings and mailboxes made, per address: what is written down of them must not fill the disk. */
  readonly opens: Rate;
  /** Pairing numbers that nobody opened: named by one address, and by all (./wrong-numbers.ts). */
  readonly wrongNumbers: Rate;
  readonly wrongNumbersInAll: Rate;
  readonly sweepMs: number;
}

const MiB = 1024 * 1024;

/**
 * For one office or a county: a report's package has some hundred kilobytes, a whole office may sit behind one address. Of mailboxes,
 * pairings and bytes an address alone gets half (./shares.ts). What an office behind one address gets stands in docs/for-administrators.md.
 */
export const usualSettings: RelaySettings = {
  maxBytes: 2 * MiB,
  maxBoxes: 2000,
  maxPairings: 500,
  maxTotalBytes: 256 * MiB,
  pairingMs: 5 * 60_000,
  idleMs: 2 * 60_000,
  writes: { burst: 20, perSecond: 5 },
  waitMs: 25_000,
  requests: { burst: 2000, perSecond: 400 },
  opens: { burst: 1000, perSecond: 5 },
  wrongNumbers: { burst: 20, perSecond: 1 / 6 },
  wrongNumbersInAll: { burst: 200, perSecond: 2 },
  sweepMs: 10_000,
};
