import { Problem } from '../../core/problem/further-problem';
import { isProblem } from '../../core/problem/problem';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { ReceiverState, RelayConnection } from '../../hosts/port/report-relay';
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

/** While the Excel pane has not confirmed, or is not there. */
const ABSENT_MS = 1000;
/** After something that could not be used: the genuine letter replaces it. */
const SUSPICIOUS_MS = 2000;
const GOODBYE_MS = 2000;

/** The Word pane's end of a link: takes the latest letter, opens it, says what it has. */
export class ReceivingLink {
  private readonly address: Address;
  /** The number of the last letter that was opened; an older one is a repetition. */
  private taken = 0;
  private sequence = 0;
  private thanks: string | null = null;
  private connection: RelayConnection = 'up';
  private isLinked = false;
  private link: LinkPackage | null = null;
  private trouble: Problem | null = null;

  constructor(
    private readonly environment: RelayEnvironment,
    private readonly wire: RelayWire,
    private readonly about: RelayAbout,
    private readonly keys: SharedKeys,
    private readonly turn: AbortController,
    private readonly followed: Followed<ReceiverState>,
  ) {
    this.address = { box: keys.box, token: keys.tokens.b };
  }

  start(): void {
    this.show({});
    void this.listen();
  }

  /** Tells Excel, as far as the server is there; never takes long. */
  async sayGoodbye(): Promise<void> {
    if (this.turn.signal.aborted) return;
    const wait = new AbortController();
    await Promise.race([this.say({ kind: 'bye' }).catch(onlyTheNet), pause(GOODBYE_MS, wait.signal)]);
    wait.abort();
  }

  private get isOver(): boolean {
    return this.turn.signal.aborted;
  }

  private show(change: { connection?: RelayConnection; link?: LinkPackage; trouble?: Problem | null }): void {
    const { connection = this.connection, link = this.link, trouble = this.trouble } = change;
    Object.assign(this, { connection, link, trouble });
    if (this.isOver) return;
    const state: ReceiverState = this.isLinked
      ? { step: 'linked', connection, link, trouble }
      : { step: 'checked', connection };
    if (!isSame(state, this.followed.state)) this.followed.set(state);
  }

  private async say(text: LetterText): Promise<void> {
    this.sequence += 1;
    const sequence = this.sequence;
    const bytes = await seal(this.environment.crypto, this.keys, 'b', sequence, writeLetter(text));
    await this.wire.put(this.address, 'b', { sequence, bytes });
  }

  private async listen(): Promise<void> {
    let failures = 0;
    while (!this.isOver) {
      try {
        await this.thank();
        const letter = await this.wire.take(this.address, 'a', this.taken, this.about.waitMs);
        failures = 0;
        this.show({ connection: 'up' });
        if (letter !== null) await this.open(letter);
      } catch (error) {
        failures += 1;
        await this.bear(error, failures);
      }
    }
  }

  private async thank(): Promise<void> {
    const digest = this.thanks;
    if (digest === null) return;
    await this.say({ kind: 'got', digest });
    if (this.thanks === digest) this.thanks = null;
  }

  private async bear(error: unknown, failures: number): Promise<void> {
    const { signal } = this.turn;
    if (error instanceof Refused && error.status === 404) {
      if (this.isLinked) this.show({ connection: 'alone' });
      return pause(ABSENT_MS * (0.75 + this.environment.random() / 2), signal);
    }
    const isPassing =
      error instanceof Unreachable ||
      (error instanceof Refused && (error.status >= 500 || error.status === 429 || error.status === 409));
    if (isPassing) {
      this.show({ connection: 'retrying' });
      return pause(pauseAfter(failures, error, this.environment.random()), signal);
    }
    if (!(error instanceof Refused)) throw error;
    this.end(new Problem('host.relay-interrupted', { detail: `服务器回答 ${error.status}` }, { cause: error }));
  }

  private async open({ sequence, bytes }: Received): Promise<void> {
    if (sequence <= this.taken) return this.suspect(new Problem('host.relay-replayed', {}));
    const text = await unseal(this.environment.crypto, this.keys, 'a', sequence, bytes);
    if (text === null) return this.suspect(new Problem('host.relay-tampered', {}));
    this.taken = sequence;
    this.isLinked = true;
    try {
      await this.obey(readLetter(text));
    } catch (error) {
      // Sealed by the other pane and still not usable: another version of this program.
      if (!isProblem(error)) throw error;
      this.show({ trouble: error });
    }
  }

  private async obey(letter: LetterText): Promise<void> {
    if (letter.kind === 'bye') {
      await this.wire.close(this.address).catch(onlyTheNet);
      return this.end(new Problem('host.relay-left', {}));
    }
    if (letter.kind !== 'link') return this.show({ trouble: null });
    this.thanks = letter.link.digest;
    this.show({ link: letter.link, trouble: null });
  }

  private async suspect(trouble: Problem): Promise<void> {
    // Before the first genuine letter there is nothing that it could spoil.
    if (this.isLinked && this.trouble?.code !== trouble.code) this.show({ trouble });
    await pause(SUSPICIOUS_MS, this.turn.signal);
  }

  private end(problem: Problem): void {
    if (this.isOver) return;
    this.turn.abort();
    this.followed.set({ step: 'ended', problem });
  }
}

function isSame(a: ReceiverState, b: ReceiverState): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ReceiverState>;
  return [...keys].every((key) => a[key] === b[key]);
}
