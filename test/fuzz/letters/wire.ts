import { webcrypto } from 'node:crypto';
import type { LinkPackage } from '../../../src/core/report/link/link-package';
import { isProblem, type Problem } from '../../../src/core/problem/problem';
import type { ReceiverState, SenderState } from '../../../src/hosts/port/report-relay';
import { agree, makeOffer, seal, type SharedKeys } from '../../../src/relay/client/keys';
import { writeLetter } from '../../../src/relay/client/letters';
import { Followed } from '../../../src/relay/client/pace';
import { ReceivingLink } from '../../../src/relay/client/receiving-link';
import { SendingLink } from '../../../src/relay/client/sending-link';
import { RelayWire, type RelayEnvironment } from '../../../src/relay/client/wire';
import type { Side } from '../../../src/relay/protocol/addresses';
import { sequenceHeader } from '../../../src/relay/protocol/headers';
import { relayVersion, type RelayAbout } from '../../../src/relay/protocol/messages';
import type { Judged } from '../judge';
import { mutateBytes } from '../mutate/bytes';
import type { Dice } from '../mutate/dice';
import { oddText } from '../mutate/odd';
import { makePackageText } from './packages';

// Node's own types of the same thing.
const crypto = webcrypto as unknown as Crypto;
const about: RelayAbout = { relay: relayVersion, maxBytes: 2 ** 20, waitMs: 1000, pairingMs: 60_000, idleMs: 60_000 };

/** One answer of a server to the question for a letter. */
export interface Answer {
  readonly status: number;
  readonly sequence: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly retryAfter?: string;
}

/** What a pane is sent, and by whom each package in it was sealed. */
export interface Letters {
  readonly side: Side;
  /** null: the connection breaks. */
  readonly answers: readonly (Answer | null)[];
  /** Of every package that the other pane sealed: nothing else may be shown, and none after a later one. */
  readonly digests: readonly string[];
}

export async function pairedKeys(): Promise<SharedKeys> {
  const [first, second] = [await makeOffer(crypto), await makeOffer(crypto)];
  const keys = await agree(crypto, first, first.shown, second.shown);
  if (keys === null) throw new Error('no keys');
  return keys;
}

/** A letter that `from` seals, as an honest server hands it on. */
export async function sealedLetter(keys: SharedKeys, from: Side, sequence: number, text: string): Promise<Answer> {
  const bytes = new Uint8Array(await seal(crypto, keys, from, sequence, text));
  return { status: 200, sequence: String(sequence), bytes };
}

/** A few letters of the other pane, and what a server makes of them. @param side of the pane that hears them */
export async function makeLetters(
  keys: SharedKeys,
  stranger: SharedKeys,
  link: LinkPackage,
  dice: Dice,
): Promise<Letters> {
  const side: Side = dice.chance(0.7) ? 'b' : 'a';
  const from: Side = side === 'b' ? 'a' : 'b';
  const digests: string[] = [];
  const sealed: Answer[] = [];
  const count = 1 + dice.below(4);
  for (let sequence = 1; sequence <= count; sequence++) {
    const digest = `d${sequence}`;
    let text =
      from === 'a' ? writeLetter({ kind: 'link', link: { ...link, digest } }) : writeLetter({ kind: 'got', digest });
    if (dice.chance(0.1)) text = dice.pick(['hello', 'bye', 'bye ', '', 'got\n', 'got', oddText(dice)]);
    else if (dice.chance(0.15)) text = makePackageText(link, dice).text;
    else if (from === 'a') digests.push(digest);
    const whose = dice.chance(0.06) ? stranger : keys;
    sealed.push(await sealedLetter(whose, dice.chance(0.04) ? side : from, sequence, text));
  }
  return {
    side,
    answers: Array.from({ length: count + dice.below(3) }, (_, at) => changed(sealed, at, dice)),
    digests,
  };
}

function changed(sealed: readonly Answer[], at: number, dice: Dice): Answer | null {
  const own = sealed[at] ?? dice.pick(sealed);
  switch (dice.below(12)) {
    case 0:
      return { ...own, bytes: new Uint8Array(mutateBytes(own.bytes, dice)) };
    case 1:
      // Again, or out of turn.
      return dice.pick(sealed);
    case 2:
      return { ...own, bytes: dice.pick(sealed).bytes };
    case 3:
      return {
        ...own,
        sequence: dice.pick(['0', '-1', '1.5', '', 'x', '999999999999999', '9999999999999999', null, '2', '00']),
      };
    case 4:
      return { ...own, bytes: own.bytes.slice(0, dice.below(own.bytes.length)) };
    case 5:
      return { ...own, bytes: new Uint8Array(dice.size(8_000_000)) };
    case 6:
      return null;
    case 7: {
      const bytes = new TextEncoder().encode(
        dice.pick(['', '<!doctype html>', '{"refused":"sequence"}', '{"refused":"full"}', '{']),
      );
      const status = dice.pick([204, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503]);
      return {
        status,
        sequence: dice.pick([null, '1', '9']),
        bytes,
        retryAfter: dice.pick(['1', '0', '-1', 'x', '99999999999', 'Wed, 21 Oct 2026 07:28:00 GMT']),
      };
    }
    default:
      return own;
  }
}

/** All waiting of the panes' own is over at once; their patience with the server is not. */
async function hurried<T>(work: () => Promise<T>): Promise<T> {
  const before = globalThis.setTimeout;
  globalThis.setTimeout = ((run: () => void, ms = 0) =>
    before(run, ms < 15_000 || ms >= 60_000 ? 0 : ms)) as typeof setTimeout;
  try {
    return await work();
  } finally {
    globalThis.setTimeout = before;
  }
}

/** The pane hears these letters one after the other. */
export async function judgeLetters(
  { side, answers, digests }: Letters,
  keys: SharedKeys,
): Promise<Judged & { readonly states: readonly State[] }> {
  const cpu = process.cpuUsage();
  const rejected: unknown[] = [];
  const reject = (reason: unknown): void => void rejected.push(reason);
  process.on('unhandledRejection', reject);
  const turn = new AbortController();
  try {
    const { states, isStuck } = await hurried(() => statesOf(side, answers, keys, turn));
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (user + system) / 1e6;
    const trouble = [...rejected.map(textOf), ...states.map((state) => wrongState(state)), orderOf(states, digests)];
    if (isStuck) trouble.push('既没有结束，也不再问');
    if (seconds > 2) trouble.push(`用了 ${seconds.toFixed(1)} 秒`);
    return { trouble: trouble.find((one) => one !== null) ?? null, answers: [lastOf(states)], seconds, states };
  } finally {
    turn.abort();
    process.off('unhandledRejection', reject);
  }
}

type State = ReceiverState | SenderState;

/** Every state that the pane was in, until it asks once more and there is nothing left, or it has ended. */
async function statesOf(
  side: Side,
  answers: readonly (Answer | null)[],
  keys: SharedKeys,
  turn: AbortController,
): Promise<{ readonly states: readonly State[]; readonly isStuck: boolean }> {
  const left = [...answers];
  let isDone = (): void => undefined;
  const done = new Promise<void>((resolve) => (isDone = resolve));
  const environment: RelayEnvironment = {
    base: 'https://relay.invalid/',
    crypto,
    now: () => 0,
    random: () => 0.5,
    async fetch(_input, init) {
      if (init?.method !== 'GET') return new Response(null, { status: 204 });
      const answer = left.shift();
      if (answer === undefined) {
        isDone();
        return new Promise<Response>((_, failed) => {
          init.signal?.addEventListener('abort', () => failed(new DOMException('stopped', 'AbortError')));
        });
      }
      if (answer === null) throw new TypeError('fetch failed');
      return responseOf(answer);
    },
  };
  turn.signal.addEventListener('abort', isDone);
  const wire = new RelayWire(environment, turn.signal);
  const states: State[] = [];
  if (side === 'b') {
    const followed = new Followed<ReceiverState>({ step: 'idle' });
    followed.subscribe((state) => void states.push(state));
    new ReceivingLink(environment, wire, about, keys, turn, followed).start();
  } else {
    const followed = new Followed<SenderState>({ step: 'idle' });
    followed.subscribe((state) => void states.push(state));
    new SendingLink(environment, wire, about, keys, turn, followed).start(null);
  }
  let isStuck = false;
  const limit = new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      isStuck = true;
      resolve();
    }, 15_000);
    void done.then(() => clearTimeout(timer));
  });
  await Promise.race([done, limit]);
  // What was rejected without anybody waiting for it is told after this turn.
  await new Promise((resolve) => setImmediate(resolve));
  return { states, isStuck };
}

function responseOf({ status, sequence, bytes, retryAfter }: Answer): Response {
  const headers = new Headers();
  if (sequence !== null) headers.set(sequenceHeader, sequence);
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  return new Response(status === 204 ? null : bytes, { status, headers });
}

const problemIn = (state: State): Problem | null =>
  'problem' in state ? state.problem : 'trouble' in state ? state.trouble : null;

function wrongState(state: State): string | null {
  const problem = problemIn(state);
  return problem === null || isProblem(problem) ? null : `不是说给人听的：${textOf(problem)}`;
}

/** Packages are those that were sealed, each once, and never an earlier one after a later one. */
function orderOf(states: readonly State[], digests: readonly string[]): string | null {
  const shown = states.flatMap((state) => ('link' in state && state.link !== null ? [state.link.digest] : []));
  const known = shown.filter((digest) => digests.includes(digest)).map((digest) => digests.indexOf(digest));
  const backwards = known.find((place, at) => at > 0 && place < known[at - 1]!);
  return backwards === undefined ? null : `数据包倒回去了：${shown.join('、')}`;
}

const lastOf = (states: readonly State[]): string => {
  const last = states.at(-1);
  return last === undefined ? 'silent' : `${last.step} ${problemIn(last)?.code ?? ''}`.trim();
};

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
