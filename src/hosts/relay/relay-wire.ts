import { Problem } from '../../core/problem/problem';
import type { CryptoDoor } from './relay-keys';

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
    base: new URL('relay/', document.baseURI).href,
    fetch: (input, init) => fetch(input, init),
    crypto,
    now: () => Date.now(),
    random: () => Math.random(),
  };
}

export interface RelayAbout {
  readonly maxBytes: number;
  readonly waitMs: number;
  readonly pairingMs: number;
}

/** The server said no, or something that is not an answer. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
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

export interface Address {
  readonly box: string;
  readonly token: string;
}

const PATIENCE_MS = 15_000;

/** The relay's addresses as the client sees them. Throws Refused and Unreachable, nothing else. */
export class RelayWire {
  constructor(
    private readonly environment: RelayEnvironment,
    private readonly signal: AbortSignal,
  ) {}

  /** null: this server has no relay. */
  async about(): Promise<RelayAbout | null> {
    const response = await this.ask('about.json', { method: 'GET' }).catch((error: unknown) => {
      // A server of plain files says that there is no such file, or that this may not be asked.
      if (error instanceof Refused && error.status < 500 && error.status !== 429) return null;
      throw error;
    });
    const about = response === null ? null : await this.json(response).catch(() => null);
    // Some servers answer every unknown address with their start page.
    return about !== null && about['relay'] === 1 ? (about as unknown as RelayAbout) : null;
  }

  async openPairing(): Promise<{ readonly number: string } & Address> {
    return (await this.json(await this.ask('pair', { method: 'POST' }))) as unknown as { number: string } & Address;
  }

  async claimPairing(number: string): Promise<Address> {
    return (await this.json(await this.ask(`pair/${number}`, { method: 'POST' }))) as unknown as Address;
  }

  /** @param prints SHA-256 of the two tokens, hexadecimal */
  async openBox(box: string, prints: readonly [string, string]): Promise<void> {
    await this.ask('box', { method: 'POST', body: [box, ...prints].join(' ') });
  }

  /** A letter that is there already (its first answer was lost) is no trouble. */
  async put({ box, token }: Address, side: 'a' | 'b', { sequence, bytes }: Received): Promise<void> {
    try {
      await this.ask(`box/${box}/${side}`, { method: 'PUT', body: bytes }, { token, sequence });
    } catch (error) {
      if (!(error instanceof Refused && error.status === 409 && error.sequence === sequence)) throw error;
    }
  }

  /** The other side's latest letter if it is later than `after`; null: none within the server's patience. */
  async take({ box, token }: Address, side: 'a' | 'b', after: number, waitMs: number): Promise<Received | null> {
    const response = await this.ask(
      `box/${box}/${side}?after=${after}`,
      { method: 'GET' },
      { token },
      waitMs + PATIENCE_MS,
    );
    if (response.status === 204) return null;
    const sequence = Number(response.headers.get('x-jixiao-sequence'));
    if (!Number.isInteger(sequence) || sequence < 1) throw new Refused(response.status, 'sequence', null, null);
    return { sequence, bytes: new Uint8Array(await this.body(() => response.arrayBuffer())) };
  }

  async close({ box, token }: Address): Promise<void> {
    await this.ask(`box/${box}/a`, { method: 'DELETE' }, { token });
  }

  private async ask(
    path: string,
    init: RequestInit,
    { token, sequence }: { token?: string; sequence?: number } = {},
    patienceMs = PATIENCE_MS,
  ): Promise<Response> {
    const headers: Record<string, string> = { 'x-jixiao-relay': '1' };
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (sequence !== undefined) headers['x-jixiao-sequence'] = String(sequence);
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
    const reason = /"refused":"([a-z-]+)"/.exec(text)?.[1] ?? '';
    const numberIn = (name: string): number | null => {
      const value = response.headers.get(name);
      return value !== null && /^\d+$/.test(value) ? Number(value) : null;
    };
    const seconds = numberIn('retry-after');
    return new Refused(
      response.status,
      reason,
      seconds === null ? null : seconds * 1000,
      numberIn('x-jixiao-sequence'),
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
        detail: reason === 'wrong-numbers' ? '试错的配对号太多' : '人太多',
        seconds: Math.ceil((retryMs ?? 30_000) / 1000),
      },
      cause,
    );
  return new Problem('host.relay-interrupted', { detail: `服务器回答 ${status}` }, cause);
}

/** Nothing depends on the answer. */
export function onlyTheNet(error: unknown): void {
  if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
}
