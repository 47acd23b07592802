import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { SenderState } from '../../hosts/port/report-relay';
import { readLetter, writeLetter, type LetterText } from './letters';
import { seal, unseal, type SharedKeys } from './keys';
import { pause, pauseAfter, type Followed } from './pace';
import type { RelayAbout } from '../protocol/messages';
import {
  onlyTheNet,
  Refused,
  Unreachable,
  type Address,
  type Received,
  type RelayEnvironment,
  type RelayWire,
} from './wire';

/** Between two letters: typing does not flood the server, and Word still hears within the second. */
const BETWEEN_MS = 200;
const GOODBYE_MS = 2000;

type Linked = Extract<SenderState, { step: 'linked' }>;

/** The Excel pane's end of a link: sends the latest package, hears what has arrived, makes the mailbox again when the server lost it. */
export class SendingLink {
  private readonly address: Address;
  private sequence = 0;
  /** Sealed and not replaced yet; sent again where the server lost it. */
  private letter: Received | null = null;
  private wanted: LetterText | null = null;
  private pumping = false;
  private heard = 0;
  private shown: Linked = { step: 'linked', connection: 'up', delivered: null, trouble: null };

  constructor(
    private readonly environment: RelayEnvironment,
    private readonly wire: RelayWire,
    private readonly about: RelayAbout,
    private readonly keys: SharedKeys,
    private readonly turn: AbortController,
    private readonly followed: Followed<SenderState>,
  ) {
    this.address = { box: keys.box, token: keys.tokens.a };
  }

  start(offered: LinkPackage | null): void {
    this.followed.set(this.shown);
    this.wanted = offered === null ? { kind: 'hello' } : { kind: 'link', link: offered };
    void this.pump();
    void this.listen();
  }

  offer(link: LinkPackage): void {
    this.wanted = { kind: 'link', link };
    void this.pump();
  }

  /** Tells Word, as far as the server is there; never takes long. */
  async sayGoodbye(): Promise<void> {
    if (this.turn.signal.aborted) return;
    const wait = new AbortController();
    const sent = this.sealNext({ kind: 'bye' })
      .then((letter) => this.wire.put(this.address, 'a', letter))
      .catch(onlyTheNet);
    await Promise.race([sent, pause(GOODBYE_MS, wait.signal)]);
    wait.abort();
  }

  private get isOver(): boolean {
    return this.turn.signal.aborted;
  }

  private show(change: Partial<Linked>): void {
    const next = { ...this.shown, ...change };
    const isSame = (Object.keys(next) as (keyof Linked)[]).every((key) => next[key] === this.shown[key]);
    if (isSame || this.isOver) return;
    this.shown = next;
    this.followed.set(next);
  }

  private end(problem: Problem): void {
    if (this.isOver) return;
    this.turn.abort();
    this.followed.set({ step: 'ended', problem });
  }

  /** A number is never used twice: it goes up before anything is sealed with it. */
  private async sealNext(text: LetterText): Promise<Received> {
    this.sequence += 1;
    const sequence = this.sequence;
    return { sequence, bytes: await seal(this.environment.crypto, this.keys, 'a', sequence, writeLetter(text)) };
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    while (this.wanted !== null && !this.isOver) {
      const text = this.wanted;
      this.wanted = null;
      const letter = await this.sealNext(text);
      if (letter.bytes.length > this.about.maxBytes) {
        const [size, limit] = [letter.bytes.length, this.about.maxBytes].map((bytes) => Math.ceil(bytes / 1024));
        this.show({ trouble: new Problem('host.relay-too-large', { size: size ?? 0, limit: limit ?? 0 }) });
        continue;
      }
      this.letter = letter;
      await this.deliver(letter);
      await pause(BETWEEN_MS, this.turn.signal);
    }
    this.pumping = false;
  }

  /** Until it is there, or something newer is wanted, or the link is over. */
  private async deliver(letter: Received): Promise<void> {
    for (let failures = 1; !this.isOver; failures++) {
      try {
        await this.putOrMake(letter);
        this.show({ connection: 'up', trouble: null });
        return;
      } catch (error) {
        if (isOutrun(error) || !this.survives(error)) return;
        await pause(pauseAfter(failures, error, this.environment.random()), this.turn.signal);
        if (this.wanted !== null) return;
      }
    }
  }

  private async putOrMake(letter: Received): Promise<void> {
    try {
      await this.wire.put(this.address, 'a', letter);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.makeBox();
      await this.wire.put(this.address, 'a', letter);
    }
  }

  private async makeBox(): Promise<void> {
    const { a, b } = this.keys.tokens;
    await this.wire.openBox({ box: this.keys.box, prints: [await this.printOf(a), await this.printOf(b)] });
  }

  private async printOf(token: string): Promise<string> {
    const print = await this.environment.crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    return [...new Uint8Array(print)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Whether it is worth going on; otherwise the link is over. */
  private survives(error: unknown): boolean {
    if (
      error instanceof Unreachable ||
      (error instanceof Refused && (error.status >= 500 || error.status === 429 || error.status === 404))
    ) {
      this.show({ connection: 'retrying' });
      return true;
    }
    if (!(error instanceof Refused)) throw error;
    this.end(new Problem('host.relay-interrupted', { detail: `服务器回答 ${error.status}` }, { cause: error }));
    return false;
  }

  /** Hears what Word has, and by this keeps the mailbox and notices a server that started anew. */
  private async listen(): Promise<void> {
    let failures = 0;
    while (!this.isOver) {
      try {
        const letter = await this.wire.take(this.address, 'b', this.heard, this.about.waitMs);
        failures = 0;
        if (this.wanted === null && !this.pumping) this.show({ connection: 'up' });
        if (letter !== null) await this.hear(letter);
      } catch (error) {
        failures += 1;
        if (isMissing(error) && (await this.restore())) continue;
        if (!isMissing(error) && !this.survives(error)) return;
        await pause(pauseAfter(failures, error, this.environment.random()), this.turn.signal);
      }
    }
  }

  private async restore(): Promise<boolean> {
    try {
      await this.makeBox();
      if (this.letter !== null && !this.pumping) await this.wire.put(this.address, 'a', this.letter);
      return true;
    } catch (error) {
      if (isOutrun(error)) return true;
      return this.survives(error) ? false : true;
    }
  }

  private async hear({ sequence, bytes }: Received): Promise<void> {
    const text = sequence > this.heard ? await unseal(this.environment.crypto, this.keys, 'b', sequence, bytes) : null;
    if (text === null) {
      // Only a word of thanks is missing; what is sent does not depend on it.
      this.show({ trouble: new Problem(sequence > this.heard ? 'host.relay-tampered' : 'host.relay-replayed', {}) });
      return pause(pauseAfter(4, null, this.environment.random()), this.turn.signal);
    }
    this.heard = sequence;
    const letter = this.readUsable(text);
    if (letter === null) return;
    if (letter.kind === 'got') this.show({ delivered: letter.digest });
    if (letter.kind !== 'bye') return;
    await this.wire.close(this.address).catch(onlyTheNet);
    this.end(new Problem('host.relay-left', {}));
  }

  /** null: sealed by the other pane and still nothing of ours; what is sent goes on, and so does listening. */
  private readUsable(text: string): LetterText | null {
    try {
      return readLetter(text);
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.show({ trouble: new Problem('host.relay-tampered', {}, { cause: error }) });
      return null;
    }
  }
}

/** A letter is older than the one that is there: something newer was sent already, and nothing is missing. */
const isOutrun = (error: unknown): boolean => error instanceof Refused && error.reason === 'sequence';
const isMissing = (error: unknown): boolean => error instanceof Refused && error.status === 404;
