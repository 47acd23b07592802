import { Problem } from '../../core/problem/further-problem';
import {
  aboutPath,
  afterQuery,
  boxPath,
  claimPath,
  pairPath,
  relayFolder,
  slotPath,
  type Side,
} from '../protocol/addresses';
import { bearer, pageHeader, pageHeaderValue, sequenceHeader, sequenceOf } from '../protocol/headers';
import {
  readRefusal,
  relayVersion,
  writeWish,
  type ClaimedPairing,
  type OpenedPairing,
  type Refusal,
  type RelayAbout,
  type Wish,
} from '../protocol/messages';
import type { CryptoDoor } from './keys';

/** What the relay needs of its surroundings: a browser's globals, or Node's. */
export interface RelayEnvironment {
  /** The folder of the relay on the pane's own origin, with the slash: `new URL('relay/', document.baseURI).href`. */
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly crypto: CryptoDoor;
  readonly now: () => number;
  /** 0 to 1; spreads the panes' returns after the server was gone. */
  readonly random: () => number;
}

/** Usual surroundings in a pane. */
export function browserRelay(): RelayEnvironment {
  return {
    base: new URL(relayFolder, document.baseURI).href,
    fetch: (input, init) => fetch(input, init),
    crypto,
    now: () => Date.now(),
    random: () => Math.random(),
  };
}

/** The server said no, or something that is not an answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** Also: what came is no JSON. */
    readonly reason: Refusal | 'not-json' | '',
    /** Milliseconds until asking again makes sense; null: it did not say. */
    readonly retryMs: number | null,
    /** With 409: the number of the letter that is there. */
    readonly sequence: number | null,
  ) {
    super(`${status} ${reason}`);
  }
}

/** No answer at all: the network, or a server that is gone. */
export class Unreachable extends Error {}

export interface Received {
  readonly sequence: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One's own way into a mailbox. */
export type Address = ClaimedPairing;

const PATIENCE_MS = 15_000;

/** The relay's addresses as the client sees them. Throws Refused and Unreachable, nothing else. */
export class RelayWire {
  constructor(
    private readonly environment: RelayEnvironment,
    private readonly signal: AbortSignal,
  ) {}

  /** null: this server has no relay. */
  async about(): Promise<RelayAbout | null> {
    const response = await this.ask(aboutPath, { method: 'GET' }).catch((error: unknown) => {
      // A server of plain files says that there is no such file, or that this may not be asked.
      if (error instanceof Refused && error.status < 500 && error.status !== 429) return null;
      throw error;
    });
    const about = response === null ? null : await this.json(response).catch(() => null);
    // Some servers answer every unknown address with their start page.
    return about !== null && about['relay'] === relayVersion ? (about as unknown as RelayAbout) : null;
  }

  async openPairing(): Promise<OpenedPairing> {
    return (await this.json(await this.ask(pairPath, { method: 'POST' }))) as unknown as OpenedPairing;
  }

  async claimPairing(number: string): Promise<Address> {
    return (await this.json(await this.ask(claimPath(number), { method: 'POST' }))) as unknown as Address;
  }

  async openBox(wish: Wish): Promise<void> {
    await this.ask(boxPath, { method: 'POST', body: writeWish(wish) });
  }

  /** A letter that is there already (its first answer was lost) is no trouble. */
  async put({ box, token }: Address, side: Side, { sequence, bytes }: Received): Promise<void> {
    try {
      await this.ask(slotPath(box, side), { method: 'PUT', body: bytes }, { token, sequence });
    } catch (error) {
      if (!(error instanceof Refused && error.status === 409 && error.sequence === sequence)) throw error;
    }
  }

  /** The other side's latest letter if it is later than `after`; null: none within the server's patience. */
  async take({ box, token }: Address, side: Side, after: number, waitMs: number): Promise<Received | null> {
    const response = await this.ask(
      slotPath(box, side) + afterQuery(after),
      { method: 'GET' },
      { token },
      waitMs + PATIENCE_MS,
    );
    if (response.status === 204) return null;
    const sequence = sequenceOf(response.headers.get(sequenceHeader));
    if (sequence === null || sequence < 1) throw new Refused(response.status, '', null, null);
    return { sequence, bytes: new Uint8Array(await this.body(() => response.arrayBuffer())) };
  }

  async close({ box, token }: Address): Promise<void> {
    await this.ask(slotPath(box, 'a'), { method: 'DELETE' }, { token });
  }

  private async ask(
    path: string,
    init: RequestInit,
    { token, sequence }: { token?: string; sequence?: number } = {},
    patienceMs = PATIENCE_MS,
  ): Promise<Response> {
    const headers: Record<string, string> = { [pageHeader]: pageHeaderValue };
    if (token !== undefined) headers['authorization'] = bearer(token);
    if (sequence !== undefined) headers[sequenceHeader] = String(sequence);
    const patience = new AbortController();
    const stop = (): void => patience.abort();
    const timer = setTimeout(stop, patienceMs);
    this.signal.addEventListener('abort', stop);
    if (this.signal.aborted) stop();
    try {
      const { base, fetch } = this.environment;
      const wish: RequestInit = {
        ...init,
        headers,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: patience.signal,
      };
      const response = await this.body(() => fetch(base + path, wish));
      if (!response.ok) throw await this.refusal(response);
      return response;
    } finally {
      clearTimeout(timer);
      this.signal.removeEventListener('abort', stop);
    }
  }

  private async refusal(response: Response): Promise<Refused> {
    const text = await this.body(() => response.text());
    const retryAfter = response.headers.get('retry-after');
    const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
    return new Refused(
      response.status,
      readRefusal(text),
      seconds === null ? null : seconds * 1000,
      sequenceOf(response.headers.get(sequenceHeader)),
    );
  }

  private async json(response: Response): Promise<Readonly<Record<string, unknown>>> {
    const text = await this.body(() => response.text());
    try {
      const tree: unknown = JSON.parse(text);
      if (typeof tree === 'object' && tree !== null) return tree as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new Refused(response.status, 'not-json', null, null);
  }

  /** Whatever fetch and reading reject with is the network's: TypeError, AbortError, the platform's own. */
  private async body<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw new Unreachable('no answer', { cause: error });
    }
  }
}

/** What a failed pairing says to people. Other errors are our own. */
export function pairingProblem(error: unknown, number: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Unreachable) return new Problem('host.relay-unreachable', {}, { cause: error });
  if (!(error instanceof Refused)) throw error;
  const { status, reason, retryMs } = error;
  const cause = { cause: error };
  if (reason === 'unknown') return new Problem('host.relay-number-unknown', { number }, cause);
  if (reason === 'taken') return new Problem('host.relay-number-taken', { number }, cause);
  if (status === 429 || status === 503)
    return new Problem(
      'host.relay-busy',
      {
        detail: tooMuch(status, reason),
        seconds: Math.ceil((retryMs ?? 30_000) / 1000),
      },
      cause,
    );
  return new Problem('host.relay-interrupted', { detail: `服务器回答 ${status}` }, cause);
}

/** A whole office may have one address, so it need not be this person's doing. */
function tooMuch(status: number, reason: Refused['reason']): string {
  if (reason === 'wrong-numbers') return '从同一个网络地址试错的配对号太多';
  return status === 429 ? '同一个网络地址上用的人太多' : '人太多';
}

/** Nothing depends on the answer. */
export function onlyTheNet(error: unknown): void {
  if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
}
