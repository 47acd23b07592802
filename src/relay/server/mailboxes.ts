import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Side } from '../protocol/addresses';
import { Bucket, type Rate } from './limits';

export interface MailboxLimits {
  readonly maxBytes: number;
  readonly maxBoxes: number;
  /** Numbers that wait for their second pane. */
  readonly maxPairings: number;
  /** Stored and being received, over all mailboxes. */
  readonly maxTotalBytes: number;
  readonly pairingMs: number;
  /** The side that made it was not heard of so long: forgotten. It makes it again when it is back. */
  readonly idleMs: number;
  readonly writes: Rate;
}

export interface Letter {
  readonly sequence: number;
  readonly bytes: Buffer;
}

interface Slot {
  letter: Letter | null;
  /** Called with the next letter; with null when somebody else asks, or the server stops. */
  waiting: ((letter: Letter | null) => void) | null;
}

export interface Mailbox {
  readonly id: string;
  readonly keys: Readonly<Record<Side, Buffer>>;
  readonly slots: Readonly<Record<Side, Slot>>;
  readonly writes: Bucket;
  /** A pairing's end is set; else it moves whenever side a is heard of. */
  readonly isPairing: boolean;
  expiresAt: number;
  written: number;
}

export interface Pairing {
  readonly number: string;
  readonly box: string;
  readonly tokens: Readonly<Record<Side, string>>;
  claimed: boolean;
}

const empty = (): Slot => ({ letter: null, waiting: null });
const printOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Everything the relay knows, in memory alone: per mailbox the latest letter each way, and prints of the two keys to it. */
export class Mailboxes {
  readonly boxes = new Map<string, Mailbox>();
  private readonly pairings = new Map<string, Pairing>();
  private storedBytes = 0;
  private reservedBytes = 0;

  constructor(readonly limits: MailboxLimits) {}

  get bytes(): number {
    return this.storedBytes + this.reservedBytes;
  }

  get openPairings(): number {
    return this.pairings.size;
  }

  /** A fresh number under which the second pane finds the first. */
  openPairing(now: number): Pairing | 'full' {
    if (this.pairings.size >= this.limits.maxPairings || this.boxes.size >= this.limits.maxBoxes) return 'full';
    let number: string;
    do number = String(randomInt(1_000_000)).padStart(6, '0');
    while (this.pairings.has(number));
    const token = (): string => randomBytes(32).toString('hex');
    const pairing: Pairing = {
      number,
      box: randomBytes(16).toString('hex'),
      tokens: { a: token(), b: token() },
      claimed: false,
    };
    this.pairings.set(number, pairing);
    const keys = { a: printOf(pairing.tokens.a), b: printOf(pairing.tokens.b) };
    this.add(pairing.box, keys, true, now + this.limits.pairingMs, now);
    return pairing;
  }

  /** One pane only: a number is used up by the first that names it. */
  claimPairing(number: string): Pairing | 'unknown' | 'taken' {
    const pairing = this.pairings.get(number);
    if (pairing === undefined || !this.boxes.has(pairing.box)) return 'unknown';
    if (pairing.claimed) return 'taken';
    pairing.claimed = true;
    return pairing;
  }

  /** Made by the sender, again after a restart. @param keys SHA-256 of both tokens */
  open(id: string, keys: Mailbox['keys'], now: number): 'made' | 'there' | 'full' | 'differs' {
    const found = this.boxes.get(id);
    if (found !== undefined) return found.keys.a.equals(keys.a) && found.keys.b.equals(keys.b) ? 'there' : 'differs';
    if (this.boxes.size >= this.limits.maxBoxes) return 'full';
    this.add(id, keys, false, now + this.limits.idleMs, now);
    return 'made';
  }

  private add(id: string, keys: Mailbox['keys'], isPairing: boolean, expiresAt: number, now: number): void {
    const writes = new Bucket(this.limits.writes, now);
    this.boxes.set(id, { id, keys, slots: { a: empty(), b: empty() }, writes, isPairing, expiresAt, written: 0 });
  }

  /** Whose token this is; null: nobody's. */
  sideOf(box: Mailbox, token: string): Side | null {
    const print = printOf(token);
    if (timingSafeEqual(print, box.keys.a)) return 'a';
    return timingSafeEqual(print, box.keys.b) ? 'b' : null;
  }

  used(box: Mailbox, now: number): void {
    if (!box.isPairing) box.expiresAt = now + this.limits.idleMs;
  }

  /** Room for a letter that is about to be received; false: no room. Give it back with `release`. */
  reserve(bytes: number): boolean {
    if (this.bytes + bytes > this.limits.maxTotalBytes) return false;
    this.reservedBytes += bytes;
    return true;
  }

  release(bytes: number): void {
    this.reservedBytes -= bytes;
  }

  /** The latest letter replaces the one before; an older or equal number is refused with the number that is there. */
  write(box: Mailbox, side: Side, letter: Letter): 'written' | number {
    const slot = box.slots[side];
    if (slot.letter !== null && letter.sequence <= slot.letter.sequence) return slot.letter.sequence;
    this.storedBytes += letter.bytes.length - (slot.letter?.bytes.length ?? 0);
    slot.letter = letter;
    box.written += 1;
    const waiting = slot.waiting;
    slot.waiting = null;
    waiting?.(letter);
    return 'written';
  }

  /** Calls back at once or once: with a later letter, or null. Returns what gives up waiting. */
  wait(box: Mailbox, side: Side, after: number, then: (letter: Letter | null) => void): () => void {
    const slot = box.slots[side];
    if (slot.letter !== null && slot.letter.sequence > after) {
      then(slot.letter);
      return () => undefined;
    }
    slot.waiting?.(null);
    slot.waiting = then;
    return () => {
      if (slot.waiting === then) slot.waiting = null;
    };
  }

  remove(box: Mailbox): void {
    this.boxes.delete(box.id);
    for (const slot of [box.slots.a, box.slots.b]) {
      this.storedBytes -= slot.letter?.bytes.length ?? 0;
      slot.letter = null;
      const waiting = slot.waiting;
      slot.waiting = null;
      waiting?.(null);
    }
  }

  /** Forgets what is over; returns it for the audit log. */
  sweep(now: number): readonly Mailbox[] {
    const over = [...this.boxes.values()].filter((box) => box.expiresAt <= now);
    for (const box of over) this.remove(box);
    for (const [number, { box }] of this.pairings) if (!this.boxes.has(box)) this.pairings.delete(number);
    return over;
  }

  /** Everybody who waits is answered: the server stops. */
  answerAll(): void {
    for (const { slots } of this.boxes.values())
      for (const slot of [slots.a, slots.b]) {
        const waiting = slot.waiting;
        slot.waiting = null;
        waiting?.(null);
      }
  }
}
