import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Side } from '../protocol/addresses';
import { Bucket, type Rate } from './limits';
import { Shares, type NoRoom } from './shares';
import { Slot } from './slot';

export interface MailboxLimits {
  readonly maxBytes: number;
  readonly maxBoxes: number;
  /** Numbers that wait for their second pane. */
  readonly maxPairings: number;
  /** Letters being received, stored and being sent, over all mailboxes. */
  readonly maxTotalBytes: number;
  readonly pairingMs: number;
  /** The side that made it was not heard of so long: forgotten. It makes it again when it is back. */
  readonly idleMs: number;
  readonly writes: Rate;
}

export interface Mailbox {
  readonly id: string;
  /** In whose share it is: the address that made it. */
  readonly owner: string;
  readonly keys: Readonly<Record<Side, Buffer>>;
  readonly slots: Readonly<Record<Side, Slot>>;
  readonly writes: Bucket;
  /** Of a pairing the number under which it is found, and its end is set; null: it moves whenever side a is heard of. */
  readonly number: string | null;
  expiresAt: number;
}

export interface Pairing {
  readonly number: string;
  readonly box: string;
  readonly tokens: Readonly<Record<Side, string>>;
  claimed: boolean;
}

const printOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Everything the relay knows, in memory alone: per mailbox the latest letter each way, and prints of the two keys to it. */
export class Mailboxes {
  readonly boxes = new Map<string, Mailbox>();
  private readonly pairings = new Map<string, Pairing>();
  private readonly boxShares: Shares;
  private readonly pairingShares: Shares;
  private readonly byteShares: Shares;

  constructor(readonly limits: MailboxLimits) {
    this.boxShares = new Shares(limits.maxBoxes);
    this.pairingShares = new Shares(limits.maxPairings);
    this.byteShares = new Shares(limits.maxTotalBytes);
  }

  get bytes(): number {
    return this.byteShares.inUse;
  }

  get openPairings(): number {
    return this.pairings.size;
  }

  /** A fresh number under which the second pane finds the first. @param owner whose share it takes */
  openPairing(owner: string, now: number): Pairing | NoRoom {
    const refusal = this.pairingShares.refusal(owner, 1) ?? this.boxShares.refusal(owner, 1);
    if (refusal !== null) return refusal;
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
    this.pairingShares.give(owner, 1);
    const keys = { a: printOf(pairing.tokens.a), b: printOf(pairing.tokens.b) };
    this.add({ id: pairing.box, owner, keys, number, expiresAt: now + this.limits.pairingMs }, now);
    return pairing;
  }

  /** One pane only: a number is used up by the first that names it. */
  claimPairing(number: string): Pairing | 'unknown' | 'taken' {
    const pairing = this.pairings.get(number);
    if (pairing === undefined) return 'unknown';
    if (pairing.claimed) return 'taken';
    pairing.claimed = true;
    return pairing;
  }

  /** Made by the sender, again after a restart. @param keys SHA-256 of both tokens @param owner whose share it takes */
  open(id: string, keys: Mailbox['keys'], owner: string, now: number): 'made' | 'there' | 'differs' | NoRoom {
    const found = this.boxes.get(id);
    if (found !== undefined) return found.keys.a.equals(keys.a) && found.keys.b.equals(keys.b) ? 'there' : 'differs';
    const refusal = this.boxShares.refusal(owner, 1);
    if (refusal !== null) return refusal;
    this.add({ id, owner, keys, number: null, expiresAt: now + this.limits.idleMs }, now);
    return 'made';
  }

  private add(box: Pick<Mailbox, 'id' | 'owner' | 'keys' | 'number' | 'expiresAt'>, now: number): void {
    const slot = (): Slot => new Slot(this.byteShares, box.owner);
    this.boxes.set(box.id, { ...box, slots: { a: slot(), b: slot() }, writes: new Bucket(this.limits.writes, now) });
    this.boxShares.give(box.owner, 1);
  }

  /** Whose token this is; null: nobody's. */
  sideOf(box: Mailbox, token: string): Side | null {
    const print = printOf(token);
    if (timingSafeEqual(print, box.keys.a)) return 'a';
    return timingSafeEqual(print, box.keys.b) ? 'b' : null;
  }

  used(box: Mailbox, now: number): void {
    if (box.number === null) box.expiresAt = now + this.limits.idleMs;
  }

  /** Room for a letter that is about to be received; null: it is there, give it back with `release`. */
  reserve({ owner, slots }: Mailbox, side: Side, bytes: number): NoRoom | null {
    const refusal = this.byteShares.refusal(owner, bytes, slots[side].size);
    if (refusal === null) this.byteShares.give(owner, bytes);
    return refusal;
  }

  release({ owner }: Mailbox, bytes: number): void {
    this.byteShares.takeBack(owner, bytes);
  }

  remove(box: Mailbox): void {
    this.boxes.delete(box.id);
    this.boxShares.takeBack(box.owner, 1);
    if (box.number !== null && this.pairings.delete(box.number)) this.pairingShares.takeBack(box.owner, 1);
    for (const slot of [box.slots.a, box.slots.b]) slot.clear();
  }

  /** Forgets what is over; returns it for the audit log. */
  sweep(now: number): readonly Mailbox[] {
    const over = [...this.boxes.values()].filter((box) => box.expiresAt <= now);
    for (const box of over) this.remove(box);
    return over;
  }

  /** Everybody who waits is answered: the server stops. */
  answerAll(): void {
    for (const { slots } of this.boxes.values()) for (const slot of [slots.a, slots.b]) slot.stopWaiting();
  }
}
