import { Problem } from '../../core/problem/further-problem';
import type { LinkPackage } from '../../core/report/link/link-package';
import type { RelaySender, SenderState } from '../../hosts/port/report-relay';
import { agree, commitmentOf, makeOffer, OFFER_BYTES, type SharedKeys } from './keys';
import { Followed } from './pace';
import { SendingLink } from './sending-link';
import type { RelayAbout } from '../protocol/messages';
import { pairingProblem, RelayWire, type Address, type RelayEnvironment } from './wire';

interface Agreed {
  readonly wire: RelayWire;
  readonly about: RelayAbout;
  readonly keys: SharedKeys;
}

/** The Excel pane's end. Everything it holds is in memory: closing the pane forgets the keys. */
export function createRelaySender(environment: RelayEnvironment): RelaySender {
  return new Sender(environment);
}

class Sender implements RelaySender {
  private readonly followed = new Followed<SenderState>({ step: 'idle' });
  private turn = new AbortController();
  private agreed: Agreed | null = null;
  private link: SendingLink | null = null;
  private offered: LinkPackage | null = null;

  constructor(private readonly environment: RelayEnvironment) {}

  get state(): SenderState {
    return this.followed.state;
  }

  subscribe(listener: (state: SenderState) => void): () => void {
    return this.followed.subscribe(listener);
  }

  async pair(): Promise<void> {
    await this.leave();
    const turn = new AbortController();
    this.turn = turn;
    this.followed.set({ step: 'opening' });
    const wire = new RelayWire(this.environment, turn.signal);
    await this.inTurn(turn, async () => {
      if ((this.environment.crypto as Partial<Crypto>).subtle === undefined)
        throw new Problem('host.relay-insecure', {});
      const about = await wire.about();
      if (about === null) throw new Problem('host.relay-absent', {});
      const { number, ...address } = await wire.openPairing();
      if (turn.signal.aborted) return;
      const expiresAt = this.environment.now() + about.pairingMs;
      this.followed.set({ step: 'waiting', number, expiresAt });
      // The number is on the screen; the rest waits for a person.
      void this.inTurn(turn, () => this.exchange(wire, about, address, expiresAt));
    });
  }

  /** Trouble of a turn that is still the present one becomes its end. */
  private async inTurn(turn: AbortController, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (turn.signal.aborted) return;
      const problem = pairingProblem(error, '');
      turn.abort();
      this.followed.set({ step: 'ended', problem });
    }
  }

  private async exchange(wire: RelayWire, about: RelayAbout, pairing: Address, expiresAt: number): Promise<void> {
    const { crypto, now } = this.environment;
    const own = await makeOffer(crypto);
    // Bound before the other's key is seen: nobody in between can choose a key that gives the same digits.
    await wire.put(pairing, 'a', { sequence: 1, bytes: await commitmentOf(crypto, own.shown) });
    let theirs = null;
    while (theirs === null) {
      if (now() >= expiresAt)
        throw new Problem('host.relay-expired', { minutes: Math.round(about.pairingMs / 60_000) });
      theirs = await wire.take(pairing, 'b', 0, about.waitMs);
    }
    if (theirs.bytes.length !== OFFER_BYTES) throw new Problem('host.relay-interrupted', { detail: '对方的回答不对' });
    await wire.put(pairing, 'a', { sequence: 2, bytes: own.shown });
    const keys = await agree(crypto, own, own.shown, theirs.bytes);
    if (keys === null) throw new Problem('host.relay-interrupted', { detail: '对方的密钥不对' });
    this.agreed = { wire, about, keys };
    this.followed.set({ step: 'comparing', digits: keys.digits });
  }

  confirm(): void {
    if (this.state.step !== 'comparing' || this.agreed === null) return;
    const { wire, about, keys } = this.agreed;
    this.link = new SendingLink(this.environment, wire, about, keys, this.turn, this.followed);
    this.link.start(this.offered);
  }

  offer(link: LinkPackage): void {
    this.offered = link;
    this.link?.offer(link);
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
