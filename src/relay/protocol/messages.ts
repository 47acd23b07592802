/** The version of what is written down in this folder; a server of plain files says 0. */
export const relayVersion = 1;

/** What a relay says of itself: `{"relay":1,…}`. Times in milliseconds. */
export interface RelayAbout {
  readonly relay: typeof relayVersion;
  /** The largest letter. */
  readonly maxBytes: number;
  /** How long a question for a letter is kept open. */
  readonly waitMs: number;
  /** How long a number waits for its second pane. */
  readonly pairingMs: number;
  /** How long a mailbox is kept of whose maker nothing is heard. */
  readonly idleMs: number;
}

/** A side's way into a mailbox. */
export interface ClaimedPairing {
  /** 32 hexadecimal digits. */
  readonly box: string;
  /** 64 hexadecimal digits. */
  readonly token: string;
}

/** The same for whoever opened it, with the number under which the second pane finds it. */
export interface OpenedPairing extends ClaimedPairing {
  /** Six digits. */
  readonly number: string;
}

/** A mailbox that somebody wants: its name, and SHA-256 of the tokens of side a and b, all hexadecimal. */
export interface Wish {
  readonly box: string;
  readonly prints: readonly [a: string, b: string];
}

export function writeWish({ box, prints }: Wish): string {
  return [box, ...prints].join(' ');
}

/** null for anything that is no wish. */
export function readWish(text: string): Wish | null {
  const match = /^([0-9a-f]{32}) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(text);
  return match === null ? null : { box: match[1]!, prints: [match[2]!, match[3]!] };
}

/** The word for why not, beside the status of the answer. */
export type Refusal =
  // Of a pairing's number: nobody opened it; somebody has claimed it; too many that nobody opened.
  | 'unknown'
  | 'taken'
  | 'wrong-numbers'
  // A letter's number is missing, or not later than the one that is there.
  | 'sequence'
  // Of an address, a mailbox, a token, a method, a page.
  | 'no-such-address'
  | 'no-such-box'
  | 'token'
  | 'method'
  | 'foreign-page'
  // Of a body: not as it must be, without its length, too long, cut off.
  | 'body'
  | 'length'
  | 'size'
  | 'broken'
  // Too much, per address (asked, opened, held at a time), per mailbox, in all; the audit cannot be written; the server stops.
  | 'rate'
  | 'opens'
  | 'share'
  | 'box-rate'
  | 'full'
  | 'audit'
  | 'stopping';

/** The body of every refusal. */
export function writeRefusal(refused: Refusal): { readonly refused: Refusal } {
  return { refused };
}

/** '' where it says none: a proxy's answer, a page of words. A word that a newer server has comes as it is. */
export function readRefusal(text: string): Refusal | '' {
  return (/"refused":"([a-z-]+)"/.exec(text)?.[1] ?? '') as Refusal | '';
}
