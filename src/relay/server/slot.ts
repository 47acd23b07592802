import type { Shares } from './shares';

export interface Letter {
  readonly sequence: number;
  readonly bytes: Buffer;
}

/** Takes memory until nobody needs it: the mailbox, and every answer that is on its way with it. */
interface Kept extends Letter {
  users: number;
}

/**
 * Called at once or once: with the next letter, or with null when somebody else asks, or the server stops.
 * @param sent to be called when the letter is not needed any more: its reader may be slow, and a newer one may have come
 */
export type Waiting = (letter: Letter | null, sent: () => void) => void;

/** One way through a mailbox: the latest letter, and who waits for the next. */
export class Slot {
  private letter: Kept | null = null;
  private waiting: Waiting | null = null;
  private count = 0;

  constructor(
    private readonly shares: Shares,
    /** In whose share the letters are. */
    private readonly owner: string,
  ) {}

  /** Bytes of the latest letter. */
  get size(): number {
    return this.letter?.bytes.length ?? 0;
  }

  /** Letters so far. */
  get written(): number {
    return this.count;
  }

  /** The latest letter replaces the one before; an older or equal number is refused with the number that is there. */
  write(letter: Letter): 'written' | number {
    if (this.letter !== null && letter.sequence <= this.letter.sequence) return this.letter.sequence;
    this.forget();
    const kept = { ...letter, users: 0 };
    this.letter = kept;
    this.keep(kept);
    this.count += 1;
    this.answer(kept);
    return 'written';
  }

  /** Returns what gives up waiting. */
  wait(after: number, then: Waiting): () => void {
    this.answer(null);
    this.waiting = then;
    if (this.letter !== null && this.letter.sequence > after) this.answer(this.letter);
    return () => {
      if (this.waiting === then) this.waiting = null;
    };
  }

  /** Whoever waits is told that there is nothing. */
  stopWaiting(): void {
    this.answer(null);
  }

  clear(): void {
    this.forget();
    this.answer(null);
  }

  private answer(letter: Kept | null): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) return;
    if (letter !== null) this.keep(letter);
    waiting(letter, () => {
      if (letter !== null) this.drop(letter);
    });
  }

  private forget(): void {
    const { letter } = this;
    this.letter = null;
    if (letter !== null) this.drop(letter);
  }

  private keep(letter: Kept): void {
    if (letter.users === 0) this.shares.give(this.owner, letter.bytes.length);
    letter.users += 1;
  }

  private drop(letter: Kept): void {
    letter.users -= 1;
    if (letter.users === 0) this.shares.takeBack(this.owner, letter.bytes.length);
  }
}
