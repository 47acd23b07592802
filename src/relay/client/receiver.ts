import { Problem } from '../../core/problem/further-problem';
import type { ReceiverState, RelayReceiver } from '../../hosts/port/report-relay';
import { agree, COMMITMENT_BYTES, commitmentOf, equalBytes, makeOffer, OFFER_BYTES, type SharedKeys } from './keys';
import { Followed, sixDigits } from './pace';
import { ReceivingLink } from './receiving-link';
import type { RelayAbout } from '../protocol/messages';
import { onlyTheNet, pairingProblem, RelayWire, type Address, type Received, type RelayEnvironment } from './wire';

const TRIES = 3;
/** The Excel pane answers by itself. */
const ANSWER_MS = 30_000;

/** The Word pane's end. Everything it holds is in memory: closing the pane forgets the keys. */
export function createRelayReceiver(environment: RelayEnvironment): RelayReceiver {
  return new Receiver(environment);
}

class Receiver implements RelayReceiver {
  private readonly followed = new Followed<ReceiverState>({ step: 'idle' });
  private turn = new AbortController();
  private agreed: { readonly wire: RelayWire; readonly about: RelayAbout; readonly keys: SharedKeys } | null = null;
  private link: ReceivingLink | null = null;
  private wrong = 0;

  constructor(private readonly environment: RelayEnvironment) {}

  get state(): ReceiverState {
    return this.followed.state;
  }

  subscribe(listener: (state: ReceiverState) => void): () => void {
    return this.followed.subscribe(listener);
  }

  async join(typed: string): Promise<void> {
    await this.leave();
    const turn = new AbortController();
    this.turn = turn;
    const number = sixDigits(typed);
    if (number === null)
      return this.followed.set({ step: 'ended', problem: new Problem('host.relay-number-shape', {}) });
    this.followed.set({ step: 'joining' });
    try {
      await this.exchange(new RelayWire(this.environment, turn.signal), number, turn.signal);
    } catch (error) {
      if (turn.signal.aborted) return;
      const problem = pairingProblem(error, number);
      turn.abort();
      this.followed.set({ step: 'ended', problem });
    }
  }

  private async exchange(wire: RelayWire, number: string, signal: AbortSignal): Promise<void> {
    const { crypto } = this.environment;
    if ((crypto as Partial<Crypto>).subtle === undefined) throw new Problem('host.relay-insecure', {});
    const about = await wire.about();
    if (about === null) throw new Problem('host.relay-absent', {});
    const pairing = await wire.claimPairing(number);
    const commitment = await this.answer(wire, about, pairing, 0);
    if (commitment.sequence !== 1 || commitment.bytes.length !== COMMITMENT_BYTES)
      throw new Problem('host.relay-interrupted', { detail: '对方的回答不对' });
    const own = await makeOffer(crypto);
    await wire.put(pairing, 'b', { sequence: 1, bytes: own.shown });
    const { bytes: first } = await this.answer(wire, about, pairing, 1);
    const isKept = first.length === OFFER_BYTES && equalBytes(await commitmentOf(crypto, first), commitment.bytes);
    // Over for both: the number cannot be used again.
    await wire.close(pairing).catch(onlyTheNet);
    if (!isKept) throw new Problem('host.relay-mismatch', {});
    const keys = await agree(crypto, own, first, own.shown);
    if (keys === null) throw new Problem('host.relay-interrupted', { detail: '对方的密钥不对' });
    if (signal.aborted) return;
    this.agreed = { wire, about, keys };
    this.wrong = 0;
    this.followed.set({ step: 'comparing', trouble: null });
  }

  private async answer(wire: RelayWire, about: RelayAbout, pairing: Address, after: number): Promise<Received> {
    const until = this.environment.now() + ANSWER_MS;
    while (this.environment.now() < until) {
      const letter = await wire.take(pairing, 'a', after, about.waitMs);
      if (letter !== null && letter.sequence > after) return letter;
    }
    throw new Problem('host.relay-interrupted', { detail: 'Excel 窗格没有回答' });
  }

  check(typed: string): void {
    if (this.state.step !== 'comparing' || this.agreed === null) return;
    const { wire, about, keys } = this.agreed;
    const digits = sixDigits(typed);
    if (digits === null)
      return this.followed.set({ step: 'comparing', trouble: new Problem('host.relay-digits-shape', {}) });
    if (digits !== keys.digits) {
      this.wrong += 1;
      const left = TRIES - this.wrong;
      if (left > 0)
        return this.followed.set({ step: 'comparing', trouble: new Problem('host.relay-digits-wrong', { left }) });
      this.agreed = null;
      this.turn.abort();
      return this.followed.set({ step: 'ended', problem: new Problem('host.relay-mismatch', {}) });
    }
    this.link = new ReceivingLink(this.environment, wire, about, keys, this.turn, this.followed);
    this.link.start();
  }

  async stop(): Promise<void> {
    const wasActive = !['idle', 'ended'].includes(this.state.step);
    await this.leave();
    if (wasActive) this.followed.set({ step: 'ended', problem: null });
  }

  private async leave(): Promise<void> {
    const { link, turn } = this;
    this.link = null;
    this.agreed = null;
    await link?.sayGoodbye();
    turn.abort();
  }
}
